/** Conditions of conditions. As columns they are 0 and 1, so AND is the smaller and OR the larger of them. */
import { fold, map1 } from '../columns';
import { between, highs, lows } from '../known';
import { LARGER, SMALLER } from '../loops';
import type { FormulaFunction } from './entry';

export const AND: FormulaFunction = {
  signature: { args: ['boolean'], rest: true, result: 'boolean' },
  bounds(args, context, read) {
    const values = args.map((arg) => read.number(arg, context));
    return between(Math.min(...lows(values)), Math.min(...highs(values)));
  },
  column: (args, compiler) => fold(args.map(compiler.numbers), SMALLER),
};

export const OR: FormulaFunction = {
  signature: { args: ['boolean'], rest: true, result: 'boolean' },
  bounds(args, context, read) {
    const values = args.map((arg) => read.number(arg, context));
    return between(Math.max(...lows(values)), Math.max(...highs(values)));
  },
  column: (args, compiler) => fold(args.map(compiler.numbers), LARGER),
};

export const NOT: FormulaFunction = {
  signature: { args: ['boolean'], result: 'boolean' },
  bounds([arg], context, read) {
    const { low, high } = read.number(arg!, context);
    return between(1 - high, 1 - low);
  },
  column: ([arg], compiler) =>
    map1(compiler.numbers(arg!), (a, out) => {
      for (let i = 0, n = out.length; i < n; i++) out[i] = 1 - a[i]!;
    }),
};
