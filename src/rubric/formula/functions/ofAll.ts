/**
 * What is reckoned from all assessees: the mean, the least, the most of an expression, and the rank by it. A condition, as
 * the last argument, says who takes part. Where a figure of one of them is not known or cannot be computed, nobody has a
 * value; the same where nobody takes part, and for the rank of whoever does not.
 */
import type { Call, Expression } from '../ast';
import { scratch, type Columns, type Compiler, type NumberNode } from '../columns';
import { between, exactly, rounded, type Bounds, type BoundsContext, type NumberBounds } from '../known';
import { write } from '../writing';
import { literal, type BoundsReader, type Figure, type FormulaFunction, type OverAll, type Printer } from './entry';
import { bestMean, highestOf, lowestOf, meanOf, rankBounds, ranksOf, type Members, type RankOfOne } from './population';

const UNKNOWN = exactly(NaN);
/** It depends on who takes part whether there is a value at all. */
const OPEN = between(-Infinity, Infinity);

const figureOf =
  (condition: number, kind: (call: Call) => OverAll) =>
  (call: Call): Figure => ({
    kind: kind(call),
    fact: write(call.args[0]!),
    ofAll: {
      call,
      among: call.args[condition] ?? null,
      ...(call.args.length === 1 && call.args[0]!.kind === 'fact' ? {} : { written: write(call) }),
    },
  });

/** Everyone who may take part, with what is known; null: a figure that cannot be computed. Row i is assessee i, undefined who certainly does not. */
function membersOf(
  figure: Expression,
  condition: Expression | undefined,
  everyone: readonly BoundsContext[],
  read: BoundsReader,
): Members | null {
  const members: Members = everyone.map((one) => {
    const takesPart = condition ? read.number(condition, one) : exactly(1);
    return takesPart.high === 0 ? undefined : { value: read.number(figure, one), certainly: takesPart.low === 1 };
  });
  const isComputable = members.every((member) => !member || isNumber(member.value));
  return isComputable ? members : null;
}

/** As wide as can be is a number that is not known; infinite by itself is none. */
const isNumber = ({ low, high }: NumberBounds): boolean => low < high || Number.isFinite(low);

/** What is the same for every assessee is reckoned once for all of them. */
const reckoned = new WeakMap<readonly BoundsContext[], WeakMap<readonly Expression[], unknown>>();

function once<T>(everyone: readonly BoundsContext[], args: readonly Expression[], reckon: () => T): T {
  let known = reckoned.get(everyone);
  if (!known) reckoned.set(everyone, (known = new WeakMap()));
  if (!known.has(args)) known.set(args, reckon());
  return known.get(args) as T;
}

/** A1 text for everyone, or for all who take part: their figures, the others' place taken by a number that changes nothing. */
function printed(
  [figure, condition]: readonly [Expression, Expression | undefined],
  printer: Printer,
  neutral: string,
  whole: (figures: string, takePart: string | null) => string,
): string {
  const everyone = printer.everyone();
  const figures = everyone.map(({ inner }) => inner(figure));
  if (!condition) return whole(figures.join(','), null);
  const conditions = everyone.map(({ inner }) => inner(condition));
  const among = figures.map((text, row) => `IF(${conditions[row]},${text},${neutral})`).join(',');
  return `IF(OR(${conditions.join(',')}),${whole(among, conditions.map((text) => `IF(${text},1,0)`).join(','))},NA())`;
}

interface Aggregate {
  readonly kind: OverAll;
  readonly whole?: 'asArguments';
  /** Of the values of all who take part. */
  of(values: Float64Array): number;
  /** The least and the most that it can be, where somebody certainly takes part. */
  bounds(members: Members): NumberBounds;
  print(args: readonly [Expression, Expression | undefined], printer: Printer): string;
}

