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

/** Averages a picture, on white where it is transparent. */
export function shrink({ width, height, data }: Pixels): Grey {
  const small = smallSize({ width, height });
  const grey = { ...small, data: new Uint8Array(small.width * small.height) };
  for (let y = 0; y < small.height; y++) {
    const [top, bottom] = share(y, small.height, height);
    for (let x = 0; x < small.width; x++) {
      const [left, right] = share(x, small.width, width);
      let sum = 0;
      for (let row = top; row < bottom; row++) {
        for (let at = 4 * (row * width + left); at < 4 * (row * width + right); at += 4) {
          const light = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
          sum += 255 + ((light - 255) * data[at + 3]!) / 255;
        }
      }
      grey.data[y * small.width + x] = Math.round(sum / ((bottom - top) * (right - left)));
    }
  }
  return grey;
}

/** The pixels that belong to one of so many parts; at least one. */
function share(part: number, parts: number, length: number): [number, number] {
  const from = Math.floor((part * length) / parts);
  return [from, Math.max(from + 1, Math.floor(((part + 1) * length) / parts))];
}

/** Half as wide and high. */
export function halved({ width, height, data }: Grey): Grey {
  const half = { width: Math.max(1, width >> 1), height: Math.max(1, height >> 1) };
  const at = (x: number, y: number): number => data[Math.min(y, height - 1) * width + Math.min(x, width - 1)]!;
  const shades = Uint8Array.from({ length: half.width * half.height }, (_, index) => {
    const [x, y] = [2 * (index % half.width), 2 * Math.floor(index / half.width)];
    return (at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1) + 2) >> 2;
  });
  return { ...half, data: shades };
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
