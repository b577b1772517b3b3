import { isComparison, visit, type Comparison, type Expression, type StepReading } from './ast';
import { bounds } from './bounds';
import {
  ARITHMETIC,
  ARITHMETIC_WITH_CONSTANT,
  chooseConstant,
  COMPARE,
  CONSTANT_MINUS,
  LARGER,
  ROUND6,
  SMALLER,
  STEP_LOOPS,
  type Arithmetic,
  type Loop1,
  type Loop2,
  type LoopWithConstant,
} from './loops';
import { rate, round6, roundDown, roundTo, roundUp, toInt } from './numbers';
import { meanOf, ranksOf } from './ofAll';

/** The facts of all assessees, one column per fact; row i is assessee i. Missing figures are NaN, missing texts ''. */
export interface Columns {
  readonly count: number;
  readonly assessees: readonly string[];
  numbers(fact: string): Float64Array;
  texts(fact: string): readonly string[];
  /** Scratch space: one array of `count` numbers per depth of a formula. */
  readonly scratch: Float64Array[];
}

/** What the compiler must know beside the tree. */
export interface CompileOptions {
  readonly steps: StepReading;
  /** Whether a fact is always a whole number (counts, ranks, yes/no), so that it needs no rounding. */
  isWhole(fact: string): boolean;
  isText(fact: string): boolean;
}

/** A compiled formula: conditions give 0 or 1. The result is scratch space, valid until the next call. */
export type ColumnFormula = (columns: Columns) => Float64Array;

type Node = (columns: Columns, depth: number) => Float64Array;
type TextNode = (columns: Columns, depth: number) => readonly string[];

/** Compiles a checked expression once, to be run over columns of all assessees. */
export function compile(expression: Expression, options: CompileOptions): ColumnFormula {
  const node = build(expression, options);
  return (columns) => node(columns, 0);
}

function scratch(columns: Columns, depth: number): Float64Array {
  const existing = columns.scratch[depth];
  if (existing) return existing;
  const fresh = new Float64Array(columns.count);
  columns.scratch[depth] = fresh;
  return fresh;
}

/** The value of an expression that depends on nothing; null when it depends on a fact or on who is assessed. */
function constantOf(expression: Expression, options: CompileOptions): number | null {
  let depends = false;
  visit(expression, (node) => {
    depends ||= node.kind === 'fact' || (node.kind === 'call' && node.name === 'ASSESSEE');
  });
  if (depends) return null;
  const value = bounds(expression, {
    steps: options.steps,
    assessee: '',
    fact: unreachable,
    all: unreachable,
    given: unreachable,
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
    case 'call':
      if (['INT', 'STARTED', 'DATE', 'RANKOFALL'].includes(expression.name)) return true;
      return (
        ['MIN', 'MAX', 'SUM', 'ABS'].includes(expression.name) && expression.args.every((arg) => isWhole(arg, options))
      );
    default:
      return false;
  }
}

function build(expression: Expression, options: CompileOptions): Node {
  const constant = constantOf(expression, options);
  if (constant !== null) return (columns, depth) => scratch(columns, depth).fill(constant);
  switch (expression.kind) {
    case 'fact': {
      const { name } = expression;
      return (columns) => columns.numbers(name);
    }
    case 'unary': {
      const operand = build(expression.operand, options);
      if (expression.operator === '+') return operand;
      const divisor = expression.operator === '-' ? -1 : 100;
      return withConstant(operand, divisor, ARITHMETIC_WITH_CONSTANT['/']);
    }
    case 'binary':
      return buildBinary(expression, options);
    case 'call':
      return buildCall(expression, options);
    default:
      throw new Error(`a ${expression.kind} is not a column of numbers`);
  }
}

const map1 =
  (operand: Node, loop: Loop1): Node =>
  (columns, depth) => {
    const out = scratch(columns, depth);
    loop(operand(columns, depth), out);
    return out;
  };

const map2 =
  (left: Node, right: Node, loop: Loop2): Node =>
  (columns, depth) => {
    const a = left(columns, depth);
    const b = right(columns, depth + 1);
    const out = scratch(columns, depth);
    loop(a, b, out);
    return out;
  };

const withConstant = (operand: Node, constant: number, loop: LoopWithConstant): Node =>
  map1(operand, (a, out) => {
    loop(a, constant, out);
  });

const fold = (nodes: readonly Node[], loop: Loop2): Node => nodes.reduce((left, right) => map2(left, right, loop));

function buildBinary(expression: Extract<Expression, { kind: 'binary' }>, options: CompileOptions): Node {
  const { operator } = expression;
  if (isComparison(operator)) return buildComparison(operator, expression.left, expression.right, options);
  const left = build(expression.left, options);
  const factor = constantOf(expression.right, options);
  if (factor !== null) return withConstant(left, factor, ARITHMETIC_WITH_CONSTANT[operator as Arithmetic]);
  const base = constantOf(expression.left, options);
  const right = build(expression.right, options);
  if (base === 1 && operator === '*') return right;
  if (base !== null && operator === '*') return withConstant(right, base, ARITHMETIC_WITH_CONSTANT['*']);
  if (base !== null && operator === '-') return withConstant(right, base, CONSTANT_MINUS);
  return map2(left, right, ARITHMETIC[operator as Arithmetic]);
}

function buildComparison(operator: Comparison, left: Expression, right: Expression, options: CompileOptions): Node {
  if (isTextual(left, options)) {
    const a = buildText(left, options);
    const b = buildText(right, options);
    return (columns, depth) => {
      const x = a(columns, depth);
      const y = b(columns, depth);
      const out = scratch(columns, depth);
      for (let i = 0, n = out.length; i < n; i++) out[i] = (x[i] === y[i]) === (operator === '=') ? 1 : 0;
      return out;
    };
  }
  const side = (expression: Expression): Node => {
    const node = build(expression, options);
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
    case 'call':
      if (expression.name === 'IF' || expression.name === 'CHOOSE') return isTextual(expression.args[1]!, options);
      return expression.name === 'ASSESSEE';
    default:
      return false;
  }
}

function buildText(expression: Expression, options: CompileOptions): TextNode {
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
      const left = buildText(expression.left, options);
      const right = buildText(expression.right, options);
      return (columns, depth) => {
        const b = right(columns, depth);
        return left(columns, depth).map((text, i) => text + b[i]!);
      };
    }
    case 'call': {
      if (expression.name === 'ASSESSEE') return (columns) => columns.assessees;
      const chooses = expression.name === 'CHOOSE';
      const index = build(expression.args[0]!, options);
      const choices = expression.args.slice(1).map((arg) => buildText(arg, options));
      return (columns, depth) => {
        const at = index(columns, depth);
        const texts = choices.map((choice) => choice(columns, depth + 1));
        return columns.assessees.map((_, i) => texts[chooses ? toInt(at[i]!) - 1 : at[i] === 1 ? 0 : 1]?.[i] ?? '');
      };
    }
    default:
      throw new Error(`a ${expression.kind} is not a column of texts`);
  }
}

