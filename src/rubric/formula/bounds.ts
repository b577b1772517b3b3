import { isComparison, type BinaryOperator, type Comparison, type Expression } from './ast';
import { functionNamed } from './functions';
import {
  between,
  compare,
  corners,
  exactly,
  rounded,
  truth,
  UNSURE,
  type Bounds,
  type BoundsContext,
  type NumberBounds,
} from './known';

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
      return functionNamed(expression.name).bounds(expression.args, context, READ);
  }
}

function number(expression: Expression, context: BoundsContext): NumberBounds {
  const result = bounds(expression, context);
  if (result.kind !== 'number') throw new Error(`a ${result.kind} where a number was checked to be`);
  return result;
}

const READ = { bounds, number };

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
  if (left.kind === 'list' || right.kind === 'list') throw new Error('a list where a value was checked to be');
  if (isComparison(operator)) return compare(operator, rounded(left), rounded(right));
  return arithmetic(operator, left, right);
}

/** Nothing of anything is nothing, however much that may be; but what has no value (NaN) makes none. */
const product = (x: number, y: number): number =>
  Number.isNaN(x) || Number.isNaN(y) ? NaN : x === 0 || y === 0 ? 0 : x * y;
const quotient = (x: number, y: number): number => (Math.abs(x) === Infinity && Math.abs(y) === Infinity ? 0 : x / y);

function arithmetic(operator: Exclude<BinaryOperator, Comparison>, a: NumberBounds, b: NumberBounds): NumberBounds {
  switch (operator) {
    case '+':
      return between(a.low + b.low, a.high + b.high);
    case '-':
      return between(a.low - b.high, a.high - b.low);
    case '*':
      return corners(a, b, product);
    case '/':
      if (b.low === 0 && b.high === 0) return exactly(NaN);
      if (b.low <= 0 && b.high >= 0 && b.low !== b.high) return between(-Infinity, Infinity);
      return corners(a, b, quotient);
    default:
      if (a.low < 0 && a.low !== a.high) return between(-Infinity, Infinity);
      return corners(a, b, (x, y) => x ** y);
  }
}
