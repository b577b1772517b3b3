import { SAME_PICTURE_BITS, type PictureFacts } from '../../src/evidence';
import { turn } from '../../src/folder/decodeInNode';
import { pictureHash, shrink, SIDE } from '../../src/folder/pictureHash';
import { readHeader } from '../../src/folder/pictureHeader';
import { brightened, encoded, halved, scene, withExif, type Picture } from '../../tools/evidence/make';
import { bitsApart, factsOf } from './support';

const pictureOf = async (bytes: Uint8Array, path = '照片.jpg'): Promise<PictureFacts> => {
  const { picture, problem } = await factsOf(path, bytes);
  if (!picture) throw new Error(String(problem));
  return picture;
};
const hashOf = async (picture: Picture, quality = 90): Promise<string> =>
  (await pictureOf(await encoded(picture, 'image/jpeg', quality))).hash;

describe('the perceptual hash', () => {
  /** One frequency: `across` and `down` half waves over the picture. */
  const wave = (across: number, down: number): Float64Array =>
    Float64Array.from({ length: SIDE * SIDE }, (_, at) => {
      const [x, y] = [at % SIDE, Math.floor(at / SIDE)];
      const cosine = (half: number, place: number): number => Math.cos(((2 * place + 1) * half * Math.PI) / (2 * SIDE));
      return 128 + 100 * cosine(across, x) * cosine(down, y);
    });

  it('has one bit for each of the frequencies 1 to 8, row by row', () => {
    expect(pictureHash(wave(1, 1))).toBe('8000000000000000');
    expect(pictureHash(wave(8, 1))).toBe('0100000000000000');
    expect(pictureHash(wave(1, 2))).toBe('0080000000000000');
    expect(pictureHash(wave(8, 8))).toBe('0000000000000001');
  });

  it('of a blank page, white or grey, has no bits', () => {
    expect(pictureHash(new Float64Array(SIDE * SIDE).fill(255))).toBe('0000000000000000');
    expect(pictureHash(new Float64Array(SIDE * SIDE).fill(77))).toBe('0000000000000000');
  });

  it('averages shades, on white where the picture is transparent', () => {
    // 64 × 32: two pixels to one; black and white give 127.5, transparent black gives white.
    const data = new Uint8Array(64 * 32 * 4);
    data.set([0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0]);
    const grey = shrink({ width: 64, height: 32, data });
    expect([grey[0], grey[1]]).toEqual([127.5, 255]);
    // 0.299 × 200 + 0.587 × 100 + 0.114 × 50 = 59.8 + 58.7 + 5.7
    const [shade] = shrink({ width: 1, height: 1, data: [200, 100, 50, 255] });
    expect(shade).toBeCloseTo(124.2, 9);
  });
});

describe('pictures that look the same', () => {
  const scenes = [201, 202, 203, 204, 205, 206].map((seed) => scene(seed, 320, 240));
  /** As they were saved first. */
  let hashes: string[];
  beforeAll(async () => {
    hashes = await Promise.all(scenes.map((picture) => hashOf(picture)));
  });

  it.each<[string, (picture: Picture) => Promise<string>]>([
    ['saved again at low quality', (picture) => hashOf(picture, 30)],
    ['half as large', (picture) => hashOf(halved(picture), 80)],
    ['a quarter as large', (picture) => hashOf(halved(halved(picture)), 80)],
    ['darker', (picture) => hashOf(brightened(picture, 0.8))],
    ['brighter', (picture) => hashOf(brightened(picture, 1.08))],
    ['as a .png', async (picture) => (await pictureOf(await encoded(picture, 'image/png'), '照片.png')).hash],
  ])('are near each other when %s', async (_, changed) => {
    for (const [index, picture] of scenes.entries()) {
      expect(bitsApart(hashes[index]!, await changed(picture))).toBeLessThanOrEqual(SAME_PICTURE_BITS);
    }
  });

  it('are told from others, which are far apart', () => {
    const distances = hashes.flatMap((one, at) => hashes.slice(at + 1).map((other) => bitsApart(one, other)));
    expect(distances).toHaveLength(15);
    expect(Math.min(...distances)).toBeGreaterThan(2 * SAME_PICTURE_BITS);
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
    expect(bitsApart(turned.hash, upright.hash)).toBeGreaterThan(2 * SAME_PICTURE_BITS);
  });

  it('is ignored where it is damaged', async () => {
    const damaged = withExif(await jpeg, '2020:06:05 10:00:00');
    damaged.fill(0xff, 12, 40);
    expect(await pictureOf(damaged)).toEqual(await pictureOf(await jpeg));
  });

  // The two pixels at the top left, where they are when the picture is shown.
  it.each([
    [1, 0, 1],
    [2, 31, 30],
    [3, 32 * 31 + 31, 32 * 31 + 30],
    [4, 32 * 31, 32 * 31 + 1],
    [5, 0, 32],
    [6, 31, 32 + 31],
    [7, 32 * 31 + 31, 32 * 30 + 31],
    [8, 32 * 31, 32 * 30],
  ])('turns orientation %i upright', (orientation, first, second) => {
    const shown = turn(
      Float64Array.from({ length: SIDE * SIDE }, (_, at) => at),
      orientation,
    );
    expect([shown.indexOf(0), shown.indexOf(1)]).toEqual([first, second]);
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