function buildCall(expression: Extract<Expression, { kind: 'call' }>, options: CompileOptions): Node {
  const { name, args } = expression;
  const built = (): Node[] => args.map((arg) => build(arg, options));
  switch (name) {
    case 'IF':
      return buildIf(args, options);
    case 'CHOOSE':
      return buildChoose(built());
    case 'AND':
    case 'MIN':
      return fold(built(), SMALLER);
    case 'OR':
    case 'MAX':
      return fold(built(), LARGER);
    case 'SUM':
      return fold(built(), ARITHMETIC['+']);
    case 'NOT':
      return map1(build(args[0]!, options), (a, out) => {
        for (let i = 0, n = out.length; i < n; i++) out[i] = 1 - a[i]!;
      });
    case 'INT':
      return scalar1(build(args[0]!, options), toInt);
    case 'ABS':
      return scalar1(build(args[0]!, options), Math.abs);
    case 'ROUND':
    case 'ROUNDUP':
    case 'ROUNDDOWN': {
      const digits = (args[1] as { value: number }).value;
      const round = {
        ROUND: (value: number, to: number) => roundTo(round6(value), to),
        ROUNDUP: roundUp,
        ROUNDDOWN: roundDown,
      }[name];
      return scalar1(build(args[0]!, options), (value) => round(value, digits));
    }
    case 'RATE':
      return scalar2(build(args[0]!, options), build(args[1]!, options), rate);
    case 'STEPS':
      return map2(build(args[0]!, options), build(args[1]!, options), STEP_LOOPS[options.steps]);
    case 'STARTED':
      return map2(build(args[0]!, options), build(args[1]!, options), STEP_LOOPS.begun);
    case 'MEANOFALL':
      return (columns, depth) =>
        scratch(columns, depth).fill(meanOf(columns.numbers((args[0] as { name: string }).name)));
    case 'GIVEN':
      return given((args[0] as { name: string }).name, options);
    case 'RANKOFALL':
      return (columns, depth) => {
        const out = scratch(columns, depth);
        ranksOf(columns.numbers((args[0] as { name: string }).name), out);
        return out;
      };
    default:
      throw new Error(`${name} is not a column of numbers`);
  }
}

/** Whether there is a figure, whatever it is: missing figures are NaN, missing texts ''. */
function given(fact: string, options: CompileOptions): Node {
  const isText = options.isText(fact);
  return (columns, depth) => {
    const out = scratch(columns, depth);
    if (isText) columns.texts(fact).forEach((text, i) => (out[i] = text === '' ? 0 : 1));
    else columns.numbers(fact).forEach((value, i) => (out[i] = Number.isNaN(value) ? 0 : 1));
    return out;
  };
}

const scalar1 = (operand: Node, f: (a: number) => number): Node =>
  map1(operand, (a, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = f(a[i]!);
  });

const scalar2 = (left: Node, right: Node, f: (a: number, b: number) => number): Node =>
  map2(left, right, (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = f(a[i]!, b[i]!);
  });

function buildIf(args: readonly Expression[], options: CompileOptions): Node {
  const [condition, yes, no] = args.map((arg) => build(arg, options));
  const [whenTrue, whenFalse] = [constantOf(args[1]!, options), constantOf(args[2]!, options)];
  if (whenTrue !== null && whenFalse !== null) {
    return map1(condition!, (c, out) => {
      chooseConstant(c, whenTrue, whenFalse, out);
    });
  }
  return (columns, depth) => {
    const c = condition!(columns, depth);
    const a = yes!(columns, depth + 1);
    const b = no!(columns, depth + 2);
    const out = scratch(columns, depth);
    for (let i = 0, n = out.length; i < n; i++) out[i] = c[i] === 1 ? a[i]! : b[i]!;
    return out;
  };
}

function buildChoose([index, ...choices]: readonly Node[]): Node {
  return (columns, depth) => {
    const at = index!(columns, depth);
    const values = choices.map((choice, k) => choice(columns, depth + 1 + k));
    const out = scratch(columns, depth);
    for (let i = 0, n = out.length; i < n; i++) out[i] = values[toInt(at[i]!) - 1]?.[i] ?? NaN;
    return out;
  };
}
