import {
  bounds,
  exactly,
  factsOf,
  isoDate,
  listOf,
  NEVER,
  visit,
  type Bounds,
  type BoundsContext,
  type Expression,
  type NumberBounds,
} from '../formula';
import { NO_MEMBERS } from '../facts';
import type { Clause, Fact } from '../model';

/** At most so many combinations of figures are tried. */
const MOST = 4096;

/** Figures that people could enter and with which a formula comes to such a value, as words (甲=3、乙=0) with the value; null: none found. */
export function witness(
  expression: Expression,
  clause: Clause,
  isWanted: (value: number) => boolean,
): { readonly facts: string; readonly value: number } | null {
  const byName = new Map(clause.facts.map((fact) => [fact.name, fact]));
  const names = factsOf(expression);
  const near = numbersOf(expression);
  const each = Math.max(2, Math.floor(MOST ** (1 / Math.max(1, names.length))));
  const tried = names.map((name) => candidates(byName.get(name)!, near).slice(0, each));
  const chosen = new Map<string, Bounds>();
  const context: BoundsContext = {
    ...{ steps: 'whole', assessee: null, row: 0 },
    fact: (name) => chosen.get(name)!,
    given: () => true,
    everyone: () => [context, context],
  };
  const search = (at: number): number | null => {
    const name = names[at];
    if (name === undefined) {
      const { low, high } = bounds(expression, context) as NumberBounds;
      return low === high && isWanted(low) ? low : null;
    }
    for (const candidate of tried[at]!) {
      chosen.set(name, candidate);
      const value = search(at + 1);
      if (value !== null) return value;
    }
    return null;
  };
  const value = search(0);
  if (value === null) return null;
  return { facts: names.map((name) => `${name}=${said(byName.get(name)!, chosen.get(name)!)}`).join('、'), value };
}

function said({ type, never }: Fact, value: Bounds): string {
  if (value.kind === 'text') return String(value.value);
  if (value.kind === 'list') return Array.from(value.members!).join('；') || NO_MEMBERS;
  if (type === 'yesNo') return value.low === 1 ? '是' : '否';
  if (type === 'date') return value.low === NEVER ? String(never) : isoDate(value.low);
  return String(value.low);
}

function numbersOf(expression: Expression): number[] {
  const numbers = new Set<number>();
  visit(expression, (node) => node.kind === 'number' && numbers.add(node.value));
  return [...numbers];
}

/** The ends of what the fact may be, 0, 1, the numbers of the formula and their neighbours. */
function candidates({ type, min, max, options, of, never }: Fact, near: readonly number[]): Bounds[] {
  if (type === 'choice') return options.map((value) => ({ kind: 'text', value }));
  const isWhole = /^(?:count|rank|date)$/.test(of ?? type);
  const some = [0, 1, ...near.flatMap((value) => [value, value + 1, value - 1]), min, max];
  const within = some.map((value) => Math.min(Math.min(max, 1000), Math.max(Math.max(min, -1000), value)));
  const figures = [...new Set(isWhole ? within.map(Math.ceil) : within)];
  if (type === 'list') return [[], ...figures.map((figure) => [figure]), figures.slice(0, 3)].map(listOf);
  return [...figures, ...(never === undefined ? [] : [NEVER])].map(exactly);
}
