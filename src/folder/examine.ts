import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { countCharacters, type FileFacts } from '../evidence';
import { formatOf } from './formats';
import { pictureFacts, type DecodePicture } from './picture';
import { FileError } from './problem';
import { stopIfAborted } from './stop';
import { docxText, plainText } from './text';

/** A file of an evidence folder. */
export interface FolderFile {
  /** Inside the folder, with /. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
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
  const totalBytes = all.reduce((sum, { size }) => sum + size, 0);
  let doneBytes = 0;
  onProgress?.(0, all.length, 0, totalBytes);
  for (const file of all) {
    stopIfAborted(signal);
    facts.push(await examine(file, sizes.get(file.size)! > 1, decode, signal));
    doneBytes += file.size;
    onProgress?.(facts.length, all.length, doneBytes, totalBytes);
  }
  return facts;
}

async function examine(
  file: FolderFile,
  hasTwin: boolean,
  decode: DecodePicture,
  signal: AbortSignal | undefined,
): Promise<FileFacts> {
  const { path, size } = file;
  const format = formatOf(path);
  const facts: FileFacts = {
    path,
    size,
    sha256: null,
    kind: format.kind,
    characters: null,
    picture: null,
    problem: null,
  };
  if (size === 0) return { ...facts, problem: 'empty' };
  let hash: string | null = null;
  try {
    if (format.read === null || size > MAX_LOADED) {
      hash = hasTwin ? await hashOf(file.chunks(), signal) : null;
      return { ...facts, sha256: hash, problem: format.read === null ? format.problem : 'tooLarge' };
    }
    const bytes = await file.bytes();
    hash = hasTwin ? bytesToHex(sha256(bytes)) : null;
    if (format.read === 'picture') return { ...facts, sha256: hash, picture: await pictureFacts(bytes, decode) };
    const text = format.read === 'docx' ? await docxText(bytes) : plainText(bytes);
    return { ...facts, sha256: hash, characters: countCharacters(text) };
  } catch (error) {
    stopIfAborted(signal);
    return { ...facts, sha256: hash, problem: error instanceof FileError ? error.problem : 'unreadable' };
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
