/** Pictures to be told apart: things like photos and like pages of a news app, and copies of them. Equal seeds, equal pictures. */
import { randomNumbers } from '../random';
import type { Picture } from './make';

type Color = readonly [number, number, number];

const blank = (width: number, height: number, [red, green, blue]: Color): Picture => {
  const data = Buffer.alloc(4 * width * height, 255);
  for (let at = 0; at < data.length; at += 4) data.set([red, green, blue], at);
  return { width, height, data };
};

function fill(
  { width, height, data }: Picture,
  left: number,
  top: number,
  wide: number,
  high: number,
  color: Color,
): void {
  for (let y = Math.max(0, Math.round(top)); y < Math.min(height, Math.round(top + high)); y++) {
    for (let x = Math.max(0, Math.round(left)); x < Math.min(width, Math.round(left + wide)); x++)
      data.set(color, 4 * (y * width + x));
  }
}

function disc({ width, height, data }: Picture, x: number, y: number, radius: number, color: Color): void {
  for (let row = Math.max(0, Math.floor(y - radius)); row < Math.min(height, y + radius); row++) {
    for (let column = Math.max(0, Math.floor(x - radius)); column < Math.min(width, x + radius); column++) {
      if ((column - x) ** 2 + (row - y) ** 2 < radius ** 2) data.set(color, 4 * (row * width + column));
    }
  }
}

/** Something like a Chinese character: strokes across and down. */
function glyph(picture: Picture, random: () => number, left: number, top: number, size: number, color: Color): void {
  const stroke = Math.max(1, size / 11);
  const across = 2 + Math.floor(3 * random());
  for (let line = 0; line < across; line++) {
    const from = 0.35 * random();
    fill(
      picture,
      left + from * size,
      top + (0.1 + 0.8 * random()) * size,
      (0.9 - from) * size * (0.4 + 0.6 * random()),
      stroke,
      color,
    );
  }
  for (let line = 0; line < 1 + Math.floor(2 * random()); line++) {
    const from = 0.3 * random();
    fill(picture, left + (0.15 + 0.7 * random()) * size, top + from * size, stroke, (0.9 - from) * size, color);
  }
}

interface Line {
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly count: number;
  readonly color: Color;
}
function line(picture: Picture, random: () => number, { left, top, size, count, color }: Line): void {
  for (let at = 0; at < count; at++) glyph(picture, random, left + at * size * 1.05, top, size, color);
}

/** Ground, sky, things and people, light that falls off, grain: not a photo, but as full of details as one. */
export function photo(seed: number, width = 480, height = 360): Picture {
  const random = randomNumbers(seed);
  const shade = (low: number, high: number): number => low + (high - low) * random();
  const color = (low: number, high: number): Color => [shade(low, high), shade(low, high), shade(low, high)];
  const picture = blank(width, height, color(150, 230));
  const horizon = height * shade(0.25, 0.6);
  fill(picture, 0, horizon, width, height, color(60, 150));
  for (let at = 0; at < 14; at++) {
    const wide = width * shade(0.04, 0.22);
    const high = height * shade(0.06, 0.35);
    const [x, y] = [width * shade(-0.05, 1), horizon - high * shade(0.2, 1) + height * shade(0, 0.2)];
    fill(picture, x, y, wide, high, color(40, 220));
    const window = color(30, 240);
    for (let row = 0; row < 4; row++) {
      for (let column = 0; column < 3; column++)
        fill(
          picture,
          x + wide * (0.1 + 0.3 * column),
          y + high * (0.08 + 0.23 * row),
          wide * 0.16,
          high * 0.11,
          window,
        );
    }
  }
  for (let person = 0; person < 3 + Math.floor(9 * random()); person++) {
    const size = height * shade(0.12, 0.4);
    const [x, y] = [width * random(), Math.min(height - size * 0.4, horizon + height * shade(0, 0.35))];
    fill(picture, x - size * 0.13, y, size * 0.26, size * 0.5, color(20, 240));
    fill(picture, x - size * 0.1, y + size * 0.5, size * 0.08, size * 0.45, color(20, 90));
    fill(picture, x + size * 0.02, y + size * 0.5, size * 0.08, size * 0.45, color(20, 90));
    disc(picture, x, y - size * 0.09, size * 0.1, [shade(170, 220), shade(130, 170), shade(100, 140)]);
  }
  if (random() < 0.5) {
    fill(picture, width * 0.15, height * 0.08, width * 0.7, height * 0.12, [200, 30, 30]);
    line(picture, random, {
      left: width * 0.2,
      top: height * 0.1,
      size: height * 0.08,
      count: 12,
      color: [255, 240, 120],
    });
  }
  const [lightX, lightY] = [width * random(), height * random()];
  for (let at = 0; at < picture.data.length; at += 4) {
    const [x, y] = [(at >> 2) % width, Math.floor((at >> 2) / width)];
    const fall = 1.1 - 0.35 * Math.hypot((x - lightX) / width, (y - lightY) / height);
    const grain = 14 * (random() - 0.5);
    for (let part = 0; part < 3; part++)
      picture.data[at + part] = Math.max(0, Math.min(255, picture.data[at + part]! * fall + grain));
  }
  return picture;
}

