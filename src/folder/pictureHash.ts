/**
 * Perceptual hash: pictures that look the same have nearly the same bits, whatever their size, quality and brightness.
 * The signs of the 64 lowest frequencies but those along the edges, against their median, of 32 × 32 shades of grey.
 */

/** Pixels on a side of what is hashed. */
export const SIDE = 32;
const FREQUENCIES = 8;

/** Red, green, blue, opacity of every pixel, from the top left. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}

/** `COSINES[u][x]`, of the frequencies 1 to 8. */
const COSINES = Array.from({ length: FREQUENCIES }, (_, u) =>
  Array.from({ length: SIDE }, (_, x) => Math.cos(((2 * x + 1) * (u + 1) * Math.PI) / (2 * SIDE))),
);

/** Averages a picture, on white where it is transparent, to `SIDE` × `SIDE` shades of 0 to 255. */
export function shrink({ width, height, data }: Pixels): Float64Array {
  const grey = new Float64Array(SIDE * SIDE);
  for (let y = 0; y < SIDE; y++) {
    const [top, bottom] = share(y, height);
    for (let x = 0; x < SIDE; x++) {
      const [left, right] = share(x, width);
      let sum = 0;
      for (let row = top; row < bottom; row++) {
        for (let at = 4 * (row * width + left); at < 4 * (row * width + right); at += 4) {
          const light = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
          sum += 255 + ((light - 255) * data[at + 3]!) / 255;
        }
      }
      grey[y * SIDE + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return grey;
}

/** The pixels that belong to one of `SIDE` parts; at least one. */
function share(part: number, length: number): [number, number] {
  const from = Math.floor((part * length) / SIDE);
  return [from, Math.max(from + 1, Math.floor(((part + 1) * length) / SIDE))];
}

/** 16 hexadecimal digits. */
export function pictureHash(grey: Float64Array): string {
  const rows = Array.from({ length: SIDE }, (_, y) =>
    COSINES.map((wave) => wave.reduce((sum, cosine, x) => sum + cosine * grey[y * SIDE + x]!, 0)),
  );
  // Rounded, so that a blank page has no frequencies at all.
  const frequencies = COSINES.flatMap((wave) =>
    Array.from({ length: FREQUENCIES }, (_, u) =>
      Math.round(wave.reduce((sum, cosine, y) => sum + cosine * rows[y]![u]!, 0)),
    ),
  );
  const median = [...frequencies].sort((a, b) => a - b)[frequencies.length >> 1]!;
  const bits = frequencies.map((value) => (value > median ? 1 : 0)).join('');
  return (bits.match(/.{4}/g) ?? []).map((four) => parseInt(four, 2).toString(16)).join('');
}
