/** What makes one figure of a list: how many figures it has, how many of some kind, their mean. */
import type { Comparison, Expression } from '../ast';
import { map1, scratch, type ListColumn } from '../columns';
import { between, compare, exactly, highs, lows, rounded } from '../known';
import { ARITHMETIC, ROUND6 } from '../loops';
import { SUM } from './arithmetic';
import { factName, type FormulaFunction, type Printer } from './entry';
import { highest, listsIn, lowest, membersOf } from './members';

/** How many figures a list has. */
export const COUNT: FormulaFunction = {
  signature: { args: ['list'], result: 'number' },
  whole: 'always',
  bounds([list], context, read) {
    const { known, missing } = membersOf([list!], context, read);
    return between(known.length, missing.length > 0 ? Infinity : known.length);
  },
  column: ([list]) => {
    const name = factName(list);
    return (columns) => columns.lists(name).counts;
  },
};

/** A list, by what its members are compared, and with what. */
interface Criterion {
  readonly list: Expression;
  readonly operator: Comparison;
  readonly limit: Expression;
}
function criterionOf([arg]: readonly Expression[]): Criterion {
  const { left, operator, right } = arg as Extract<Expression, { kind: 'binary' }>;
  return { list: left, operator: operator as Comparison, limit: right };
}

/** By comparison, how often all members count, those that are less, and those that are equal. */
const WEIGHTS: Readonly<Record<Comparison, readonly [all: number, less: number, equal: number]>> = {
  '<': [0, 1, 0],
  '<=': [0, 1, 1],
  '>': [1, -1, -1],
  '>=': [1, -1, 0],
  '=': [0, 0, 1],
  '<>': [1, 0, -1],
};

function countMembers(
  { counts, members, starts }: ListColumn,
  limits: Float64Array,
  [all, less, equal]: (typeof WEIGHTS)[Comparison],
  out: Float64Array,
): void {
  for (let i = 0, n = out.length; i < n; i++) {
    const limit = limits[i]!;
    let below = 0;
    let same = 0;
    for (let k = starts[i]!, end = starts[i + 1]!; k < end; k++) {
      below += Number(members[k]! < limit);
      same += Number(members[k] === limit);
    }
    out[i] = Number.isNaN(limit) ? NaN : all * counts[i]! + less * below + equal * same;
  }
}

/** How many members of a list are as the comparison has it: `COUNTIF(人数 >= 60)`. */
export const COUNTIF: FormulaFunction = {
  signature: { args: ['members'], result: 'number' },
  whole: 'always',
  rewrite: asComparison,
  bounds(args, context, read) {
    const { list, operator, limit } = criterionOf(args);
    const to = rounded(read.number(limit, context));
    const { known, missing } = membersOf([list], context, read);
    const counted = known.map((member) => compare(operator, member, to));
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    const mayHaveMore = missing.some(({ low, high }) => compare(operator, between(low, high), to).high === 1);
    return between(sum(lows(counted)), mayHaveMore ? Infinity : sum(highs(counted)));
  },
  column(args, compiler) {
    const { list, operator, limit } = criterionOf(args);
    const name = factName(list);
    const exact = compiler.numbers(limit);
    const limits = compiler.isWhole(limit) ? exact : map1(exact, ROUND6);
    return (columns, depth) => {
      const to = limits(columns, depth);
      const out = scratch(columns, depth);
      countMembers(columns.lists(name), to, WEIGHTS[operator], out);
      return out;
    };
  },
  print(args, printer) {
    const { list, operator, limit } = criterionOf(args);
    const range = printer.inner(list);
    // A blank cell is not equal to anything, and no member.
    if (operator === '<>') return `(COUNT(${range})-COUNTIF(${range},${criterion('=', limit, printer)}))`;
    return `COUNTIF(${range},${criterion(operator, limit, printer)})`;
  },
};

const criterion = (operator: Comparison, limit: Expression, printer: Printer): string =>
  limit.kind === 'number' ? `"${operator}${limit.value}"` : `"${operator}"&ROUND(${printer.inner(limit)},6)`;

const CRITERION = /^(<=|>=|<>|[<>=])?\s*(-?(?:\d+(?:\.\d+)?|\.\d+))?$/;

/** As spreadsheets have it: `COUNTIF(人数, ">=60")`, `COUNTIF(人数, ">=" & 定员)`, `COUNTIF(人数, 60)`. */
function asComparison(args: readonly Expression[]): readonly Expression[] | null {
  const [list, given] = args;
  if (!list || !given || args.length > 2) return null;
  const comparison = (operator: string, right: Expression): readonly Expression[] => [
    { kind: 'binary', operator: operator as Comparison, left: list, right, at: given.at },
  ];
  if (given.kind === 'binary' && given.operator === '&' && given.left.kind === 'text') {
    const [, operator, number] = CRITERION.exec(given.left.value) ?? [];
    return operator !== undefined && number === undefined ? comparison(operator, given.right) : null;
  }
  if (given.kind !== 'text') return comparison('=', given);
  const [, operator = '=', number] = CRITERION.exec(given.value) ?? [];
  return number === undefined ? null : comparison(operator, { kind: 'number', value: Number(number), at: given.at });
}

/** The mean of numbers and of the members of lists; of none there is no mean. */
export const AVERAGE: FormulaFunction = {
  signature: { args: ['numbers'], rest: true, result: 'number' },
  needsMembers: true,
  bounds(args, context, read) {
    const members = membersOf(args, context, read);
    const { known, missing } = members;
    if (known.length + missing.length === 0) return exactly(NaN);
    if (missing.length > 0) return between(lowest(members), highest(members));
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    return between(mean(lows(known)), mean(highs(known)));
  },
  column(args, compiler) {
    const sums = SUM.column!(args, compiler);
    const lists = listsIn(args, compiler);
    const others = args.length - lists.length;
    return (columns, depth) => {
      const sum = sums(columns, depth);
      const out = scratch(columns, depth);
      const counts = scratch(columns, depth + 1).fill(others);
      for (const name of lists) ARITHMETIC['+'](counts, columns.lists(name).counts, counts);
      ARITHMETIC['/'](sum, counts, out);
      return out;
    };
  },
};
