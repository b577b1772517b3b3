import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { countCharacters, type FileFacts, type FileFormat, type FileProblem } from '../evidence';
import { FORMATS, formatOfName } from './formats';
import { readPicture, type DecodePicture } from './picture';
import { FileError } from './problem';
import { formatOfCompound, formatOfZip, isCompound, signatureOf } from './signature';
import { samePictures } from './same';
import type { Grey } from './same/grey';
import { stopIfAborted } from './stop';
import { documentText } from './text';

/** A file of an evidence folder. */
export interface FolderFile {
  /** Inside the folder, with /. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Its name is not in UTF-8. */
  readonly isOddlyNamed?: boolean;
  /** It was listed, but cannot be opened. */
  readonly isGone?: boolean;
  /** The first `HEAD` bytes. */
  head(): Promise<Uint8Array>;
  /** All of it; only asked for up to `MAX_LOADED` bytes. */
  bytes(): Promise<Uint8Array>;
  /** Piece by piece, for files of any size. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** How a folder is looked through. */
export interface Examination {
  /** After every file, and once before the first: how many files, and how many bytes they have. */
  readonly onProgress?: (done: number, total: number, doneBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
}

/** Bytes of a document or picture that is still opened. Larger ones are `tooLarge`; their hash is made piece by piece. */
export const MAX_LOADED = 200 * 2 ** 20;

/**
 * What can be seen in each file, in the order given; one file in memory at a time. A file that cannot be read is no
 * error: its facts say so. Rejects with the signal's reason when it is aborted.
 */
export async function examineFiles(
  files: AsyncIterable<FolderFile> | readonly FolderFile[],
  { decode, onProgress, signal }: Examination & { readonly decode: DecodePicture },
): Promise<FileFacts[]> {
  const all: FolderFile[] = [];
  const sizes = new Map<number, number>();
  for await (const file of files) {
    stopIfAborted(signal);
    all.push(file);
    sizes.set(file.size, (sizes.get(file.size) ?? 0) + 1);
  }
  const facts: FileFacts[] = [];
  const small = new Map<FileFacts, Grey>();
  const totalBytes = all.reduce((sum, { size }) => sum + size, 0);
  let doneBytes = 0;
  onProgress?.(0, all.length, 0, totalBytes);
  for (const file of all) {
    stopIfAborted(signal);
    const { grey, ...own } = await examine(file, sizes.get(file.size)! > 1, decode, signal);
    facts.push(own);
    if (grey) small.set(own, grey);
    doneBytes += file.size;
    onProgress?.(facts.length, all.length, doneBytes, totalBytes);
  }
  return withSame(facts, small);
}

/** Names the pictures that are one after the first of them. */
function withSame(facts: readonly FileFacts[], small: ReadonlyMap<FileFacts, Grey>): FileFacts[] {
  const pictures = [...small.keys()];
  const numbers = samePictures([...small.values()]);
  const sizes = new Map<number, number>();
  for (const number of numbers) sizes.set(number, (sizes.get(number) ?? 0) + 1);
  const same = new Map(
    pictures.map((file, at) => [file, sizes.get(numbers[at]!)! > 1 ? pictures[numbers[at]!]!.path : '']),
  );
  return facts.map((file) =>
    file.picture ? { ...file, picture: { ...file.picture, same: same.get(file) ?? '' } } : file,
  );
}

/** The facts, and the picture in small where it is one. */
async function examine(
  file: FolderFile,
  hasTwin: boolean,
  decode: DecodePicture,
  signal: AbortSignal | undefined,
): Promise<FileFacts & { readonly grey?: Grey }> {
  const { path, size, isOddlyNamed = false } = file;
  const named = formatOfName(path);
  const facts = (format: FileFormat | null, more: Partial<FileFacts> = {}): FileFacts => ({
    path,
    size,
    sha256: null,
    kind: format === null ? 'other' : FORMATS[format].kind,
    format,
    isMisnamed: named !== null && format !== null && named !== format,
    isOddlyNamed,
    characters: null,
    picture: null,
    problem: null,
    ...more,
  });
  if (file.isGone) return facts(named, { problem: 'gone' });
  if (size === 0) return facts(named, { problem: 'empty' });
  let format = named;
  let hash: string | null = null;
  try {
    const said = signatureOf(await opened(() => file.head(), signal));
    const isContainer = said === 'zip' || said === 'compound';
    if (said !== null && !isContainer) format = said;
    const isRead = isContainer || (format !== null && FORMATS[format].read !== null);
    if (!isRead || size > MAX_LOADED) {
      hash = hasTwin ? await opened(() => hashOf(file.chunks(), signal), signal) : null;
      return facts(format, { sha256: hash, problem: isRead ? 'tooLarge' : problemOf(format) });
    }
    const bytes = await opened(() => file.bytes(), signal);
    hash = hasTwin ? bytesToHex(sha256(bytes)) : null;
    if (said === 'zip') format = formatOfZip(bytes);
    else if (said === 'compound') format = formatOfCompound(bytes) ?? format;
    // What it is called is not what it is.
    const isDenied = said === null ? format !== 'txt' : said === 'compound' && !isCompound(format);
    if (isDenied && format !== null) throw new FileError('unreadable');
    if (format === null || FORMATS[format].read === null)
      return facts(format, { sha256: hash, problem: problemOf(format) });
    if (FORMATS[format].read === 'picture') {
      const { facts: picture, grey } = await readPicture(bytes, decode);
      return { ...facts(format, { sha256: hash, picture: { ...picture, same: '' } }), grey };
    }
    const { text, pictures } = documentText(format, bytes);
    return facts(format, {
      sha256: hash,
      characters: countCharacters(text),
      ...(format === 'docx' ? { pictures } : {}),
    });
  } catch (error) {
    stopIfAborted(signal);
    return facts(format, { sha256: hash, problem: error instanceof FileError ? error.problem : 'unreadable' });
  }
}

/** Documents and pictures of formats that are not looked into. */
const problemOf = (format: FileFormat | null): FileProblem | null =>
  format === null || FORMATS[format].kind === 'other' ? null : 'unsupported';

/** What cannot even be opened is gone. */
async function opened<T>(open: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  try {
    return await open();
  } catch {
    stopIfAborted(signal);
    throw new FileError('gone');
  }
}

async function hashOf(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined): Promise<string> {
  const hash = sha256.create();
  for await (const chunk of chunks) {
    stopIfAborted(signal);
    hash.update(chunk);
  }
  return bytesToHex(hash.digest());
}
