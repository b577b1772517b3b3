/** Small pictures in shades of grey, by which pictures are compared. */

/** Pixels on the longer side, at most. */
export const SIDE = 128;

export interface Grey {
  readonly width: number;
  readonly height: number;
  /** Shades of 0 to 255, from the top left. */
  readonly data: Uint8Array;
}

/** A part of a picture; its sides are shares of the whole, from 0 to 1. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Red, green, blue, opacity of every pixel, from the top left. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}

/** How wide and high a picture becomes, `times` as large as it is compared. */
export function smallSize({ width, height }: Omit<Pixels, 'data'>, times = 1): { width: number; height: number } {
  const scale = Math.min(1, (SIDE * times) / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * Averages a picture, on white where it is transparent. What a pixel covers in part counts in part: with whole pixels, one
 * picture saved in two sizes would have its details in two places.
 */
export function shrink({ width, height, data }: Pixels): Grey {
  const small = smallSize({ width, height });
  const grey = { ...small, data: new Uint8Array(small.width * small.height) };
  const line = new Float64Array(width);
  for (let y = 0; y < small.height; y++) {
    line.fill(0);
    forEachCovered(y, small.height, height, (row, weight) => {
      for (let x = 0, at = 4 * row * width; x < width; x++, at += 4) {
        const light = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
        line[x]! += weight * (255 + ((light - 255) * data[at + 3]!) / 255);
      }
    });
    for (let x = 0; x < small.width; x++) {
      let sum = 0;
      forEachCovered(x, small.width, width, (column, weight) => (sum += weight * line[column]!));
      grey.data[y * small.width + x] = Math.round(sum);
    }
  }
  return grey;
}

/** The pixels that one of so many equal parts covers, and their shares of it. */
function forEachCovered(
  part: number,
  parts: number,
  length: number,
  use: (pixel: number, share: number) => void,
): void {
  const [from, to] = [(part * length) / parts, ((part + 1) * length) / parts];
  for (let pixel = Math.floor(from); pixel < Math.min(length, to); pixel++)
    use(pixel, (Math.min(pixel + 1, to) - Math.max(pixel, from)) / (to - from));
}

/** Turns and mirrors a picture as EXIF's orientation says, from how it is stored to how it is shown. */
export function turn(grey: Grey, orientation: number): Grey {
  const { width, height } = grey;
  const shown = orientation >= 5 ? { width: height, height: width } : { width, height };
  const data = new Uint8Array(grey.data.length);
  for (let y = 0; y < shown.height; y++) {
    for (let x = 0; x < shown.width; x++) {
      const [across, down] = orientation >= 5 ? [y, x] : [x, y];
      const column = [2, 3, 7, 8].includes(orientation) ? width - 1 - across : across;
      const row = [3, 4, 6, 7].includes(orientation) ? height - 1 - down : down;
      data[y * shown.width + x] = grey.data[row * width + column]!;
    }
  }
  return { ...shown, data };
}

/** Sums of the shades of all rectangles from the top left: `sums[y * (width + 1) + x]` of `x` columns and `y` rows. */
export function sums({ width, height, data }: Grey): Float64Array {
  const all = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x]!;
      all[(y + 1) * (width + 1) + x + 1] = all[y * (width + 1) + x + 1]! + row;
    }
  }
  return all;
}

/** Where stretches of an axis begin and end, in pixels from the left or top, fractions too: two numbers each. */
export type Stretches = Float64Array;

/** The mean shade of every stretch of columns in every stretch of rows, row by row; what lies outside does not count. */
export function means({ width, height }: Grey, all: Float64Array, columns: Stretches, rows: Stretches): Float64Array {
  const across = bounded(columns, width);
  const [wide, high] = [across.length / 2, rows.length / 2];
  const byColumn = new Float64Array((height + 1) * wide);
  for (let column = 0; column < wide; column++) {
    const [from, to] = [across[2 * column]!, across[2 * column + 1]!];
    const [left, right] = [Math.min(width - 1, Math.floor(from)), Math.min(width - 1, Math.floor(to))];
    const [shareLeft, shareRight] = [from - left, to - right];
    for (let y = 1; y <= height; y++) {
      const at = y * (width + 1);
      const before = all[at + left]! * (1 - shareLeft) + all[at + left + 1]! * shareLeft;
      const through = all[at + right]! * (1 - shareRight) + all[at + right + 1]! * shareRight;
      byColumn[y * wide + column] = (through - before) / (to - from);
    }
  }
  const down = bounded(rows, height);
  const shades = new Float64Array(wide * high);
  for (let row = 0; row < high; row++) {
    const [from, to] = [down[2 * row]!, down[2 * row + 1]!];
    const [top, bottom] = [Math.min(height - 1, Math.floor(from)), Math.min(height - 1, Math.floor(to))];
    const [shareTop, shareBottom] = [from - top, to - bottom];
    for (let column = 0; column < wide; column++) {
      const [above, below] = [top * wide + column, bottom * wide + column];
      const before = byColumn[above]! * (1 - shareTop) + byColumn[above + wide]! * shareTop;
      const through = byColumn[below]! * (1 - shareBottom) + byColumn[below + wide]! * shareBottom;
      shades[row * wide + column] = (through - before) / (to - from);
    }
  }
  return shades;
}

const bounded = (stretches: Stretches, length: number): Stretches =>
  stretches.map((edge) => Math.max(0, Math.min(length, edge)));

export const WHOLE: Part = { left: 0, top: 0, right: 1, bottom: 1 };

/** A part of a part. */
export const inside = (outer: Part, { left, top, right, bottom }: Part): Part => ({
  left: outer.left + left * (outer.right - outer.left),
  top: outer.top + top * (outer.bottom - outer.top),
  right: outer.left + right * (outer.right - outer.left),
  bottom: outer.top + bottom * (outer.bottom - outer.top),
});

/** Shades that one row or column of a frame may differ in: what JPEG does to it. */
const FRAME = 14;
/** What is left of a picture must be so much of its width and height. */
const LEFT = 0.4;

/** The picture without a frame of one shade around it. */
export function withoutFrame({ width, height, data }: Grey): Part {
  const isFlat = (from: number, step: number, count: number, seen: [number, number]): boolean => {
    let [low, high] = seen;
    for (let index = 0, at = from; index < count; index++, at += step) {
      low = Math.min(low, data[at]!);
      high = Math.max(high, data[at]!);
    }
    if (high - low > FRAME) return false;
    [seen[0], seen[1]] = [low, high];
    return true;
  };
  const flat = (lines: number, line: (index: number) => [number, number, number]): number => {
    const seen: [number, number] = [255, 0];
    let count = 0;
    while (count < lines && isFlat(...line(count), seen)) count++;
    return count;
  };
  const part: Part = {
    left: flat(width, (index) => [index, width, height]) / width,
    top: flat(height, (index) => [index * width, 1, width]) / height,
    right: 1 - flat(width, (index) => [width - 1 - index, width, height]) / width,
    bottom: 1 - flat(height, (index) => [(height - 1 - index) * width, 1, width]) / height,
  };
  return part.right - part.left < LEFT || part.bottom - part.top < LEFT ? WHOLE : part;
}
