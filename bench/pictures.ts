/**
 * Pictures: how many copies of pictures are found, and how many pairs of different pictures are taken for one. Made from
 * seeds; every copy is saved as a JPEG of another quality, one in three of half the size, as a messenger does.
 */
import { decodeInNode } from '../src/folder/decodeInNode';
import { readHeader } from '../src/folder/pictureHeader';
import { samePictures } from '../src/folder/same';
import { shrink, type Grey } from '../src/folder/same/grey';
import { brightened, encoded, type Picture } from '../tools/evidence/make';
import { COPIES, page, photo, scaled, SIZES } from '../tools/evidence/pictures';
import { figure, goal, printTable } from './measure';

const PHOTOS = 8;
const APPS = 4;
const ARTICLES = 2;
/** Different pages of one app, and photos, of which no two are the same. */
const OTHERS = 40;

type Copy = (picture: Picture, seed: number) => Picture;

/** What is done to the originals; sizes come as they are, other copies are made smaller one time in three. */
const KINDS: readonly (readonly [string, Copy])[] = [
  ['saved again', (picture) => picture],
  ...Object.entries(SIZES),
  ...[
    ['brighter', (picture: Picture) => brightened(picture, 1.12)] as const,
    ['darker', (picture: Picture) => brightened(picture, 0.8)] as const,
    ...Object.entries(COPIES),
  ].map(([name, copy]): [string, Copy] => [
    name,
    (picture, seed) => (seed % 3 === 0 ? scaled(copy(picture, seed), 0.5) : copy(picture, seed)),
  ]),
];

async function saved(picture: Picture, quality: number): Promise<Grey> {
  const bytes = await encoded(picture, 'image/jpeg', quality);
  return decodeInNode(bytes, readHeader(bytes)!, 1);
}

const sizeOf = (seed: number): [number, number] =>
  [
    [320, 240],
    [240, 320],
    [356, 200],
    [280, 280],
  ][seed % 4] as [number, number];

/** Milliseconds spent on comparing, and for how many pictures. */
const spent = { time: 0, pictures: 0 };

function compared(pictures: readonly Grey[]): number[] {
  const from = performance.now();
  const numbers = samePictures(pictures);
  spent.time += performance.now() - from;
  spent.pictures += pictures.length;
  return numbers;
}

/** How many of the photos and of the pages have their copy in their group, and how many different ones are in one group. */
async function tried(
  originals: readonly Picture[],
  greys: readonly Grey[],
  copy: Copy,
): Promise<{ photos: number; pages: number; wrong: number }> {
  const copies: Grey[] = [];
  for (const [seed, picture] of originals.entries())
    copies.push(await saved(copy(picture, seed), 55 + (seed % 4) * 10));
  const numbers = compared([...greys, ...copies]);
  const count = originals.length;
  const found = originals.map((_, at) => numbers[at] === numbers[count + at]);
  const groups = new Map<number, Set<number>>();
  numbers.forEach((number, at) => groups.set(number, (groups.get(number) ?? new Set()).add(at % count)));
  return {
    photos: found.slice(0, PHOTOS).filter(Boolean).length,
    pages: found.slice(PHOTOS).filter(Boolean).length,
    wrong: [...groups.values()].reduce((sum, { size }) => sum + size - 1, 0),
  };
}

async function main(): Promise<void> {
  const from = performance.now();
  const seconds = (since: number): string => figure((performance.now() - since) / 1000);
  const originals = [
    ...Array.from({ length: PHOTOS }, (_, seed) => photo(seed + 1, ...sizeOf(seed))),
    ...Array.from({ length: APPS * ARTICLES }, (_, at) => page(1 + (at % APPS), Math.floor(at / APPS), 216, 384)),
  ];
  const greys: Grey[] = [];
  for (const picture of originals) greys.push(await saved(picture, 92));
  const rows: string[][] = [];
  let [found, wrong] = [0, 0];
  for (const [name, copy] of KINDS) {
    const result = await tried(originals, greys, copy);
    found += result.photos + result.pages;
    wrong += result.wrong;
    rows.push([
      name,
      `${result.photos}/${PHOTOS}`,
      `${result.pages}/${originals.length - PHOTOS}`,
      String(result.wrong),
    ]);
  }
  const all = KINDS.length * originals.length;
  const others = [
    ...Array.from({ length: OTHERS }, (_, article) => page(9, article, 216, 384)),
    ...Array.from({ length: OTHERS }, (_, seed) => photo(100 + seed, 240, 180)),
  ].map((picture, at) => shrink(scaled(picture, [1, 0.5, 0.7][at % 3]!)));
  const taken = compared(others).filter((number, at) => number !== at).length;
  console.log(`${PHOTOS} photos, ${originals.length - PHOTOS} pages of ${APPS} apps, and a copy of each\n`);
  goal('at least 97 of 100 copies are found', found >= 0.97 * all);
  goal('no different pictures are taken for one', wrong + taken === 0);
  console.log();
  printTable(['copies', 'photos found', 'pages found', 'taken for one'], rows);
  console.log(`\n${OTHERS} pages of one app and ${OTHERS} photos without a copy: ${taken} taken for another`);
  console.log(
    `recall ${figure((100 * found) / all)} % (${found}/${all}), precision ${figure((100 * found) / (found + wrong + taken))} %`,
  );
  console.log(`${figure(spent.time / spent.pictures)} ms for each picture; ${seconds(from)} s with making the copies`);
}

void main();
