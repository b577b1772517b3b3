/** One file in a zip, packed: what is not changed is written back without being unpacked. */
import { deflateSync, Inflate } from 'fflate';
import { brokenFile } from '../errors';
import { HostError } from '../../port';
import { crc32 } from './crc32';

export const STORED = 0;
export const DEFLATED = 8;

export interface ZipEntry {
  /** Path within the zip, with `/` and without a leading one. */
  readonly name: string;
  /** The name's bytes as they were written. */
  readonly rawName: Uint8Array;
  /** General purpose bits; 0x800: the name is UTF-8, 1: encrypted. */
  readonly flags: number;
  readonly method: number;
  /** Date and time as DOS counts them: date in the upper 16 bits. */
  readonly time: number;
  readonly crc: number;
  /** Bytes, unpacked. */
  readonly size: number;
  readonly packed: Uint8Array;
}

/** 1 January 1980, the beginning of DOS time: what we add carries no clock, so that equal input gives equal bytes. */
const EPOCH = 0x210000;

/** Levels above 3 take twice the time for 6 % less. */
const LEVEL = 3;

/** Packs a part. A `model` gives its name and time. */
export function packEntry(name: string, bytes: Uint8Array, model?: ZipEntry): ZipEntry {
  return {
    name,
    rawName: model?.rawName ?? new TextEncoder().encode(name),
    flags: model === undefined ? 0x800 : model.flags & 0x800,
    method: DEFLATED,
    time: model?.time ?? EPOCH,
    crc: crc32(bytes),
    size: bytes.length,
    packed: deflateSync(bytes, { level: LEVEL }),
  };
}

const STEP = 65_536;

/**
 * The bytes of an entry. Unpacking stops as soon as there are more than the entry declares (the limits were checked on
 * what it declares). Throws `brokenFile` for damaged data, `encrypted` and `unsupported` for what we cannot unpack.
 */
export function unpackEntry(entry: ZipEntry): Uint8Array {
  if (entry.flags & 1) {
    throw new HostError('encrypted', { part: entry.name });
  }
  const bytes = entry.method === STORED ? entry.packed : inflateBounded(entry);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) {
    throw brokenFile(entry.name, 'size or checksum does not match');
  }
  return bytes;
}

function inflateBounded(entry: ZipEntry): Uint8Array {
  if (entry.method !== DEFLATED) {
    throw new HostError('unsupported', { part: entry.name, reason: 'zipMethod', method: entry.method });
  }
  const out = new Uint8Array(entry.size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length > out.length) {
      throw brokenFile(entry.name, 'unpacks to more than it declares');
    }
    out.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at === 0 || at < entry.packed.length; at += STEP) {
      inflate.push(entry.packed.subarray(at, at + STEP), at + STEP >= entry.packed.length);
    }
  } catch (error) {
    throw error instanceof HostError ? error : brokenFile(entry.name, 'cannot be unpacked', error);
  }
  return out.subarray(0, length);
}
