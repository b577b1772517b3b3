import { isComparison, type BinaryOperator, type Comparison, type Expression, type StepReading } from './ast';
import { dateSerial, rate, round6, roundDown, roundTo, roundUp, toInt } from './numbers';

/**
 * What is known of a value while facts are missing: the smallest and largest number it can still be
 * (conditions: 0 and 1), or a text, null when it is not known. A known value has `low === high`.
 */
export type Bounds = NumberBounds | { readonly kind: 'text'; readonly value: string | null };
export interface NumberBounds {
  readonly kind: 'number';
  readonly low: number;
  readonly high: number;
}

export interface BoundsContext {
  readonly steps: StepReading;
  /** Null: nobody whom the rubric names, so that whatever it says of some of them stays open. */
  readonly assessee: string | null;
  fact(name: string): Bounds;
  /** The fact of every assessee, for MEANOFALL and RANKOFALL; the one looked at is row `row`. */
  all(name: string): readonly Bounds[];
  readonly row?: number;
  /** Whether the fact is filled in, for GIVEN. */
  given(name: string): boolean;
}

export const between = (low: number, high: number): NumberBounds => ({ kind: 'number', low, high });
export const exactly = (value: number): NumberBounds => between(value, value);
const UNSURE = between(0, 1);
const truth = (value: boolean): NumberBounds => exactly(value ? 1 : 0);

/** The bounds of a checked expression. Sound: the true value is never outside; tight where a fact occurs once. */
export function bounds(expression: Expression, context: BoundsContext): Bounds {
  switch (expression.kind) {
    case 'number':
      return exactly(expression.value);
    case 'boolean':
      return truth(expression.value);
    case 'text':
      return { kind: 'text', value: expression.value };
    case 'fact':
      return context.fact(expression.name);
    case 'unary': {
      const operand = number(expression.operand, context);
      if (expression.operator === '+') return operand;
      if (expression.operator === '%') return between(operand.low / 100, operand.high / 100);
      return between(-operand.high, -operand.low);
    }
    case 'binary':
      return binary(expression, context);
    case 'call':
      return call(expression, context);
  }
}

function number(expression: Expression, context: BoundsContext): NumberBounds {
  const result = bounds(expression, context);
  if (result.kind !== 'number') throw new Error('a text where a number was checked to be');
  return result;
}

function binary(expression: Extract<Expression, { kind: 'binary' }>, context: BoundsContext): Bounds {
  const { operator } = expression;
  const left = bounds(expression.left, context);
  const right = bounds(expression.right, context);
  if (left.kind === 'text' || right.kind === 'text') {
    const a = left.kind === 'text' ? left.value : null;
    const b = right.kind === 'text' ? right.value : null;
    if (operator === '&') return { kind: 'text', value: a === null || b === null ? null : a + b };
    return a === null || b === null ? UNSURE : truth((a === b) === (operator === '='));
  }
  if (isComparison(operator)) return compare(operator, rounded(left), rounded(right));
  return arithmetic(operator, left, right);
}

const rounded = (value: NumberBounds): NumberBounds => between(round6(value.low), round6(value.high));

function compare(operator: Comparison, a: NumberBounds, b: NumberBounds): NumberBounds {
  const decide = (always: boolean, never: boolean): NumberBounds =>
    always ? truth(true) : never ? truth(false) : UNSURE;
  switch (operator) {
    case '<':
      return decide(a.high < b.low, a.low >= b.high);
    case '<=':
      return decide(a.high <= b.low, a.low > b.high);
    case '>':
      return decide(a.low > b.high, a.high <= b.low);
    case '>=':
      return decide(a.low >= b.high, a.high < b.low);
    case '=':
      return decide(a.low === a.high && b.low === b.high && a.low === b.low, a.high < b.low || a.low > b.high);
    case '<>':
      return decide(a.high < b.low || a.low > b.high, a.low === a.high && b.low === b.high && a.low === b.low);
  }
}

function arithmetic(operator: Exclude<BinaryOperator, Comparison>, a: NumberBounds, b: NumberBounds): NumberBounds {
  switch (operator) {
    case '+':
      return between(a.low + b.low, a.high + b.high);
    case '-':
      return between(a.low - b.high, a.high - b.low);
    case '*':
      return corners(a, b, (x, y) => (x === 0 || y === 0 ? 0 : x * y));
    case '/':
      if (b.low <= 0 && b.high >= 0 && b.low !== b.high) return between(-Infinity, Infinity);
      return corners(a, b, (x, y) => (Number.isFinite(y) || Number.isFinite(x) ? x / y : 0));
    default:
      if (a.low < 0 && a.low !== a.high) return between(-Infinity, Infinity);
      return corners(a, b, (x, y) => x ** y);
  }
}

function corners(a: NumberBounds, b: NumberBounds, f: (x: number, y: number) => number): NumberBounds {
  const values = [f(a.low, b.low), f(a.low, b.high), f(a.high, b.low), f(a.high, b.high)];
  return between(Math.min(...values), Math.max(...values));
}

/** A function that never falls as its argument rises. */
const rising = (value: NumberBounds, f: (x: number) => number): NumberBounds => between(f(value.low), f(value.high));

