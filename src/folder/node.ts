/** Evidence folders on disk. Node only. */
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import type { FileFacts } from '../evidence';
import { HostError } from '../host/port';
import { decodeInNode } from './decodeInNode';
import { examineFiles, type Examination, type FolderFile } from './examine';
import { isSkipped } from './formats';
import { HEAD } from './signature';

/** Files in one folder, with all folders in it. More is somebody's whole disk. */
const MAX_FILES = 20_000;

/** `examineFiles` of a directory. Rejects as `folderFiles` does. */
export const examineFolder = (directory: string, examination: Examination = {}): Promise<FileFacts[]> =>
  examineFiles(folderFiles(directory), { ...examination, decode: decodeInNode });

/**
 * The files of a directory and of all directories in it, sorted by name; without hidden files, locks (`~$…`) and
 * symbolic links. A file or directory inside that cannot be opened is one that is gone. Rejects with `HostError`:
 * `fileMissing` (no such directory), `tooLarge` (more than `MAX_FILES` files), `failed` (it cannot be read).
 */
export async function* folderFiles(directory: string): AsyncGenerator<FolderFile> {
  let count = 0;
  for await (const { full, ...found } of filesIn(Buffer.from(directory), '', true)) {
    if (++count > MAX_FILES) throw new HostError('tooLarge', { file: directory, limit: MAX_FILES });
    const size = found.isGone
      ? null
      : await stat(full).then(
          ({ size: bytes }) => bytes,
          () => null,
        );
    yield {
      ...found,
      size: size ?? 0,
      isGone: size === null,
      head: () => headOf(full),
      bytes: () => readFile(full),
      chunks: () => createReadStream(full),
    };
  }
}

interface Found {
  /** As the disk has it: not every name is in UTF-8. */
  readonly full: Buffer;
  /** Inside the folder, with /. */
  readonly path: string;
  readonly isOddlyNamed: boolean;
  readonly isGone: boolean;
}

async function* filesIn(folder: Buffer, path: string, isRoot: boolean, isOdd = false): AsyncGenerator<Found> {
  const listed = await readdir(folder, { withFileTypes: true, encoding: 'buffer' }).catch((error: unknown) => {
    if (isRoot) throw folderError(folder.toString(), error);
    return null;
  });
  if (!listed) {
    yield { full: folder, path, isOddlyNamed: isOdd, isGone: true };
    return;
  }
  const entries = listed.map((entry) => ({ entry, ...readName(entry.name) }));
  for (const { entry, name, isOddlyNamed } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isSkipped(name)) continue;
    const own = {
      full: Buffer.concat([folder, Buffer.from('/'), entry.name]),
      path: path === '' ? name : `${path}/${name}`,
      isOddlyNamed: isOdd || isOddlyNamed,
    };
    if (entry.isDirectory()) yield* filesIn(own.full, own.path, false, own.isOddlyNamed);
    else if (entry.isFile()) yield { ...own, isGone: false };
  }
}

/** UTF-8; else what Windows in Chinese writes into archives; else with marks for what is neither. */
function readName(bytes: Uint8Array): { readonly name: string; readonly isOddlyNamed: boolean } {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const name = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
      return { name, isOddlyNamed: encoding !== 'utf-8' };
    } catch {
      // Not in this encoding: the next one.
    }
  }
  return { name: new TextDecoder().decode(bytes), isOddlyNamed: true };
}

async function headOf(full: Buffer): Promise<Uint8Array> {
  const file = await open(full);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function folderError(path: string, error: unknown): HostError {
  const reason = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return reason === 'ENOENT' || reason === 'ENOTDIR'
    ? new HostError('fileMissing', { file: path }, { cause: error })
    : new HostError('failed', { file: path, reason }, { cause: error });
}
