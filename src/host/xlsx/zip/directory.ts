/** The central directory of a zip: every entry, checked against the limits before anything is unpacked. */
import { HostError } from '../../port';
import { brokenFile } from '../errors';
import { ZIP_LIMITS } from '../limits';
import type { ZipEntry } from './entry';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;

const NOWHERE = 0xffff_ffff;

/**
 * Reads the entries, in the order of the directory. Their bytes are views into `file`. Throws `brokenFile` when
 * the zip is cut off or contradicts itself, `tooLarge` when it would unpack to more than `ZIP_LIMITS` allow.
 */
export function readZip(file: Uint8Array): ZipEntry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  try {
    return readEntries(file, view);
  } catch (error) {
    // A position outside the file: DataView says so with a RangeError.
    throw error instanceof RangeError ? brokenFile('zip', 'cut off', error) : error;
  }
}

function readEntries(file: Uint8Array, view: DataView): ZipEntry[] {
  const { count, start } = findDirectory(view);
  if (count > ZIP_LIMITS.entries) {
    throw new HostError('tooLarge', { entries: count });
  }
  const entries: ZipEntry[] = [];
  let total = 0;
  let at = start;
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== CENTRAL) {
      throw brokenFile('zip', 'damaged directory');
    }
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const rawName = file.subarray(at + 46, at + 46 + nameLength);
    const flags = view.getUint16(at + 8, true);
    const name = entryName(rawName);
    const sizes = wideSizes(view, at, at + 46 + nameLength, extraLength);
    checkSize(name, sizes.size, sizes.packedSize);
    total += sizes.size;
    if (total > ZIP_LIMITS.total) {
      throw new HostError('tooLarge', { bytes: total });
    }
    entries.push({
      name,
      rawName,
      flags,
      method: view.getUint16(at + 10, true),
      time: view.getUint32(at + 12, true),
      crc: view.getUint32(at + 16, true),
      size: sizes.size,
      packed: packedBytes(file, view, sizes.offset, sizes.packedSize, name),
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands at the end of the file, behind it at most a comment of 65,535 bytes. */
function findDirectory(view: DataView): { count: number; start: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) {
      continue;
    }
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    if (start !== NOWHERE && count !== 0xffff) {
      return { count, start };
    }
    if (at < 20 || view.getUint32(at - 20, true) !== LOCATOR_64) {
      return { count, start };
    }
    const end64 = readWide(view, at - 12);
    if (view.getUint32(end64, true) !== END_64) {
      throw brokenFile('zip', 'damaged directory');
    }
    return { count: readWide(view, end64 + 32), start: readWide(view, end64 + 48) };
  }
  throw brokenFile('zip', 'cut off: no directory');
}

function readWide(view: DataView, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(value)) {
    throw brokenFile('zip', 'impossible size');
  }
  return value;
}

/** Sizes and place of an entry; those that do not fit in 32 bits stand in an extra field. */
function wideSizes(view: DataView, at: number, extraAt: number, extraLength: number) {
  const wide = {
    size: view.getUint32(at + 24, true),
    packedSize: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  for (let field = extraAt; field + 4 <= extraAt + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) {
      continue;
    }
    let value = field + 4;
    for (const key of ['size', 'packedSize', 'offset'] as const) {
      if (wide[key] === NOWHERE) {
        wide[key] = readWide(view, value);
        value += 8;
      }
    }
  }
  return wide;
}

function checkSize(name: string, size: number, packedSize: number): void {
  const isBomb = size > ZIP_LIMITS.ratioFrom && size > packedSize * ZIP_LIMITS.ratio;
  if (size > ZIP_LIMITS.part || isBomb) {
    throw new HostError('tooLarge', { part: name, bytes: size });
  }
}

function packedBytes(file: Uint8Array, view: DataView, offset: number, length: number, name: string): Uint8Array {
  if (view.getUint32(offset, true) !== LOCAL) {
    throw brokenFile(name, 'is not where the directory says');
  }
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + length > file.length) {
    throw brokenFile(name, 'cut off');
  }
  return file.subarray(start, start + length);
}

/** Some writers use backslashes, some a leading slash. Names outside ASCII are UTF-8 or, rarely, a code page we do not know. */
function entryName(raw: Uint8Array): string {
  return new TextDecoder().decode(raw).replaceAll('\\', '/').replace(/^\/+/, '');
}
