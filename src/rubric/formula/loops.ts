/** The arithmetic over columns: one plain loop per operation, because a shared loop that calls the operation is four times slower. */
import type { Comparison, StepReading } from './ast';
import { round6 } from './numbers';

export type Loop1 = (a: Float64Array, out: Float64Array) => void;
export type Loop2 = (a: Float64Array, b: Float64Array, out: Float64Array) => void;

export const ARITHMETIC: Readonly<Record<'+' | '-' | '*' | '/' | '^', Loop2>> = {
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

export const ARITHMETIC_WITH_CONSTANT: Readonly<
  Record<'+' | '-' | '*' | '/' | '^', (a: Float64Array, b: number, out: Float64Array) => void>
> = {
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
