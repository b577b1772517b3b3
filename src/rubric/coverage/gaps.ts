/** What stands between two texts of a document, read as labels of the nodes around it. */
import type { Label } from './script';

/** What a document prints between two texts. */
export interface Gap {
  readonly labels: readonly Label[];
  /** The last label before what is none; null: nothing is before it. */
  readonly last: Label | null;
  /** What is no label, from where to where; the same place twice: nothing. */
  readonly from: number;
  readonly to: number;
}

/** Two texts with nothing between them. */
export const NOTHING: Gap = { labels: [], last: null, from: 0, to: 0 };

interface Found {
  readonly label: number;
  readonly start: number;
  readonly end: number;
}

/** No label, and so often as it is printed. */
const BESIDE = -1;

/** Labels that follow one another, from an end of the gap to `at`. */
interface Chain {
  readonly at: number;
  readonly used: ReadonlySet<number>;
  readonly found: readonly Found[];
}

/**
 * Labels from both ends of the gap, each once, so that as little as possible is left between them. Of those that fit alike
 * the first count. `anywhere`: words that may stand there, too.
 */
export function readGap(gap: string, labels: readonly Label[], anywhere: readonly string[]): Gap {
  const all = [
    ...labels.flatMap(({ forms }, index) => occurrences(gap, forms, index)),
    ...occurrences(gap, anywhere, BESIDE),
  ];
  const forward = chains(0, all, ({ start }) => start, ({ end }) => end);
  const backward = chains(gap.length, all, ({ end }) => end, ({ start }) => start);
  let best: readonly [Chain, Chain] = [forward[0]!, backward[0]!];
  const left = ([one, other]: readonly [Chain, Chain]): number => other.at - one.at;
  for (const one of forward) {
    for (const other of backward) {
      if (one.at > other.at || left([one, other]) >= left(best)) continue;
      if ([...one.used].some((label) => other.used.has(label)) || splitsNumber(gap, one.at, other.at)) continue;
      best = [one, other];
    }
  }
  const [one, other] = best;
  const labelsOf = (found: readonly Found[]): Label[] => found.flatMap(({ label }) => labels[label] ?? []);
  const leading = labelsOf(one.found);
  const trailing = labelsOf([...other.found].reverse());
  return { labels: [...leading, ...trailing], last: leading.at(-1) ?? null, from: one.at, to: other.at };
}

/** 4 is not found in 14. */
const splitsNumber = (gap: string, from: number, to: number): boolean =>
  from < to && [from, to].some((at) => at > 0 && /^\d\d/.test(gap.slice(at - 1)));

function occurrences(gap: string, forms: readonly string[], label: number): Found[] {
  return forms.flatMap((form) => {
    const found: Found[] = [];
    for (let start = gap.indexOf(form); form !== '' && start >= 0; start = gap.indexOf(form, start + 1))
      found.push({ label, start, end: start + form.length });
    return found;
  });
}

/** All chains from an end, the empty one first. */
function chains(
  end: number,
  all: readonly Found[],
  near: (found: Found) => number,
  far: (found: Found) => number,
): Chain[] {
  const made: Chain[] = [{ at: end, used: new Set(), found: [] }];
  const seen = new Set<string>();
  for (const chain of made) {
    for (const next of all) {
      if (near(next) !== chain.at || chain.used.has(next.label)) continue;
      const used = next.label === BESIDE ? chain.used : new Set([...chain.used, next.label]);
      const key = `${far(next)} ${[...used].sort().join()}`;
      if (seen.has(key)) continue;
      seen.add(key);
      made.push({ at: far(next), used, found: [...chain.found, next] });
    }
  }
  return made;
}