/** A page of a news app as a telephone shows it: the head and foot are those of the app, the rest of the article. */
export function page(app: number, article: number, width = 360, height = 640): Picture {
  const [own, random] = [randomNumbers(app), randomNumbers(app * 1000 + article)];
  const picture = blank(width, height, [255, 255, 255]);
  const head = height * (0.07 + 0.05 * own());
  const color: Color = [60 + 180 * own(), 20 + 120 * own(), 20 + 120 * own()];
  fill(picture, 0, 0, width, head, color);
  line(picture, own, { left: 12, top: head * 0.35, size: head * 0.4, count: 8, color: [255, 255, 255] });
  const margin = 12 + 8 * own();
  const size = 12 + 4 * own();
  const perLine = Math.floor((width - 2 * margin) / (size * 1.05));
  let top = head + 18;
  for (let row = 0; row < 1 + Math.floor(2 * random()); row++) {
    const count = Math.floor((0.4 + 0.55 * random()) * ((width - 2 * margin) / (1.5 * size * 1.05)));
    line(picture, random, { left: margin, top, size: 1.5 * size, count, color: [10, 10, 10] });
    top += 2.1 * size;
  }
  line(picture, random, { left: margin, top, size: 0.8 * size, count: 14, color: [150, 150, 150] });
  top += 2 * size;
  if (random() < 0.4) {
    const shown = photo(
      Math.floor(1e6 * random()),
      width - 2 * Math.floor(margin),
      Math.floor((width - 2 * margin) * 0.56),
    );
    pasted(picture, shown, Math.floor(margin), Math.floor(top));
    top += shown.height + size;
  }
  const foot = height * 0.92;
  while (top < foot - 2 * size) {
    const lines = 2 + Math.floor(4 * random());
    for (let row = 0; row < lines && top < foot - 1.6 * size; row++) {
      const count = row === lines - 1 ? Math.ceil(perLine * random()) : perLine;
      line(picture, random, { left: margin, top, size, count, color: [40, 40, 40] });
      top += 1.6 * size;
    }
    top += 0.9 * size;
  }
  fill(picture, 0, foot, width, height - foot, [246, 246, 246]);
  for (let item = 0; item < 4; item++)
    line(picture, own, {
      left: width * (0.06 + 0.25 * item),
      top: foot + 12,
      size: 14,
      count: 2,
      color: [120, 120, 120],
    });
  return picture;
}

function pasted(onto: Picture, picture: Picture, left: number, top: number): void {
  for (let y = 0; y < picture.height && top + y < onto.height; y++) {
    const from = 4 * y * picture.width;
    picture.data.copy(
      onto.data,
      4 * ((top + y) * onto.width + left),
      from,
      from + 4 * Math.min(picture.width, onto.width - left),
    );
  }
}

/** A band with a caption of one or two lines, `share` of the height, below (or above) the picture. */
export function captioned(picture: Picture, seed: number, share: number, isAbove = false): Picture {
  const random = randomNumbers(seed);
  const band = Math.round(picture.height * share);
  const [ground, ink]: [Color, Color] =
    random() < 0.3
      ? [
          [20, 20, 20],
          [240, 240, 240],
        ]
      : [
          [255, 255, 255],
          [20, 20, 20],
        ];
  const all = blank(picture.width, picture.height + band, ground);
  pasted(all, picture, 0, isAbove ? band : 0);
  const size = Math.min(band / 3.2, picture.width / 26);
  for (let row = 0; row < 2; row++)
    line(all, random, {
      left: picture.width * 0.05,
      top: (isAbove ? 0 : picture.height) + band * 0.15 + row * 1.4 * size,
      size,
      count: row === 0 ? 22 : 6 + Math.floor(12 * random()),
      color: ink,
    });
  return all;
}

/** A caption over the picture, as cameras and apps for 水印 put it into a corner. */
export function stamped(picture: Picture, seed: number): Picture {
  const copy = { ...picture, data: Buffer.from(picture.data) };
  const random = randomNumbers(seed);
  for (let row = 0; row < 3; row++)
    line(copy, random, {
      left: picture.width * 0.04,
      top: picture.height * (0.78 + 0.065 * row),
      size: picture.height * 0.05,
      count: 8 + Math.floor(4 * random()),
      color: [255, 255, 255],
    });
  return copy;
}

