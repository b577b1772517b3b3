import * as fc from 'fast-check';
import type { PictureFacts } from '../../src/evidence';
import { readHeader } from '../../src/folder/pictureHeader';
import { samePictures } from '../../src/folder/same';
import { means, shrink, SIDE, sums, turn, withoutFrame, type Grey } from '../../src/folder/same/grey';
import { bitsApart, frequenciesOf, hashOf, type Hash } from '../../src/folder/same/hash';
import { brightened, encoded, halved, scene, withExif, type Picture } from '../../tools/evidence/make';
import { COPIES, page, photo, scaled, SIZES } from '../../tools/evidence/pictures';
import { runs, some } from '../full';
import { examineAll, factsOf, fileOf } from './support';

const pictureOf = async (bytes: Uint8Array, path = '照片.jpg'): Promise<PictureFacts> => {
  const { picture, problem } = await factsOf(path, bytes);
  if (!picture) throw new Error(String(problem));
  return picture;
};

describe('the perceptual hash', () => {
  /** One frequency: `across` and `down` half waves over 32 × 32 pixels. */
  const wave = (across: number, down: number): Grey => ({
    width: 32,
    height: 32,
    data: Uint8Array.from({ length: 1024 }, (_, at) => {
      const cosine = (half: number, place: number): number => Math.cos(((2 * place + 1) * half * Math.PI) / 64);
      return Math.round(128 + 100 * cosine(across, at % 32) * cosine(down, Math.floor(at / 32)));
    }),
  });
  const frequencies = (grey: Grey): Float64Array =>
    frequenciesOf(grey, sums(grey), { left: 0, top: 0, right: 1, bottom: 1 });

  it('has one frequency for each of 1 to 8, row by row', () => {
    for (const [across, down] of [
      [1, 1],
      [8, 1],
      [1, 2],
      [8, 8],
    ] as const) {
      const all = frequencies(wave(across, down));
      expect(all.indexOf(Math.max(...all))).toBe((down - 1) * 8 + across - 1);
    }
  });

  it('of a blank page, white or grey, has no bits', () => {
    for (const shade of [255, 77])
      expect(hashOf(frequencies({ width: 32, height: 32, data: new Uint8Array(1024).fill(shade) }))).toEqual([0, 0]);
  });

  it.each([2, 3, 4, 5, 6, 7, 8])('of a picture turned by orientation %i needs no second look', (orientation) => {
    const grey = shrink(scene(3, 64, 64));
    expect(bitsApart(hashOf(frequencies(grey), orientation), hashOf(frequencies(turn(grey, orientation))))).toBe(0);
  });

  it('tells in how many bits two differ', () => {
    const [none, some]: [Hash, Hash] = [
      [0, 0],
      [0x0f, -1],
    ];
    expect(bitsApart(none, some)).toBe(4 + 32);
  });
});

