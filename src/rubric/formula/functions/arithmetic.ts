/** Sums, extremes and sizes of numbers; of lists their members count as well. */
import { scalar1 } from '../columns';
import { between, exactly, highs, lows } from '../known';
import { ARITHMETIC, LARGER, SMALLER } from '../loops';
import type { FormulaFunction } from './entry';
import { foldMembers, highest, lowest, membersOf, type ListLoop, type Members } from './members';

const isNone = ({ known, missing }: Members): boolean => known.length + missing.length === 0;

/** A spreadsheet makes 0 of the least and the most of nothing: there is none. */
const printExtreme =
  (name: string): NonNullable<FormulaFunction['print']> =>
  (args, printer) => {
    if (!args.every((arg) => printer.isList(arg))) return null;
    const ranges = args.map(printer.inner).join(',');
    return `IF(COUNT(${ranges})=0,NA(),${name}(${ranges}))`;
  };

const LEAST: ListLoop = ({ counts, members, starts }, out) => {
  for (let i = 0, n = out.length; i < n; i++) {
    let least = Number.isNaN(counts[i]!) ? NaN : out[i]!;
    for (let k = starts[i]!, end = starts[i + 1]!; k < end; k++) if (members[k]! < least) least = members[k]!;
    out[i] = least;
  }
};

const MOST: ListLoop = ({ counts, members, starts }, out) => {
  for (let i = 0, n = out.length; i < n; i++) {
    let most = Number.isNaN(counts[i]!) ? NaN : out[i]!;
    for (let k = starts[i]!, end = starts[i + 1]!; k < end; k++) if (members[k]! > most) most = members[k]!;
    out[i] = most;
  }
};

const TOTAL: ListLoop = ({ counts, members, starts }, out) => {
  for (let i = 0, n = out.length; i < n; i++) {
    let total = Number.isNaN(counts[i]!) ? NaN : out[i]!;
    for (let k = starts[i]!, end = starts[i + 1]!; k < end; k++) total += members[k]!;
    out[i] = total;
  }
};

export const MIN: FormulaFunction = {
  signature: { args: ['numbers'], rest: true, result: 'number' },
  needsMembers: true,
  whole: 'asArguments',
  bounds(args, context, read) {
    const members = membersOf(args, context, read);
    if (isNone(members)) return exactly(NaN);
    // A missing list may be empty where there are other figures.
    const { known } = members;
    return between(lowest(members), known.length > 0 ? Math.min(...highs(known)) : highest(members));
  },
  column: (args, compiler) => foldMembers(args, compiler, { numbers: SMALLER, lists: LEAST, start: Infinity }),
  print: printExtreme('MIN'),
};

export const MAX: FormulaFunction = {
  signature: { args: ['numbers'], rest: true, result: 'number' },
  needsMembers: true,
  whole: 'asArguments',
  bounds(args, context, read) {
    const members = membersOf(args, context, read);
    if (isNone(members)) return exactly(NaN);
    const { known } = members;
    return between(known.length > 0 ? Math.max(...lows(known)) : lowest(members), highest(members));
  },
  column: (args, compiler) => foldMembers(args, compiler, { numbers: LARGER, lists: MOST, start: -Infinity }),
  print: printExtreme('MAX'),
};

export const SUM: FormulaFunction = {
  signature: { args: ['numbers'], rest: true, result: 'number' },
  whole: 'asArguments',
  bounds(args, context, read) {
    const { known, missing } = membersOf(args, context, read);
    const open = missing.map(({ low, high }) => between(low < 0 ? -Infinity : 0, high > 0 ? Infinity : 0));
    return [...known, ...open].reduce((a, b) => between(a.low + b.low, a.high + b.high), exactly(0));
  },
  column: (args, compiler) => foldMembers(args, compiler, { numbers: ARITHMETIC['+'], lists: TOTAL, start: 0 }),
};

export const ABS: FormulaFunction = {
  signature: { args: ['number'], result: 'number' },
  whole: 'asArguments',
  bounds([arg], context, read) {
    const { low, high } = read.number(arg!, context);
    const least = low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
    return between(least, Math.max(Math.abs(low), Math.abs(high)));
  },
  column: ([arg], compiler) => scalar1(compiler.numbers(arg!), Math.abs),
};
