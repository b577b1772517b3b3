import { visit, type Clause, type Fact } from '../../src/rubric';
import type { FactInput } from '../../src/scoring';

/** What people would enter for a clause, by fact; blank where a blank has a meaning. */
export type Entries = Readonly<Record<string, FactInput>>;

/** The same numbers between 0 and 1 for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)]!;
const isWhole = (fact: Fact): boolean => fact.type === 'count' || fact.type === 'rank';

/** The numbers written in a clause's formulas, under all readings. */
function thresholdsOf(clause: Clause): number[] {
  const thresholds = new Set<number>();
  for (const { amounts } of clause.rules) {
    for (const { expression } of amounts)
      visit(expression, (node) => node.kind === 'number' && thresholds.add(node.value));
  }
  return [...thresholds];
}

/** Entries worth trying for a fact: 0, its bounds, the thresholds and their neighbours, beyond 100; blank if that has a meaning. */
export function candidatesOf(clause: Clause, fact: Fact): FactInput[] {
  const blank = fact.default === null && !fact.optional ? [] : [null];
  if (fact.type === 'yesNo') return ['是', '否', ...blank];
  if (fact.type === 'choice') return [...fact.options, ...blank];
  const around = thresholdsOf(clause).flatMap((value) => [value, value - 0.1, value + 0.1, value - 1, value + 1]);
  const some = [0, 1, 2, 3, 12, 0.3, 0.5, 99.9, 100, 120, fact.min, fact.max, fact.floor, fact.floor / 2];
  return [...new Set([...some, ...around].map((value) => allowed(fact, value)))].concat(blank as never[]);
}

/** The nearest value that the fact may have. */
function allowed(fact: Fact, value: number): number {
  const within = Math.min(Math.min(fact.max, 1e6), Math.max(Math.max(fact.min, -1e6), value));
  return isWhole(fact) ? Math.ceil(within) : Math.round(within * 100) / 100;
}

/** Random entries for all facts of a clause, often at a threshold and often equal to each other, as done and target may be. */
export function randomEntries(clause: Clause, random: () => number): Entries {
  const entries: Record<string, FactInput> = {};
  let previous: number | null = null;
  for (const fact of clause.facts) {
    const candidates = candidatesOf(clause, fact);
    const choice = random();
    let entry: FactInput = pick(candidates, random);
    if (typeof entry === 'number') {
      if (previous !== null && choice < 0.35)
        entry = allowed(fact, previous * pick([1, 1, 0.995, 0.9, 0.5, 1.1], random));
      else if (choice < 0.6) entry = allowed(fact, random() * Math.min(fact.max, pick([5, 20, 100], random)));
      previous = entry;
    }
    entries[fact.name] = entry;
  }
  return entries;
}
