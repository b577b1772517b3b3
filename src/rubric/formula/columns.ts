/** Columns of all assessees, and the compiled nodes that fill them. */
import type { Expression, StepReading } from './ast';
import type { Loop1, Loop2 } from './loops';

/** The facts of all assessees, one column per fact; row i is assessee i. Missing figures are NaN, missing texts ''. */
export interface Columns {
  readonly count: number;
  readonly assessees: readonly string[];
  numbers(fact: string): Float64Array;
  texts(fact: string): readonly string[];
  lists(fact: string): ListColumn;
  /** Scratch space: one array of `count` numbers per depth of a formula. */
  readonly scratch: Float64Array[];
}

/** A list of each assessee, all in one: those of row i are the `members` from `starts[i]` up to `starts[i + 1]`. */
export interface ListColumn {
  /** How many there are; NaN where the list is missing. */
  readonly counts: Float64Array;
  /** To 6 decimals. */
  readonly members: Float64Array;
  readonly starts: Uint32Array;
}

/** What the compiler must know beside the tree. */
export interface CompileOptions {
  readonly steps: StepReading;
  /** Whether a fact is always a whole number (counts, ranks, yes/no), so that it needs no rounding. */
  isWhole(fact: string): boolean;
  isText(fact: string): boolean;
  isList(fact: string): boolean;
}

/** Fills a column at a depth of the scratch space; it may use the depths behind it. Facts are given as they are: no node writes into its operands. */
export type NumberNode = (columns: Columns, depth: number) => Float64Array;
export type TextNode = (columns: Columns, depth: number) => readonly string[];

/** What the compiler does for the arguments of a function. */
export interface Compiler {
  readonly options: CompileOptions;
  numbers(expression: Expression): NumberNode;
  texts(expression: Expression): TextNode;
  /** Whether an expression is always a whole number, so that comparing it needs no rounding. */
  isWhole(expression: Expression): boolean;
  /** The value of an expression that depends on nothing; null when it depends on a fact or on who is assessed. */
  constant(expression: Expression): number | null;
}

export function scratch(columns: Columns, depth: number): Float64Array {
  const existing = columns.scratch[depth];
  if (existing) return existing;
  const fresh = new Float64Array(columns.count);
  columns.scratch[depth] = fresh;
  return fresh;
}

export const map1 =
  (operand: NumberNode, loop: Loop1): NumberNode =>
  (columns, depth) => {
    const out = scratch(columns, depth);
    loop(operand(columns, depth), out);
    return out;
  };

export const map2 =
  (left: NumberNode, right: NumberNode, loop: Loop2): NumberNode =>
  (columns, depth) => {
    const a = left(columns, depth);
    const b = right(columns, depth + 1);
    const out = scratch(columns, depth);
    loop(a, b, out);
    return out;
  };

export const fold = (nodes: readonly NumberNode[], loop: Loop2): NumberNode =>
  nodes.reduce((left, right) => map2(left, right, loop));

export const scalar1 = (operand: NumberNode, f: (a: number) => number): NumberNode =>
  map1(operand, (a, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = f(a[i]!);
  });

export const scalar2 = (left: NumberNode, right: NumberNode, f: (a: number, b: number) => number): NumberNode =>
  map2(left, right, (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = f(a[i]!, b[i]!);
  });
