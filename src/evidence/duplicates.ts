import { filePath } from './filePath';
import { textOf, type LedgerEntry } from './ledger';

/**
 * Two pictures whose 64-bit hashes differ in at most so many bits are taken for one: the same, saved again, resized or
 * brightened, which changed up to 6 bits of photos; different photos were at least 14 apart.
 */
export const SAME_PICTURE_BITS = 8;

/** Numbers things so that two have the same number when they are one thing, by their file or by their picture. */
export interface Sameness {
  readonly byFile: readonly number[];
  readonly byPicture: readonly number[];
  readonly byEither: readonly number[];
}

/** The same file: the same bytes, or the same path (or link, where no file is named), however it is written. */
export function sameness(entries: readonly LedgerEntry[]): Sameness {
  const files = entries.map((entry) => fileKey(textOf(entry.file) || textOf(entry.link)));
  const filePairs = [...equalTexts(files), ...equalTexts(entries.map(({ fileHash }) => textOf(fileHash)))];
  const picturePairs = alikePictures(entries.map(({ pictureHash }) => readHash(pictureHash)));
  return {
    byFile: joined(entries.length, filePairs),
    byPicture: joined(entries.length, picturePairs),
    byEither: joined(entries.length, [...filePairs, ...picturePairs]),
  };
}

type Pair = readonly [number, number];
type Hash = readonly [high: number, low: number];

const fileKey = (path: string): string => filePath(path).normalize('NFKC').toLowerCase();

function equalTexts(texts: readonly string[]): Pair[] {
  const first = new Map<string, number>();
  return texts.flatMap((text, index): Pair[] => {
    const other = first.get(text);
    if (other === undefined) first.set(text, index);
    return text === '' || other === undefined ? [] : [[other, index]];
  });
}

function readHash(given: LedgerEntry['pictureHash']): Hash | null {
  const text = textOf(given);
  if (!/^[0-9a-f]{16}$/i.test(text)) return null;
  return [parseInt(text.slice(0, 8), 16), parseInt(text.slice(8), 16)];
}

function alikePictures(hashes: readonly (Hash | null)[]): Pair[] {
  const pictures = hashes.flatMap((hash, index) => (hash ? [{ hash, index }] : []));
  const pairs: Pair[] = [];
  pictures.forEach(({ hash: [high, low], index }, at) => {
    for (let next = at + 1; next < pictures.length; next++) {
      const { hash, index: other } = pictures[next]!;
      if (bits(high ^ hash[0]) + bits(low ^ hash[1]) <= SAME_PICTURE_BITS) pairs.push([index, other]);
    }
  });
  return pairs;
}

/** How many bits of a 32-bit number are set: counted in pairs, then in fours, then in eights, which a product adds up. */
function bits(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Whatever is paired, also by way of others, gets the number of the first of them. */
function joined(length: number, pairs: readonly Pair[]): number[] {
  const parents = Array.from({ length }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] = parents[parents[root]!]!;
    return root;
  };
  for (const [one, other] of pairs) {
    const [low, high] = [rootOf(one), rootOf(other)].sort((a, b) => a - b) as [number, number];
    parents[high] = low;
  }
  return parents.map((_, index) => rootOf(index));
}