/** One figure for everyone. */
const aggregate = ({ kind, whole, of, bounds, print }: Aggregate): FormulaFunction => ({
  signature: { args: ['figure', 'boolean'], optional: 1, result: 'number' },
  asks: 'everyone',
  ...(whole ? { whole } : {}),
  figure: figureOf(1, () => kind),
  bounds(args, context, read): Bounds {
    const everyone = context.everyone();
    return once(everyone, args, () => {
      const members = membersOf(args[0]!, args[1], everyone, read);
      if (!members?.some((member) => member)) return UNKNOWN;
      return members.some((member) => member?.certainly) ? bounds(members) : OPEN;
    });
  },
  column: (args, compiler) => {
    const values = takingPart(args[0]!, args[1], compiler);
    return (columns, depth) => {
      const figures = values(columns, depth).filter((value) => value !== ABSENT);
      const isKnown = figures.length > 0 && figures.every(Number.isFinite);
      return scratch(columns, depth).fill(isKnown ? of(figures) : NaN);
    };
  },
  print: ([figure, condition], printer) => print([figure!, condition], printer),
});

/** Stands for who does not take part: no figure of anybody is infinite. */
const ABSENT = -Infinity;

/** The figures of all, NaN where there is none, `ABSENT` for who does not take part. */
function takingPart(figure: Expression, condition: Expression | undefined, compiler: Compiler): NumberNode {
  const figures = compiler.numbers(figure);
  const conditions = condition && compiler.numbers(condition);
  return (columns: Columns, depth: number) => {
    const values = figures(columns, depth);
    const takePart = conditions?.(columns, depth + 1);
    const out = scratch(columns, depth);
    for (let i = 0, n = out.length; i < n; i++) {
      const value = Number.isFinite(values[i]!) ? values[i]! : NaN;
      out[i] = !takePart || takePart[i] === 1 ? value : takePart[i] === 0 ? ABSENT : NaN;
    }
    return out;
  };
}

export const MEANOFALL = aggregate({
  kind: 'mean',
  of: meanOf,
  bounds: (members) => between(bestMean(members, 'lowest'), bestMean(members, 'highest')),
  print: (args, printer) =>
    printed(args, printer, '0', (figures, takePart) =>
      takePart === null ? `AVERAGE(${figures})` : `SUM(${figures})/SUM(${takePart})`,
    ),
});

export const MINOFALL = aggregate({
  kind: 'least',
  whole: 'asArguments',
  of: (values) => Math.min(...values),
  bounds: lowestOf,
  print: (args, printer) => printed(args, printer, '1E+300', (figures) => `MIN(${figures})`),
});

export const MAXOFALL = aggregate({
  kind: 'most',
  whole: 'asArguments',
  of: (values) => Math.max(...values),
  bounds: highestOf,
  print: (args, printer) => printed(args, printer, '-1E+300', (figures) => `MAX(${figures})`),
});

const isFromLowest = (order: Expression | undefined): boolean => order !== undefined && literal(order) === 1;

/** The rank by a figure: from the highest, with the order 1 from the lowest; equals share the better rank. */
export const RANKOFALL: FormulaFunction = {
  signature: { args: ['figure', 'order', 'boolean'], optional: 2, result: 'number' },
  asks: 'everyone',
  whole: 'always',
  figure: figureOf(2, ({ args }) => (isFromLowest(args[1]) ? 'rankUp' : 'rank')),
  bounds(args, context, read) {
    const [figure, order, condition] = args;
    const everyone = context.everyone();
    const rank = once(everyone, args, (): RankOfOne | null => {
      const members = membersOf(figure!, condition, everyone, read);
      return members && rankBounds(members, isFromLowest(order));
    });
    const takesPart = condition ? read.number(condition, context) : exactly(1);
    const own = rounded(read.number(figure!, context));
    if (!rank || takesPart.high === 0 || !isNumber(own)) return UNKNOWN;
    return takesPart.low === 1 ? rank(own, context.row) : OPEN;
  },
  column([figure, order, condition], compiler) {
    const values = takingPart(figure!, condition, compiler);
    return (columns, depth) => {
      const out = scratch(columns, depth);
      ranksOf(values(columns, depth), out, isFromLowest(order));
      return out;
    };
  },
  print([figure, order, condition], printer) {
    const own = printer.inner(figure!);
    const sign = isFromLowest(order) ? '<' : '>';
    const isAbove = (other: Printer): string => {
      const above = `IF(ROUND(${other.inner(figure!)},6)${sign}ROUND(${own},6),1,0)`;
      return condition ? `IF(${other.inner(condition)},${above},0)` : above;
    };
    const rank = `(1+${printer.everyone().map(isAbove).join('+')})`;
    return condition ? `IF(${printer.inner(condition)},${rank},NA())` : rank;
  },
};
