/**
 * Perceptual hash: pictures that look the same have nearly the same bits, whatever their size, quality and brightness.
 * The signs of the 64 lowest frequencies but those along the edges, against their median, of 32 × 32 shades.
 */
import { means, type Grey, type Part, type Stretches } from './grey';

const SIDE = 32;
const FREQUENCIES = 8;

/** 64 bits. */
export type Hash = readonly [high: number, low: number];

/** `COSINES[u][x]`, of the frequencies 1 to 8. */
const COSINES = Array.from({ length: FREQUENCIES }, (_, u) =>
  Float64Array.from({ length: SIDE }, (_, x) => Math.cos(((2 * x + 1) * (u + 1) * Math.PI) / (2 * SIDE))),
);

/** `frequencies[v * 8 + u]` of a part: u waves across, v waves down. */
export function frequenciesOf(grey: Grey, all: Float64Array, part: Part): Float64Array {
  const stretches = (from: number, to: number, length: number): Stretches =>
    Float64Array.from({ length: 2 * SIDE }, (_, edge) => (from + ((to - from) * ((edge + 1) >> 1)) / SIDE) * length);
  const columns = stretches(part.left, part.right, grey.width);
  const shades = means(grey, all, columns, stretches(part.top, part.bottom, grey.height));
  const across = new Float64Array(SIDE * FREQUENCIES);
  for (let y = 0; y < SIDE; y++) {
    for (let u = 0; u < FREQUENCIES; u++) {
      const wave = COSINES[u]!;
      let value = 0;
      for (let x = 0; x < SIDE; x++) value += wave[x]! * shades[y * SIDE + x]!;
      across[u * SIDE + y] = value;
    }
  }
  const frequencies = new Float64Array(FREQUENCIES * FREQUENCIES);
  for (let v = 0; v < FREQUENCIES; v++) {
    const wave = COSINES[v]!;
    for (let u = 0; u < FREQUENCIES; u++) {
      let value = 0;
      for (let y = 0; y < SIDE; y++) value += wave[y]! * across[u * SIDE + y]!;
      // Rounded, so that a blank page has no frequencies at all.
      frequencies[v * FREQUENCIES + u] = Math.round(value);
    }
  }
  return frequencies;
}

/** The hash of the picture as it is, and turned or mirrored as EXIF's orientation 1 to 8 says: from its frequencies alone. */
export function hashOf(frequencies: Float64Array, orientation = 1): Hash {
  const [isTurned, isMirrored, isFlipped] = [
    orientation >= 5,
    [2, 3, 7, 8].includes(orientation),
    [3, 4, 6, 7].includes(orientation),
  ];
  const values = new Float64Array(64);
  for (let at = 0; at < 64; at++) {
    const [u, v] = [at % FREQUENCIES, at >> 3];
    const [across, down] = isTurned ? [v, u] : [u, v];
    // Odd waves (u = 0 is the first) change their sign when they are seen from the other side.
    const isOpposite = (isMirrored && across % 2 === 0) !== (isFlipped && down % 2 === 0);
    values[at] = frequencies[down * FREQUENCIES + across]! * (isOpposite ? -1 : 1);
  }
  const median = values.slice().sort()[32]!;
  const hash: [number, number] = [0, 0];
  for (let at = 0; at < 64; at++) hash[at >> 5]! |= values[at]! > median ? 1 << (31 - (at % 32)) : 0;
  return hash;
}

export const bitsApart = ([high, low]: Hash, [otherHigh, otherLow]: Hash): number =>
  bitsOf(high ^ otherHigh) + bitsOf(low ^ otherLow);

/** How many bits of a 32-bit number are set: counted in pairs, then in fours, then in eights, which a product adds up. */
function bitsOf(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
