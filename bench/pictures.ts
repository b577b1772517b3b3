/**
 * Pictures: how many copies of pictures are found, and how many pairs of different pictures are taken for one. Made from
 * seeds; every copy is saved as a JPEG of another quality and size, as a messenger does.
 */
import { decodeInNode } from '../src/folder/decodeInNode';
import { readHeader } from '../src/folder/pictureHeader';
import { samePictures } from '../src/folder/same';
import type { Grey } from '../src/folder/same/grey';
import { brightened, encoded, halved, type Picture } from '../tools/evidence/make';
import { COPIES, page, photo } from '../tools/evidence/pictures';
import { figure, goal, printTable } from './measure';

const PHOTOS = 16;
const APPS = 4;
const ARTICLES = 6;

async function saved(picture: Picture, quality: number): Promise<Grey> {
  const bytes = await encoded(picture, 'image/jpeg', quality);
  return decodeInNode(bytes, readHeader(bytes)!, 1);
}

async function main(): Promise<void> {
  const photos = Array.from({ length: PHOTOS }, (_, seed) => photo(seed + 1, ...sizeOf(seed)));
  const pages = Array.from({ length: APPS * ARTICLES }, (_, at) => page(1 + (at % APPS), Math.floor(at / APPS)));
  const originals = await Promise.all([...photos, ...pages].map((picture) => saved(picture, 92)));
  const rows: string[][] = [];
  const compare = async (
    name: string,
    copy: (picture: Picture, seed: number) => Picture,
  ): Promise<[number, number]> => {
    let [found, wrong] = [0, 0];
    const pictures = [...photos, ...pages];
    const copies = await Promise.all(
      pictures.map((picture, seed) => saved(halvedTwice(copy(picture, seed), seed), 55 + (seed % 4) * 10)),
    );
    const numbers = samePictures([...originals, ...copies]);
    const count = pictures.length;
    const groups = new Map<number, number[]>();
    numbers.forEach((number, at) => groups.set(number, [...(groups.get(number) ?? []), at % count]));
    pictures.forEach((_, at) => {
      if (numbers[at] === numbers[count + at]) found++;
    });
    for (const group of groups.values()) wrong += new Set(group).size - 1;
    const share = (from: number, to: number): string => {
      const hits = pictures.filter((_, at) => at >= from && at < to && numbers[at] === numbers[count + at]).length;
      return `${hits}/${to - from}`;
    };
    rows.push([name, share(0, PHOTOS), share(PHOTOS, count), String(wrong)]);
    return [found, wrong];
  };
  const from = performance.now();
  let [found, wrong, all] = [0, 0, 0];
  for (const [name, copy] of [
    ['saved again', (picture: Picture) => picture] as const,
    ['brighter', (picture: Picture) => brightened(picture, 1.12)] as const,
    ...Object.entries(COPIES),
  ]) {
    const [right, false_] = await compare(name, copy);
    found += right;
    wrong += false_;
    all += PHOTOS + APPS * ARTICLES;
  }
  console.log(`${PHOTOS} photos, ${APPS * ARTICLES} pages of ${APPS} apps, and a copy of each\n`);
  goal('at least 97 of 100 copies are found', found >= 0.97 * all);
  goal('no different pictures are taken for one', wrong === 0);
  console.log();
  printTable(['copies', 'photos found', 'pages found', 'taken for one'], rows);
  console.log(
    `\nrecall ${figure((100 * found) / all)} %, precision ${figure((100 * found) / (found + wrong))} %; ${figure((performance.now() - from) / 1000)} s with making the copies`,
  );
  for (const times of [1, 2]) {
    const many = Array.from({ length: times * 4 }, (_, at) => originals.map((grey) => noisy(grey, at))).flat();
    const start = performance.now();
    samePictures(many);
    console.log(`${many.length} pictures: ${figure((performance.now() - start) / 1000)} s`);
  }
}

const sizeOf = (seed: number): [number, number] =>
  [
    [480, 360],
    [360, 480],
    [512, 288],
    [400, 400],
  ][seed % 4] as [number, number];
const halvedTwice = (picture: Picture, seed: number): Picture => (seed % 3 === 0 ? halved(picture) : picture);

/** Another picture of the same kind, made fast: parts of it change places. */
function noisy({ width, height, data }: Grey, seed: number): Grey {
  const other = new Uint8Array(data.length);
  const shift = Math.floor((height * (seed * 7919)) % height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      other[y * width + x] =
        data[((y * (1 + 2 * (seed % 5)) + shift) % height) * width + ((x * (1 + 2 * (seed % 3)) + 31 * seed) % width)]!;
  return { width, height, data: other };
}

void main();
