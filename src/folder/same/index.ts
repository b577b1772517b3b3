/** Which pictures of a folder are the same, whatever was done to them: decision 20. */
import { areSame } from './align';
import { inside, sums, WHOLE, withoutFrame, type Grey, type Part } from './grey';
import { bitsApart, frequenciesOf, hashOf, type Hash } from './hash';

/** Bits in which the hashes of candidates may differ. */
const NEAR = 14;
/** How often two pictures are laid over each other, the best guess first. */
const TRIES = 2;
/** Ways to turn and mirror. */
const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
/** Bits in a key of the index, and how many keys a hash has: what is near in 64 bits has one of them in common, nearly always. */
const KEY_BITS = 6;
const KEYS = 10;

const cut = (left: number, top: number, right: number, bottom: number): Part => ({
  left,
  top,
  right: 1 - right,
  bottom: 1 - bottom,
});

/** What a copy may be of this picture: without the caption below or above it, and cropped on one side or all around. */
const PARTS: readonly Part[] = [
  WHOLE,
  ...[0.04, 0.07, 0.1, 0.13, 0.16, 0.19, 0.22, 0.25, 0.28, 0.31].map((band) => cut(0, 0, 0, band)),
  ...[0.06, 0.1, 0.14, 0.18, 0.22].map((band) => cut(0, band, 0, 0)),
  ...[0.03, 0.05, 0.08].map((side) => cut(side, side, side, side)),
  ...[cut(0.05, 0, 0, 0), cut(0, 0, 0.05, 0), cut(0.05, 0.05, 0, 0), cut(0, 0.05, 0.05, 0)],
  ...[cut(0.05, 0, 0, 0.05), cut(0, 0, 0.05, 0.05), cut(0.05, 0, 0.05, 0), cut(0, 0.05, 0, 0.05)],
];

interface Known {
  readonly picture: number;
  readonly part: Part;
  readonly hash: Hash;
}

/** How one picture may lie over another. */
interface Guess {
  readonly part: Part;
  readonly otherPart: Part;
  readonly orientation: number;
  readonly bits: number;
}

/** Numbers pictures so that the same have the number of the first of them. Blank ones are like no other. */
export function samePictures(pictures: readonly Grey[]): number[] {
  const parents = pictures.map((_, index) => index);
  const rootOf = (index: number): number => {
    while (parents[index] !== index) index = parents[index] = parents[parents[index]!]!;
    return index;
  };
  const index = new Map<number, Known[]>();
  const views = pictures.map((grey) => (isBlank(grey) ? [] : wholesOf(grey)));
  views.forEach((wholes, picture) => {
    const grey = pictures[picture]!;
    const all = sums(grey);
    for (const part of wholes) put(index, { picture, part, hash: hashOf(frequenciesOf(grey, all, part)) });
  });
  views.forEach((wholes, picture) => {
    const grey = pictures[picture]!;
    const all = sums(grey);
    for (const [other, guesses] of guessesFor(picture, { grey, all, wholes }, index)) {
      const [low, high] = [rootOf(picture), rootOf(other)].sort((a, b) => a - b) as [number, number];
      if (low === high) continue;
      guesses.sort((a, b) => a.bits - b.bits);
      const otherGrey = pictures[other]!;
      const otherAll = sums(otherGrey);
      const isSame = guesses
        .slice(0, TRIES)
        .some(({ part, otherPart, orientation }) =>
          areSame({ grey, all, part }, { grey: otherGrey, all: otherAll, part: otherPart }, orientation),
        );
      if (isSame) parents[high] = low;
    }
  });
  return parents.map((_, picture) => rootOf(picture));
}

/** The pictures that may be copies of this one, or the same copy. */
function guessesFor(
  picture: number,
  { grey, all, wholes }: { readonly grey: Grey; readonly all: Float64Array; readonly wholes: readonly Part[] },
  index: ReadonlyMap<number, readonly Known[]>,
): Map<number, Guess[]> {
  const found = new Map<number, Guess[]>();
  for (const whole of wholes) {
    for (const share of PARTS) {
      const part = inside(whole, share);
      const frequencies = frequenciesOf(grey, all, part);
      for (const orientation of ORIENTATIONS) {
        for (const [known, bits] of nearest(index, hashOf(frequencies, orientation))) {
          if (known.picture === picture) continue;
          const guess = { part, otherPart: known.part, orientation, bits };
          const others = found.get(known.picture);
          if (others) others.push(guess);
          else found.set(known.picture, [guess]);
        }
      }
    }
  }
  return found;
}

/** The picture without its frame; and with it, where it has one: what looks like one may be sky. */
function wholesOf(grey: Grey): Part[] {
  const part = withoutFrame(grey);
  const isWhole = part.left === 0 && part.top === 0 && part.right === 1 && part.bottom === 1;
  return isWhole ? [WHOLE] : [part, WHOLE];
}

function isBlank({ data }: Grey): boolean {
  const mean = data.reduce((sum, shade) => sum + shade, 0) / data.length;
  return data.reduce((sum, shade) => sum + (shade - mean) ** 2, 0) < 4 * data.length;
}

/** Equal keys at equal places. */
const keysOf = ([high, low]: Hash): number[] =>
  Array.from({ length: KEYS }, (_, place) => {
    const bits = place < 5 ? high >>> (place * KEY_BITS) : low >>> ((place - 5) * KEY_BITS);
    return place * 64 + (bits & 63);
  });

function put(index: Map<number, Known[]>, known: Known): void {
  for (const key of keysOf(known.hash)) {
    const those = index.get(key);
    if (those) those.push(known);
    else index.set(key, [known]);
  }
}

function nearest(index: ReadonlyMap<number, readonly Known[]>, hash: Hash): Map<Known, number> {
  const found = new Map<Known, number>();
  for (const key of keysOf(hash)) {
    for (const known of index.get(key) ?? []) {
      const bits = bitsApart(known.hash, hash);
      if (bits <= NEAR) found.set(known, bits);
    }
  }
  return found;
}
