/** Workbook files on disk. Node only. */
import { constants } from 'node:fs';
import { access, open, readFile, rename, unlink } from 'node:fs/promises';
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
    throw fileError(path, error);
  }
  return openXlsx(bytes, basename(path), nodeCodec);
}

/**
 * Writes a workbook file, whole or not at all: into a temporary file in the same folder, flushed to the disk, then
 * renamed. Throws `HostError`: `outputExists` (nothing is overwritten unless asked), `readOnly` (no right to write
 * here, or a program holds the file), `fileMissing` (no such folder), `failed`.
 */
export async function writeXlsxFile(
  path: string,
  bytes: Uint8Array,
  { overwrite = false }: { readonly overwrite?: boolean } = {},
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    if (overwrite) {
      await checkWritable(path);
    }
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await (overwrite ? rename(temporary, path) : moveUnlessThere(temporary, path));
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error instanceof HostError ? error : fileError(path, error);
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

/** Takes the name first, which fails when somebody has it, then puts the file in its place. */
async function moveUnlessThere(from: string, to: string): Promise<void> {
  await (await open(to, 'wx')).close();
  try {
    await rename(from, to);
  } catch (error) {
    await unlink(to);
    throw error;
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
    default:
      return new HostError('failed', { file: path, reason: code }, options);
  }
}
