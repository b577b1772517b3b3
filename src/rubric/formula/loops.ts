/*
 * The loops under a compiled formula, one for each operation: a shared loop that calls the operation is four times slower.
 * Facts cannot be foreseen, and a branch that cannot be foreseen costs five times a product; so conditions, which are
 * 0 or 1, are reckoned with as numbers wherever the values are finite (0 × ∞ is not 0).
 */
import type { BinaryOperator, Comparison, StepReading } from './ast';
import { round6 } from './numbers';

export type Loop1 = (a: Float64Array, out: Float64Array) => void;
export type Loop2 = (a: Float64Array, b: Float64Array, out: Float64Array) => void;
export type LoopWithConstant = (a: Float64Array, constant: number, out: Float64Array) => void;
export type Arithmetic = Exclude<BinaryOperator, Comparison | '&'>;

export const ARITHMETIC: Readonly<Record<Arithmetic, Loop2>> = {
  '+': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = a[i]! + b[i]!;
  },
  '-': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = a[i]! - b[i]!;
  },
  '*': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = a[i]! * b[i]!;
  },
  '/': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = a[i]! / b[i]!;
  },
  '^': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = a[i]! ** b[i]!;
  },
};

export const ARITHMETIC_WITH_CONSTANT: Readonly<Record<Arithmetic, LoopWithConstant>> = {
  '+': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = a[i]! + b;
  },
  '-': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = a[i]! - b;
  },
  '*': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = a[i]! * b;
  },
  '/': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = a[i]! / b;
  },
  '^': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = a[i]! ** b;
  },
};

/** The constant stands on the left: for the operations that may not be turned round. */
export const CONSTANT_MINUS: LoopWithConstant = (a, b, out) => {
  for (let i = 0, n = out.length; i < n; i++) out[i] = b - a[i]!;
};

export const COMPARE: Readonly<Record<Comparison, Loop2>> = {
  '=': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = Number(a[i] === b[i]);
  },
  '<>': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = Number(a[i] !== b[i]);
  },
  '<': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = Number(a[i]! < b[i]!);
  },
  '<=': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = Number(a[i]! <= b[i]!);
  },
  '>': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = Number(a[i]! > b[i]!);
  },
  '>=': (a, b, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = Number(a[i]! >= b[i]!);
  },
};

export const ROUND6: Loop1 = (a, out) => {
  for (let i = 0, n = out.length; i < n; i++) out[i] = round6(a[i]!);
};

/** One of two finite numbers, by a condition that is 0 or 1. */
const choose = (condition: number, yes: number, no: number): number => condition * yes + (1 - condition) * no;

/** Of conditions: AND. */
export const SMALLER: Loop2 = (a, b, out) => {
  for (let i = 0, n = out.length; i < n; i++) out[i] = choose(Number(a[i]! < b[i]!), a[i]!, b[i]!);
};

/** Of conditions: OR. */
export const LARGER: Loop2 = (a, b, out) => {
  for (let i = 0, n = out.length; i < n; i++) out[i] = choose(Number(a[i]! > b[i]!), a[i]!, b[i]!);
};

/** IF with a written number on either side. */
export function chooseConstant(condition: Float64Array, yes: number, no: number, out: Float64Array): void {
  for (let i = 0, n = out.length; i < n; i++) out[i] = choose(condition[i]!, yes, no);
}

export const STEP_LOOPS: Readonly<Record<StepReading, Loop2>> = {
  whole: (shortfall, size, out) => {
    for (let i = 0, n = out.length; i < n; i++)
      out[i] = shortfall[i]! > 0 ? Math.floor(round6(shortfall[i]! / size[i]!)) : 0;
  },
  begun: (shortfall, size, out) => {
    for (let i = 0, n = out.length; i < n; i++)
      out[i] = shortfall[i]! > 0 ? Math.ceil(round6(shortfall[i]! / size[i]!)) : 0;
  },
  proportional: (shortfall, size, out) => {
    for (let i = 0, n = out.length; i < n; i++) out[i] = shortfall[i]! > 0 ? round6(shortfall[i]! / size[i]!) : 0;
  },
};