describe('a small picture', () => {
  it('averages shades, on white where the picture is transparent', () => {
    // 256 × 2 becomes 128 × 1: four pixels to one. Black, white, white, white: 191.25; transparent black is white.
    const data = new Uint8Array(256 * 2 * 4).fill(255);
    data.set([0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0]);
    const grey = shrink({ width: 256, height: 2, data });
    expect([grey.width, grey.height, grey.data[0], grey.data[1]]).toEqual([SIDE, 1, 191, 255]);
    // 0.299 × 200 + 0.587 × 100 + 0.114 × 50 = 59.8 + 58.7 + 5.7
    expect(shrink({ width: 1, height: 1, data: [200, 100, 50, 255] }).data[0]).toBe(124);
  });

  it('counts a pixel that it covers in part for that part', () => {
    // 192 × 2 becomes 128 × 1: each is one and a half wide. (0 + 90 / 2) / 1.5 = 30, (90 / 2 + 30) / 1.5 = 50.
    const row = [0, 90, 30, ...Array<number>(189).fill(255)];
    const grey = shrink({
      width: 192,
      height: 2,
      data: [...row, ...row].flatMap((shade) => [shade, shade, shade, 255]),
    });
    expect([grey.width, grey.height, ...grey.data.subarray(0, 3)]).toEqual([SIDE, 1, 30, 50, 255]);
  });

  it('gives the mean of any rectangle, and of what lies inside where it begins or ends outside', () => {
    const grey: Grey = { width: 3, height: 2, data: Uint8Array.of(10, 20, 30, 40, 50, 60) };
    const [columns, rows] = [Float64Array.of(0, 3, 0.5, 2, -5, 1), Float64Array.of(0, 1, 0.5, 1.5, 1, 9)];
    // The columns' means in the first row: 20, (10 / 2 + 20) / 1.5, 10; in the second each is 30 more.
    const first = [20, 50 / 3, 10];
    const expected = [0, 15, 30].flatMap((more) => first.map((shade) => shade + more));
    [...means(grey, sums(grey), columns, rows)].forEach((shade, at) => expect(shade).toBeCloseTo(expected[at]!, 9));
  });

  it('has no frame of one shade, as far as enough is left', () => {
    const framed = (width: number, height: number, isInside: (x: number, y: number) => boolean): Grey => ({
      ...{ width, height },
      data: Uint8Array.from({ length: width * height }, (_, at) => {
        const [x, y] = [at % width, Math.floor(at / width)];
        return isInside(x, y) ? (x * 37 + y * 91) % 256 : 250 + (x % 3);
      }),
    });
    expect(withoutFrame(framed(20, 10, (x, y) => x >= 2 && x < 19 && y >= 1 && y < 8))).toEqual({
      ...{ left: 0.1, right: 0.95, top: 0.1, bottom: 0.8 },
    });
    const whole = { left: 0, top: 0, right: 1, bottom: 1 };
    expect(withoutFrame(framed(20, 10, (x) => x >= 13))).toEqual(whole);
  });
});

describe('pictures that look the same', () => {
  const saved = async (picture: Picture, quality = 70): Promise<Grey> => {
    const { decodeInNode } = await import('../../src/folder/decodeInNode');
    const bytes = await encoded(picture, 'image/jpeg', quality);
    return decodeInNode(bytes, readHeader(bytes)!, 1);
  };
  const pictures = [photo(1, 240, 180), photo(2, 180, 240), page(1, 1, 180, 320), page(1, 2, 180, 320)];
  let originals: readonly Grey[];
  beforeAll(async () => {
    originals = await Promise.all(pictures.map((picture) => saved(picture, 92)));
  });

  it.each<[string, (picture: Picture, seed: number) => Picture]>([
    ['saved again', (picture) => picture],
    ['half as large', halved],
    ['darker', (picture) => brightened(picture, 0.8)],
    ...some(Object.entries(SIZES)),
    ...some(Object.entries(COPIES)),
    ['in a white frame, then smaller', (picture, seed) => scaled(COPIES['white frame']!(picture, seed), 0.6)],
    [
      'with a caption below, then smaller',
      (picture, seed) => scaled(COPIES['caption below, 15 %']!(picture, seed), 0.6),
    ],
  ])('are found: %s', async (_, changed) => {
    const copies = await Promise.all(pictures.map((picture, seed) => saved(changed(picture, seed))));
    expect(samePictures([...originals, ...copies])).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
  });

  it.each<[number, number]>([
    ...some<[number, number]>([
      [20, 1],
      [40, 1],
      [100, 1],
    ]),
    [30, 0.5],
  ])('are found: saved at a quality of %i, %f times as large', async (quality, times) => {
    const copies = await Promise.all(pictures.map((picture) => saved(scaled(picture, times), quality)));
    expect(samePictures([...originals, ...copies])).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
  });

  it('are found at any size from a third to twice as large', () => {
    const exact = pictures.map(shrink);
    fc.assert(
      fc.property(fc.double({ min: 1 / 3, max: 2, noNaN: true }), (times) => {
        const copies = pictures.map((picture) => shrink(scaled(picture, times)));
        expect(samePictures([...exact, ...copies])).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
      }),
      { numRuns: runs(12) },
    );
  });

  it('are not pages of one app with other articles, nor other photos, whatever their size', async () => {
    const pages = Array.from({ length: 12 }, (_, article) => page(7, article, 180, 320));
    const photos = Array.from({ length: 6 }, (_, seed) => photo(seed + 10, 240, 180));
    const sizes = [1, 0.5, 0.7];
    const greys = await Promise.all([...pages, ...photos].map((picture, at) => saved(scaled(picture, sizes[at % 3]!))));
    expect(samePictures(greys)).toEqual(greys.map((_, at) => at));
  });

  it('are not blank ones', () => {
    const blank: Grey = { width: 32, height: 32, data: new Uint8Array(1024).fill(255) };
    expect(samePictures([blank, blank])).toEqual([0, 1]);
  });

  it('are named after the first of them among the facts', async () => {
    const [jpeg, png, other] = [
      await encoded(pictures[0]!, 'image/jpeg'),
      await encoded(pictures[0]!, 'image/png'),
      await encoded(pictures[1]!, 'image/jpeg'),
    ];
    const facts = await examineAll([fileOf('甲.jpg', jpeg), fileOf('乙.jpg', other), fileOf('丙.png', png)]);
    expect(facts.map(({ picture }) => picture?.same)).toEqual(['甲.jpg', '', '甲.jpg']);
  });
});

