/** Evidence folders on disk. Node only. */
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileFacts } from '../evidence';
import { HostError } from '../host/port';
import { decodeInNode } from './decodeInNode';
import { examineFiles, type Examination, type FolderFile } from './examine';
import { isSkipped } from './formats';

/** Files in one folder, with all folders in it. More is somebody's whole disk. */
const MAX_FILES = 20_000;

/** `examineFiles` of a directory. Rejects as `folderFiles` does. */
export const examineFolder = (directory: string, examination: Examination = {}): Promise<FileFacts[]> =>
  examineFiles(folderFiles(directory), { ...examination, decode: decodeInNode });

/**
 * The files of a directory and of all directories in it, sorted by name; without hidden files, locks (`~$…`) and
 * symbolic links. Rejects with `HostError`: `fileMissing` (no such directory), `tooLarge` (more than `MAX_FILES` files),
 * `failed` (a directory cannot be read).
 */
export async function* folderFiles(directory: string): AsyncGenerator<FolderFile> {
  let count = 0;
  for await (const path of paths(directory, '')) {
    if (++count > MAX_FILES) throw new HostError('tooLarge', { file: directory, limit: MAX_FILES });
    const full = join(directory, path);
    const { size } = await stat(full);
    yield { path, size, bytes: () => readFile(full), chunks: () => createReadStream(full) };
  }
}

async function* paths(root: string, folder: string): AsyncGenerator<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
    throw folderError(join(root, folder), error);
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (isSkipped(entry.name)) continue;
    if (entry.isDirectory()) yield* paths(root, path);
    else if (entry.isFile()) yield path;
  }
}

function folderError(path: string, error: unknown): HostError {
  const reason = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return reason === 'ENOENT' || reason === 'ENOTDIR'
    ? new HostError('fileMissing', { file: path }, { cause: error })
    : new HostError('failed', { file: path, reason }, { cause: error });
}
