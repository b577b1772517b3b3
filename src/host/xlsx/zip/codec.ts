/** Packing and unpacking: in pure JavaScript here; Node has it built in, three times as fast (see `files.ts`). */
import { deflateSync, Inflate } from 'fflate';

export interface Codec {
  /** Unpacks raw deflate data. Throws when it is damaged or gives more than `size` bytes; may return fewer. */
  inflate(packed: Uint8Array, size: number): Uint8Array;
  /** Packs to raw deflate data. */
  deflate(bytes: Uint8Array): Uint8Array;
  /** The checksum of zip files, as an unsigned 32-bit number. */
  crc32(bytes: Uint8Array): number;
}

/** Levels above take twice the time for 6 % less. */
export const DEFLATE_LEVEL = 3;

/** Packed bytes unpacked at a time: bounds what a lying entry can make us do before it is found out. */
const STEP = 65_536;

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) {
    crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return crc;
});

export const portableCodec: Codec = {
  inflate(packed, size) {
    const out = new Uint8Array(size);
    let length = 0;
    const inflate = new Inflate((chunk) => {
      if (length + chunk.length > size) {
        throw new RangeError('more data than declared');
      }
      out.set(chunk, length);
      length += chunk.length;
    });
    for (let at = 0; at === 0 || at < packed.length; at += STEP) {
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
    return out.subarray(0, length);
  },

  deflate(bytes) {
    return deflateSync(bytes, { level: DEFLATE_LEVEL });
  },

  crc32(bytes) {
    let crc = -1;
    // Counting is twice as fast here as an iterator.
    let at = 0;
    while (at < bytes.length) {
      crc = (TABLE[(crc ^ (bytes[at++] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
    }
    return ~crc >>> 0;
  },
};
