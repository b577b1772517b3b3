/** What a document prints of the nodes of a level: learnt from what is found of most of them. */
import type { Gap } from './gaps';
import type { Label } from './script';
import type { Space } from './texts';

/** What stands before a text, read with the labels of the nodes around. */
export interface ReadSpace {
  readonly space: Space;
  readonly around: readonly Label[];
  readonly gap: Gap;
}

export const isAround = ({ from, to }: Label, { first, before }: Space): boolean => from <= before && first <= to;

/** A text is missing there: nothing more can be said of it. */
export const isBroken = ({ first, before }: Space): boolean => first < before;

export const foundIn = (spaces: readonly ReadSpace[]): Set<Label> => new Set(spaces.flatMap(({ gap }) => gap.labels));

/** What was found of a level's labels of a kind. */
interface Finds {
  all: number;
  /** Where their nodes begin, end, or elsewhere. */
  opening: number;
  closing: number;
  inner: number;
}

const most = ({ opening, closing, inner }: Finds): number => opening + closing + inner;

/**
 * Of a level all labels of a kind are printed, or none is: those of which half are found are; of numbers, which may stand
 * there for another reason, more than half. `alike`: a label that could have been found in place of another counts, too; of
 * such, those of a level of which more is found come first, and where most stand at one end of their nodes, all do.
 */
export function learnt(
  labels: readonly Label[],
  spaces: readonly ReadSpace[],
  how: 'asFound' | 'alike',
): readonly Label[] {
  if (how === 'asFound') return kept(labels, spaces);
  const finds = new Map<string, Finds>();
  for (const { level } of labels) {
    const of = finds.get(level) ?? { all: 0, opening: 0, closing: 0, inner: 0 };
    finds.set(level, { ...of, all: of.all + 1 });
  }
  const seen = new Set<Label>();
  for (const { space, around, gap } of spaces) {
    for (const label of around) {
      if (seen.has(label) || !gap.labels.some(({ kind, text }) => kind === label.kind && text === label.text)) continue;
      seen.add(label);
      const where = label.from === space.before ? 'opening' : label.to === space.before ? 'closing' : 'inner';
      finds.get(label.level)![where]++;
    }
  }
  const balance = ({ level }: Label): number => 2 * most(finds.get(level)!) - finds.get(level)!.all;
  return labels
    .filter((label) => balance(label) >= least(label))
    .sort((a, b) => balance(b) - balance(a))
    .map((label) => {
      const of = finds.get(label.level)!;
      if (4 * of.opening >= 3 * most(of)) return { ...label, to: label.from };
      return 4 * of.closing >= 3 * most(of) ? { ...label, from: label.to } : label;
    });
}

/** Without the levels of which too little is found. */
export function kept(printed: readonly Label[], spaces: readonly ReadSpace[]): readonly Label[] {
  const found = foundIn(spaces);
  const balances = new Map<string, number>();
  for (const label of printed)
    balances.set(label.level, (balances.get(label.level) ?? 0) + (found.has(label) ? 1 : -1));
  return printed.filter((label) => balances.get(label.level)! >= least(label));
}

/** By how many more must be found than not. */
const least = ({ kind }: Label): number => (kind === 'points' || kind === 'id' ? 1 : 0);