const hull = (values: readonly Bounds[]): Bounds => {
  const [first] = values;
  if (first?.kind === 'text') {
    return values.every((value) => value.kind === 'text' && value.value === first.value)
      ? first
      : { kind: 'text', value: null };
  }
  const numbers = values as readonly NumberBounds[];
  return between(Math.min(...numbers.map((value) => value.low)), Math.max(...numbers.map((value) => value.high)));
};

const wholeSteps = (shortfall: number, size: number): number =>
  shortfall > 0 ? Math.floor(round6(shortfall / size)) : 0;
const begunSteps = (shortfall: number, size: number): number =>
  shortfall > 0 ? Math.ceil(round6(shortfall / size)) : 0;
const proportionalSteps = (shortfall: number, size: number): number => (shortfall > 0 ? round6(shortfall / size) : 0);
const STEPS = { whole: wholeSteps, begun: begunSteps, proportional: proportionalSteps };

function call(expression: Extract<Expression, { kind: 'call' }>, context: BoundsContext): Bounds {
  const { name, args } = expression;
  const numbers = (): NumberBounds[] => args.map((arg) => number(arg, context));
  const lows = (values: readonly NumberBounds[]): number[] => values.map((value) => value.low);
  const highs = (values: readonly NumberBounds[]): number[] => values.map((value) => value.high);
  switch (name) {
    case 'IF': {
      const condition = number(args[0]!, context);
      if (condition.low === 1) return bounds(args[1]!, context);
      if (condition.high === 0) return bounds(args[2]!, context);
      return hull([bounds(args[1]!, context), bounds(args[2]!, context)]);
    }
    case 'CHOOSE': {
      const index = number(args[0]!, context);
      const first = Math.max(1, toInt(index.low));
      const last = Math.min(args.length - 1, toInt(index.high));
      if (first > last) return exactly(NaN);
      return hull(args.slice(first, last + 1).map((arg) => bounds(arg, context)));
    }
    case 'AND':
    case 'MIN': {
      const values = numbers();
      return between(Math.min(...lows(values)), Math.min(...highs(values)));
    }
    case 'OR':
    case 'MAX': {
      const values = numbers();
      return between(Math.max(...lows(values)), Math.max(...highs(values)));
    }
    case 'SUM':
      return numbers().reduce((a, b) => between(a.low + b.low, a.high + b.high));
    case 'NOT': {
      const value = number(args[0]!, context);
      return between(1 - value.high, 1 - value.low);
    }
    case 'INT':
      return rising(number(args[0]!, context), toInt);
    case 'ABS': {
      const { low, high } = number(args[0]!, context);
      const least = low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
      return between(least, Math.max(Math.abs(low), Math.abs(high)));
    }
    case 'ROUND':
    case 'ROUNDUP':
    case 'ROUNDDOWN': {
      const digits = (args[1] as { value: number }).value;
      const round = {
        ROUND: (x: number, to: number) => roundTo(round6(x), to),
        ROUNDUP: roundUp,
        ROUNDDOWN: roundDown,
      }[name];
      return rising(number(args[0]!, context), (x) => (Number.isFinite(x) ? round(x, digits) : x));
    }
    case 'DATE': {
      const [year, month, day] = numbers().map((value) => value.low);
      return exactly(dateSerial(year!, month!, day!));
    }
    case 'STEPS':
    case 'STARTED': {
      const [shortfall, size] = numbers();
      return corners(shortfall!, size!, name === 'STEPS' ? STEPS[context.steps] : begunSteps);
    }
    case 'RATE': {
      const [done, target] = numbers();
      return rateBounds(done!, target!);
    }
    case 'ASSESSEE':
      return { kind: 'text', value: context.assessee };
    case 'GIVEN':
      return truth(context.given((args[0] as { name: string }).name));
    case 'MEANOFALL': {
      const values = context.all((args[0] as { name: string }).name) as readonly NumberBounds[];
      const mean = (side: readonly number[]): number => side.reduce((sum, value) => sum + value, 0) / values.length;
      return between(mean(lows(values)), mean(highs(values)));
    }
    case 'RANKOFALL': {
      const factName = (args[0] as { name: string }).name;
      const own = rounded(number(args[0]!, context));
      const others = (context.all(factName) as readonly NumberBounds[])
        .filter((_, row) => row !== context.row)
        .map(rounded);
      const above = (test: (other: NumberBounds) => boolean): number => 1 + others.filter(test).length;
      return between(
        above((other) => other.low > own.high),
        above((other) => other.high > own.low),
      );
    }
  }
}

/** Rises with what is done; a larger target draws it towards 0; 100 without a target. */
function rateBounds(done: NumberBounds, target: NumberBounds): NumberBounds {
  if (target.low === target.high) return corners(done, target, rate);
  if (target.low < 0) return between(-Infinity, Infinity);
  const at = (value: number, size: number): number =>
    value === 0 || size === Infinity ? 0 : size === 0 ? value * Infinity : rate(value, size);
  const least = at(done.low, done.low < 0 ? target.low : target.high);
  const most = at(done.high, done.high < 0 ? target.high : target.low);
  return target.low > 0 ? between(least, most) : between(Math.min(least, 100), Math.max(most, 100));
}
