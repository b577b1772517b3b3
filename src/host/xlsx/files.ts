/** Workbook files on disk. Node only. */
import { constants } from 'node:fs';
import {
  access,
  chmod,
  chown,
  link,
  lstat,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  stat,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { HostError } from '../port';
import type { XlsxHost } from './index';
import { openXlsx } from './index';
import type { Codec } from './zip/codec';
import { DEFLATE_LEVEL } from './zip/codec';

/** Node's own packing: three times as fast as JavaScript's. */
export const nodeCodec: Codec = {
  // zlib refuses a limit of 0; an empty part then simply has one byte too many.
  inflate: (packed, size) => inflateRawSync(packed, { maxOutputLength: Math.max(1, size) }),
  deflate: (bytes) => deflateRawSync(bytes, { level: DEFLATE_LEVEL }),
  crc32: (bytes) => crc32(bytes),
};

/** Opens a workbook file. Throws `HostError`: `fileMissing`, `failed` (cannot be read), and those of `openXlsx`. */
export async function readXlsxFile(path: string): Promise<XlsxHost> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw readingError(path, error);
  }
  return openXlsx(bytes, basename(path), nodeCodec);
}

/**
 * Writes a workbook file, whole or not at all: into a temporary file in the same folder, flushed to the disk, then put in
 * its place. What is overwritten keeps its mode and its owner, and a link leads to the new file as it led to the old one.
 * Throws `HostError`: `outputExists` (nothing is overwritten unless asked), `readOnly` (no right to write here, or a
 * program holds the file), `fileMissing` (no such folder), `failed` (`notAFile`: a device or a folder; `diskFull` …).
 */
export async function writeXlsxFile(
  path: string,
  bytes: Uint8Array,
  { overwrite = false }: { readonly overwrite?: boolean } = {},
): Promise<void> {
  let temporary: string | null = null;
  try {
    const old = overwrite ? await replaceable(path) : null;
    const target = old?.path ?? path;
    await clearAbandoned(dirname(target));
    temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (old !== null) {
      await chown(temporary, old.uid, old.gid).catch(() => undefined);
      await chmod(temporary, old.mode);
    }
    await (overwrite ? rename(temporary, target) : moveUnlessThere(temporary, target));
  } catch (error) {
    if (temporary !== null) {
      await unlink(temporary).catch(() => undefined);
    }
    throw error instanceof HostError ? error : fileError(path, error);
  }
}

interface OldFile {
  readonly path: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** The file that is to be replaced, where a link leads; null when there is none yet. Throws `failed` for what is no file. */
async function replaceable(path: string): Promise<OldFile | null> {
  if (await isBrokenLink(path)) {
    throw new HostError('failed', { file: path, reason: 'notAFile' });
  }
  await checkWritable(path);
  const real = await realpath(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') {
      return null;
    }
    throw error;
  });
  if (real === null) {
    return null;
  }
  const { mode, uid, gid, ...kind } = await stat(real).then((found) => ({
    mode: found.mode & 0o7777,
    uid: found.uid,
    gid: found.gid,
    isFile: found.isFile(),
  }));
  if (!kind.isFile) {
    throw new HostError('failed', { file: path, reason: 'notAFile' });
  }
  return { path: real, mode, uid, gid };
}

/** A link to nothing, or round in a circle: what it was meant to replace is not known. */
async function isBrokenLink(path: string): Promise<boolean> {
  const itself = await lstat(path).catch(() => null);
  if (itself?.isSymbolicLink() !== true) {
    return false;
  }
  return stat(path).then(
    () => false,
    (error: unknown) => ['ENOENT', 'ELOOP'].includes(String(codeOf(error))),
  );
}

const TEMPORARY = /^\..+\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.tmp$/;

/** A run that is writing has touched its file within so many milliseconds. */
const ABANDONED = 10 * 60_000;

/** Takes away the temporary files of runs that were ended before they could do so. */
async function clearAbandoned(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => TEMPORARY.test(each))) {
    const path = join(folder, name);
    const changed = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    );
    if (changed < Date.now() - ABANDONED) {
      await unlink(path).catch(() => undefined);
    }
  }
}

/** A file that is marked read-only would still be replaced by renaming: that is not what its owner wants. */
async function checkWritable(path: string): Promise<void> {
  await access(path, constants.W_OK).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') {
      throw error;
    }
  });
}

/** Errors of file systems that know no hard links. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK']);

/** A second name for the file fails when somebody has that name, and is there at once, whole. */
async function moveUnlessThere(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
    await unlink(from);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error))) {
      throw error;
    }
    const isThere = await access(to).then(
      () => true,
      () => false,
    );
    if (isThere) {
      throw new HostError('outputExists', { file: to }, { cause: error });
    }
    await rename(from, to);
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function fileError(path: string, error: unknown): HostError {
  const code = codeOf(error);
  const options = { cause: error };
  switch (code) {
    case 'EEXIST':
      return new HostError('outputExists', { file: path }, options);
    case 'ENOENT':
    case 'ENOTDIR':
      return new HostError('fileMissing', { file: path }, options);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EBUSY':
      return new HostError('readOnly', { file: path, reason: code }, options);
    case 'ENOSPC':
    case 'EDQUOT':
      return new HostError('failed', { file: path, reason: 'diskFull' }, options);
    case 'EMFILE':
    case 'ENFILE':
      return new HostError('failed', { file: path, reason: 'tooManyFiles' }, options);
    case 'EISDIR':
    case 'ELOOP':
      return new HostError('failed', { file: path, reason: 'notAFile' }, options);
    default:
      return new HostError('failed', { file: path, reason: code }, options);
  }
}

/** What may not be read is not what may not be written. */
function readingError(path: string, error: unknown): HostError {
  const told = fileError(path, error);
  return told.code === 'readOnly'
    ? new HostError('failed', { file: path, reason: 'unreadable' }, { cause: error })
    : told;
}