describe('what a camera says', () => {
  const jpeg = encoded(scene(7, 64, 32), 'image/jpeg');

  it('is the day on which the picture was taken', async () => {
    expect((await pictureOf(withExif(await jpeg, '2020:06:05 23:59:59'))).taken).toBe('2020-06-05');
    expect((await pictureOf(await jpeg)).taken).toBeNull();
    expect((await pictureOf(withExif(await jpeg, '0000:00:00 00:00:00'))).taken).toBeNull();
  });

  it('is how it was held', async () => {
    const upright = await pictureOf(await jpeg);
    expect([upright.width, upright.height]).toEqual([64, 32]);
    const turned = await pictureOf(withExif(await jpeg, '2020:06:05 10:00:00', 6));
    expect([turned.width, turned.height]).toEqual([32, 64]);
  });

  it('is ignored where it is damaged', async () => {
    const damaged = withExif(await jpeg, '2020:06:05 10:00:00');
    damaged.fill(0xff, 12, 40);
    expect(await pictureOf(damaged)).toEqual(await pictureOf(await jpeg));
  });

  // The two pixels at the top left, where they are when the picture of 4 × 3 is shown.
  it.each([
    [1, 4, 0, 1],
    [2, 4, 3, 2],
    [3, 4, 11, 10],
    [4, 4, 8, 9],
    [5, 3, 0, 3],
    [6, 3, 2, 5],
    [7, 3, 11, 8],
    [8, 3, 9, 6],
  ])('turns orientation %i upright', (orientation, width, first, second) => {
    const shown = turn({ width: 4, height: 3, data: Uint8Array.from({ length: 12 }, (_, at) => at) }, orientation);
    expect([shown.width, shown.data.indexOf(0), shown.data.indexOf(1)]).toEqual([width, first, second]);
  });
});

describe('formats of pictures', () => {
  const small = scene(8, 40, 30);

  it.each(['image/jpeg', 'image/png', 'image/bmp', 'image/gif'] as const)('include %s', async (mime) => {
    const bytes = await encoded(small, mime);
    expect(readHeader(bytes)).toEqual({ format: mime.slice('image/'.length), width: 40, height: 30 });
    const { width, height } = await pictureOf(bytes);
    expect([width, height]).toEqual([40, 30]);
  });

  it('are told from the bytes, not from the name', async () => {
    expect((await pictureOf(await encoded(small, 'image/png'), '照片.jpg')).width).toBe(40);
    const problemOf = async (path: string, ...bytes: number[]): Promise<unknown> =>
      (await factsOf(path, Uint8Array.from(bytes))).problem;
    const heic = [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63];
    expect(await problemOf('照片.jpg', ...heic)).toBe('unsupported');
    expect(await problemOf('照片.heic', ...heic)).toBe('unsupported');
    expect(await problemOf('照片.jpg', 1, 2, 3)).toBe('unreadable');
  });

  it('do not include what is cut off or damaged', async () => {
    const [jpeg, png] = [await encoded(small, 'image/jpeg'), await encoded(small, 'image/png')];
    expect((await factsOf('照片.jpg', jpeg.subarray(0, 20))).problem).toBe('unreadable');
    expect((await factsOf('照片.png', png.subarray(0, 60))).problem).toBe('unreadable');
  });

  it('do not include what would fill the memory', async () => {
    const png = new Uint8Array(await encoded(small, 'image/png'));
    new DataView(png.buffer).setUint32(16, 65_536);
    new DataView(png.buffer).setUint32(20, 65_536);
    expect((await factsOf('照片.png', png)).problem).toBe('tooLarge');
  });
});
