/** Arguments that are numbers or lists: what is reckoned from all of these figures together. */
import type { Expression } from '../ast';
import { fold, scratch, type Compiler, type ListColumn, type NumberNode } from '../columns';
import { exactly, highs, lows, type BoundsContext, type ListBounds, type NumberBounds } from '../known';
import type { Loop2 } from '../loops';
import { factName, type BoundsReader } from './entry';

/** What is known of the figures: those that are there, and the lists that are missing. */
export interface Members {
  readonly known: readonly NumberBounds[];
  readonly missing: readonly ListBounds[];
}

export function membersOf(args: readonly Expression[], context: BoundsContext, read: BoundsReader): Members {
  const known: NumberBounds[] = [];
  const missing: ListBounds[] = [];
  for (const arg of args) {
    const value = read.bounds(arg, context);
    if (value.kind === 'number') known.push(value);
    else if (value.kind === 'list' && value.members) known.push(...Array.from(value.members, exactly));
    else if (value.kind === 'list') missing.push(value);
  }
  return { known, missing };
}

/** The lowest that figures can be, and the highest: those of missing lists, too. */
export const lowest = ({ known, missing }: Members): number =>
  Math.min(...lows(known), ...missing.map(({ low }) => low));
export const highest = ({ known, missing }: Members): number =>
  Math.max(...highs(known), ...missing.map(({ high }) => high));

/** Goes on through the members of a list, from what stands in `out` for each assessee. */
export type ListLoop = (list: ListColumn, out: Float64Array) => void;

export const listsIn = (args: readonly Expression[], { options }: Compiler): string[] =>
  args.filter((arg) => arg.kind === 'fact' && options.isList(arg.name)).map(factName);

/** Folds numbers, then goes on through the lists; `start` is what no figure at all comes to. A list that is missing makes NaN. */
export function foldMembers(
  args: readonly Expression[],
  compiler: Compiler,
  { numbers: loop, lists: through, start }: { numbers: Loop2; lists: ListLoop; start: number },
): NumberNode {
  const lists = listsIn(args, compiler);
  const others = args.filter((arg) => arg.kind !== 'fact' || !lists.includes(arg.name)).map(compiler.numbers);
  if (lists.length === 0) return fold(others, loop);
  const numbers = others.length > 0 ? fold(others, loop) : null;
  return (columns, depth) => {
    const from = numbers?.(columns, depth);
    const out = scratch(columns, depth);
    if (!from) out.fill(start);
    else if (from !== out) out.set(from);
    for (const name of lists) through(columns.lists(name), out);
    // Neither the least nor the most of nothing is a figure.
    for (let i = 0, n = out.length; i < n; i++) if (!Number.isFinite(out[i]!)) out[i] = NaN;
    return out;
  };
}