/** Without these shares of its sides. */
export function cropped(
  { width, height, data }: Picture,
  left: number,
  top: number,
  right: number,
  bottom: number,
): Picture {
  const [x, y] = [Math.round(width * left), Math.round(height * top)];
  const rest = blank(Math.round(width * (1 - right)) - x, Math.round(height * (1 - bottom)) - y, [0, 0, 0]);
  for (let row = 0; row < rest.height; row++) {
    const from = 4 * ((y + row) * width + x);
    data.copy(rest.data, 4 * row * rest.width, from, from + 4 * rest.width);
  }
  return rest;
}

/** With a frame of one colour, `share` of the width. */
export function framed(picture: Picture, share: number, color: Color): Picture {
  const wide = Math.round(picture.width * share);
  const all = blank(picture.width + 2 * wide, picture.height + 2 * wide, color);
  pasted(all, picture, wide, wide);
  return all;
}

/** A quarter turned to the right. */
export function turnedRight({ width, height, data }: Picture): Picture {
  const turned = blank(height, width, [0, 0, 0]);
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    data.copy(turned.data, 4 * (x * height + (height - 1 - y)), 4 * at, 4 * at + 4);
  }
  return turned;
}

export function mirrored({ width, height, data }: Picture): Picture {
  const other = blank(width, height, [0, 0, 0]);
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    data.copy(other.data, 4 * (y * width + width - 1 - x), 4 * at, 4 * at + 4);
  }
  return other;
}

/** So many times as wide and high; every pixel the mean of what it covers, or of one pixel's width where that is less. */
export function scaled({ width, height, data }: Picture, times: number): Picture {
  const other = blank(Math.round(width * times), Math.round(height * times), [0, 0, 0]);
  const rows = Array.from({ length: other.height }, (_, y) => covered(y, other.height, height));
  const columns = Array.from({ length: other.width }, (_, x) => covered(x, other.width, width));
  rows.forEach((down, y) =>
    columns.forEach((across, x) => {
      for (let part = 0; part < 3; part++) {
        let shade = 0;
        for (const [row, high] of down)
          for (const [column, wide] of across) shade += high * wide * data[4 * (row * width + column) + part]!;
        other.data[4 * (y * other.width + x) + part] = Math.round(shade);
      }
    }),
  );
  return other;
}

/** The pixels that one of so many parts covers, and their shares of it. */
function covered(part: number, parts: number, length: number): [number, number][] {
  const reach = Math.max(0.5, length / parts / 2);
  const middle = ((part + 0.5) * length) / parts;
  const [from, to] = [Math.max(0, middle - reach), Math.min(length, middle + reach)];
  return Array.from({ length: Math.ceil(to) - Math.floor(from) }, (_, at) => {
    const pixel = Math.floor(from) + at;
    return [pixel, (Math.min(pixel + 1, to) - Math.max(pixel, from)) / (to - from)];
  });
}

/** As programs that send, mail and paste pictures change their size. */
export const SIZES: Readonly<Record<string, (picture: Picture) => Picture>> = Object.fromEntries(
  [2, 1.37, 0.75, 0.5, 0.43, 1 / 3].map((times) => [
    `${times.toFixed(2)} times as large`,
    (picture: Picture): Picture => scaled(picture, times),
  ]),
);

/** What people and their programs do to a picture before they hand it in again. */
export const COPIES: Readonly<Record<string, (picture: Picture, seed: number) => Picture>> = {
  'caption below, 8 %': (picture, seed) => captioned(picture, seed, 0.08),
  'caption below, 15 %': (picture, seed) => captioned(picture, seed, 0.15),
  'caption below, 25 %': (picture, seed) => captioned(picture, seed, 0.25),
  'caption above, 15 %': (picture, seed) => captioned(picture, seed, 0.15, true),
  'caption in a corner': stamped,
  'cropped all around, 5 %': (picture) => cropped(picture, 0.05, 0.05, 0.05, 0.05),
  'cropped on one side, 5 %': (picture, seed) =>
    cropped(
      picture,
      ...([0, 1, 2, 3].map((side) => (side === seed % 4 ? 0.05 : 0)) as [number, number, number, number]),
    ),
  'white frame': (picture) => framed(picture, 0.06, [255, 255, 255]),
  'black frame': (picture) => framed(picture, 0.03, [0, 0, 0]),
  'turned right': turnedRight,
  'upside down': (picture) => turnedRight(turnedRight(picture)),
  'turned left': (picture) => turnedRight(turnedRight(turnedRight(picture))),
  mirrored,
  'turned and caption below': (picture, seed) => captioned(turnedRight(picture), seed, 0.12),
};
