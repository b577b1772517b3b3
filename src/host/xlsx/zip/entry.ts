/** One file in a zip, packed: what is not changed is written back without being unpacked. */
import { brokenFile } from '../errors';
import { HostError } from '../../port';
import type { Codec } from './codec';

const STORED = 0;
const DEFLATED = 8;

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

/** Packs a part. A `model` gives its name and time. */
export function packEntry(codec: Codec, name: string, bytes: Uint8Array, model?: ZipEntry): ZipEntry {
  return {
    name,
    rawName: model?.rawName ?? new TextEncoder().encode(name),
    flags: model === undefined ? 0x800 : model.flags & 0x800,
    method: DEFLATED,
    time: model?.time ?? EPOCH,
    crc: codec.crc32(bytes),
    size: bytes.length,
    packed: codec.deflate(bytes),
  };
}

/**
 * The bytes of an entry. Unpacking stops as soon as there are more than the entry declares (the limits were checked on
 * what it declares). Throws `brokenFile` for damaged data, `encrypted` and `unsupported` for what we cannot unpack.
 */
export function unpackEntry(codec: Codec, entry: ZipEntry): Uint8Array {
  if (entry.flags & 1) {
    throw new HostError('encrypted', { part: entry.name });
  }
  const bytes = entry.method === STORED ? entry.packed : inflateEntry(codec, entry);
  if (bytes.length !== entry.size || codec.crc32(bytes) !== entry.crc) {
    throw brokenFile(entry.name, 'size or checksum does not match');
  }
  return bytes;
}

function inflateEntry(codec: Codec, entry: ZipEntry): Uint8Array {
  if (entry.method !== DEFLATED) {
    throw new HostError('unsupported', { part: entry.name, reason: 'zipMethod', method: entry.method });
  }
  try {
    return codec.inflate(entry.packed, entry.size);
  } catch (error) {
    throw brokenFile(entry.name, 'cannot be unpacked', error);
  }
}
