/** Sums, extremes and sizes of numbers. */
import { fold, scalar1 } from '../columns';
import { between, highs, lows } from '../known';
import { ARITHMETIC, LARGER, SMALLER } from '../loops';
import type { FormulaFunction } from './entry';

export const MIN: FormulaFunction = {
  signature: { args: ['number'], rest: true, result: 'number' },
  whole: 'asArguments',
  bounds(args, context, read) {
    const values = args.map((arg) => read.number(arg, context));
    return between(Math.min(...lows(values)), Math.min(...highs(values)));
  },
  column: (args, compiler) => fold(args.map(compiler.numbers), SMALLER),
};

export const MAX: FormulaFunction = {
  signature: { args: ['number'], rest: true, result: 'number' },
  whole: 'asArguments',
  bounds(args, context, read) {
    const values = args.map((arg) => read.number(arg, context));
    return between(Math.max(...lows(values)), Math.max(...highs(values)));
  },
  column: (args, compiler) => fold(args.map(compiler.numbers), LARGER),
};

export const SUM: FormulaFunction = {
  signature: { args: ['number'], rest: true, result: 'number' },
  whole: 'asArguments',
  bounds: (args, context, read) =>
    args.map((arg) => read.number(arg, context)).reduce((a, b) => between(a.low + b.low, a.high + b.high)),
  column: (args, compiler) => fold(args.map(compiler.numbers), ARITHMETIC['+']),
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
