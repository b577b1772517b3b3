import { isComparison, visit, type Comparison, type Expression } from './ast';
import { bounds } from './bounds';
import {
  map1,
  map2,
  scratch,
  type Columns,
  type CompileOptions,
  type Compiler,
  type NumberNode,
  type TextNode,
} from './columns';
import { functionNamed } from './functions';
import {
  ARITHMETIC,
  ARITHMETIC_WITH_CONSTANT,
  COMPARE,
  CONSTANT_MINUS,
  ROUND6,
  type Arithmetic,
  type LoopWithConstant,
} from './loops';

/** A compiled formula: conditions give 0 or 1. The result is scratch space, valid until the next call. */
export type ColumnFormula = (columns: Columns) => Float64Array;

/** Compiles a checked expression once, to be run over columns of all assessees. */
export function compile(expression: Expression, options: CompileOptions): ColumnFormula {
  const node = buildNumbers(expression, options);
  return (columns) => node(columns, 0);
}

/** The value of an expression that depends on nothing; null when it depends on a fact or on who is assessed. */
function constantOf(expression: Expression, options: CompileOptions): number | null {
  let depends = false;
  visit(expression, (node) => {
    depends ||= node.kind === 'fact' || (node.kind === 'call' && functionNamed(node.name).asks !== undefined);
  });
  if (depends) return null;
  const value = bounds(expression, {
    steps: options.steps,
    assessee: '',
    fact: unreachable,
    given: unreachable,
    everyone: unreachable,
  });
  return value.kind === 'number' ? value.low : null;
}
const unreachable = (): never => {
  throw new Error('a constant names no fact');
};

/** Whether an expression is always a whole number, so that comparing it needs no rounding. */
function isWhole(expression: Expression, options: CompileOptions): boolean {
  switch (expression.kind) {
    case 'number':
      return Number.isInteger(expression.value);
    case 'fact':
      return options.isWhole(expression.name);
    case 'unary':
      return expression.operator !== '%' && isWhole(expression.operand, options);
    case 'binary':
      return (
        '+-*'.includes(expression.operator) && isWhole(expression.left, options) && isWhole(expression.right, options)
      );
    case 'call': {
      const { whole } = functionNamed(expression.name);
      return whole === 'always' || (whole === 'asArguments' && expression.args.every((arg) => isWhole(arg, options)));
    }
    default:
      return false;
  }
}

const compilerFor = (options: CompileOptions): Compiler => ({
  options,
  numbers: (expression) => buildNumbers(expression, options),
  texts: (expression) => buildTexts(expression, options),
  isWhole: (expression) => isWhole(expression, options),
  constant: (expression) => constantOf(expression, options),
});

function buildNumbers(expression: Expression, options: CompileOptions): NumberNode {
  const constant = constantOf(expression, options);
  if (constant !== null) return (columns, depth) => scratch(columns, depth).fill(constant);
  switch (expression.kind) {
    case 'fact': {
      const { name } = expression;
      return (columns) => columns.numbers(name);
    }
    case 'unary': {
      const operand = buildNumbers(expression.operand, options);
      if (expression.operator === '+') return operand;
      const divisor = expression.operator === '-' ? -1 : 100;
      return withConstant(operand, divisor, ARITHMETIC_WITH_CONSTANT['/']);
    }
    case 'binary':
      return buildBinary(expression, options);
    case 'call': {
      const { column } = functionNamed(expression.name);
      if (!column) throw new Error(`${expression.name} is not a column of numbers`);
      return column(expression.args, compilerFor(options));
    }
    default:
      throw new Error(`a ${expression.kind} is not a column of numbers`);
  }
}

const withConstant = (operand: NumberNode, constant: number, loop: LoopWithConstant): NumberNode =>
  map1(operand, (a, out) => {
    loop(a, constant, out);
  });

function buildBinary(expression: Extract<Expression, { kind: 'binary' }>, options: CompileOptions): NumberNode {
  const { operator } = expression;
  if (isComparison(operator)) return buildComparison(operator, expression.left, expression.right, options);
  const left = buildNumbers(expression.left, options);
  const factor = constantOf(expression.right, options);
  if (factor !== null) return withConstant(left, factor, ARITHMETIC_WITH_CONSTANT[operator as Arithmetic]);
  const base = constantOf(expression.left, options);
  const right = buildNumbers(expression.right, options);
  if (base === 1 && operator === '*') return right;
  if (base !== null && operator === '*') return withConstant(right, base, ARITHMETIC_WITH_CONSTANT['*']);
  if (base !== null && operator === '-') return withConstant(right, base, CONSTANT_MINUS);
  return map2(left, right, ARITHMETIC[operator as Arithmetic]);
}

function buildComparison(
  operator: Comparison,
  left: Expression,
  right: Expression,
  options: CompileOptions,
): NumberNode {
  if (isTextual(left, options)) {
    const a = buildTexts(left, options);
    const b = buildTexts(right, options);
    return (columns, depth) => {
      const x = a(columns, depth);
      const y = b(columns, depth);
      const out = scratch(columns, depth);
      for (let i = 0, n = out.length; i < n; i++) out[i] = (x[i] === y[i]) === (operator === '=') ? 1 : 0;
      return out;
    };
  }
  const side = (expression: Expression): NumberNode => {
    const node = buildNumbers(expression, options);
    return isWhole(expression, options) ? node : map1(node, ROUND6);
  };
  return map2(side(left), side(right), COMPARE[operator]);
}

function isTextual(expression: Expression, options: CompileOptions): boolean {
  switch (expression.kind) {
    case 'text':
      return true;
    case 'fact':
      return options.isText(expression.name);
    case 'binary':
      return expression.operator === '&';
    case 'call': {
      const { args, result } = functionNamed(expression.name).signature;
      if (result === 'same') return isTextual(expression.args[args.indexOf('same')]!, options);
      return result === 'text';
    }
    default:
      return false;
  }
}

function buildTexts(expression: Expression, options: CompileOptions): TextNode {
  switch (expression.kind) {
    case 'text': {
      const { value } = expression;
      return (columns) => new Array<string>(columns.count).fill(value);
    }
    case 'fact': {
      const { name } = expression;
      return (columns) => columns.texts(name);
    }
    case 'binary': {
      const left = buildTexts(expression.left, options);
      const right = buildTexts(expression.right, options);
      return (columns, depth) => {
        const b = right(columns, depth);
        return left(columns, depth).map((text, i) => text + b[i]!);
      };
    }
    case 'call': {
      const { texts } = functionNamed(expression.name);
      if (!texts) throw new Error(`${expression.name} is not a column of texts`);
      return texts(expression.args, compilerFor(options));
    }
    default:
      throw new Error(`a ${expression.kind} is not a column of texts`);
  }
}
