import { filePath } from './filePath';
import { textOf, type LedgerEntry } from './ledger';

/** A person looked and says in the remark that the picture is another one; not that it is none. */
const TWO_PICTURES = /是两张|不同的?图片|different pictures/i;
const DENIED = /(?:不|非|没有?)(?:是|有)?(?:两张|不同的?图片)|(?:not|no) different pictures/i;

/** Numbers things so that two have the same number when they are one thing, by their file or by their picture. */
export interface Sameness {
  readonly byFile: readonly number[];
  readonly byPicture: readonly number[];
  readonly byEither: readonly number[];
}

/**
 * The same file: the same bytes, or the same path (or link, where no file is named), however it is written. The text of a
 * document and the pictures in it are two things. The same picture: as the folder says, unless a remark says otherwise.
 */
export function sameness(entries: readonly LedgerEntry[]): Sameness {
  const files = entries.map((entry) => part(entry, fileKey(textOf(entry.file) || textOf(entry.link))));
  const hashes = entries.map((entry) => part(entry, textOf(entry.fileHash)));
  const pictures = entries.map(({ samePicture, remark }) =>
    saysTwoPictures(textOf(remark)) ? '' : textOf(samePicture),
  );
  const filePairs = [...equalTexts(files), ...equalTexts(hashes)];
  const picturePairs = equalTexts(pictures);
  return {
    byFile: joined(entries.length, filePairs),
    byPicture: joined(entries.length, picturePairs),
    byEither: joined(entries.length, [...filePairs, ...picturePairs]),
  };
}

const saysTwoPictures = (remark: string): boolean => TWO_PICTURES.test(remark) && !DENIED.test(remark);

type Pair = readonly [number, number];

const part = ({ pictures }: LedgerEntry, key: string): string =>
  key === '' || textOf(pictures) === '' ? key : `${key} #pictures`;

const fileKey = (path: string): string => filePath(path).normalize('NFKC').toLowerCase();

function equalTexts(texts: readonly string[]): Pair[] {
  const first = new Map<string, number>();
  return texts.flatMap((text, index): Pair[] => {
    const other = first.get(text);
    if (other === undefined) first.set(text, index);
    return text === '' || other === undefined ? [] : [[other, index]];
  });
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
