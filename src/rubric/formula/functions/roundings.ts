/** Roundings. All of them look at 6 decimals first, here and in the printed formula. */
import { scalar1 } from '../columns';
import { rising } from '../known';
import { round6, roundDown, roundTo, roundUp, toInt } from '../numbers';
import { literal, type FormulaFunction } from './entry';

const rounding = (name: string, round: (value: number, digits: number) => number): FormulaFunction => ({
  signature: { args: ['number', 'literal'], result: 'number' },
  bounds([arg, digits], context, read) {
    const to = literal(digits);
    return rising(read.number(arg!, context), (x) => (Number.isFinite(x) ? round(x, to) : x));
  },
  column([arg, digits], compiler) {
    const to = literal(digits);
    return scalar1(compiler.numbers(arg!), (value) => round(value, to));
  },
  print: ([arg, digits], { inner }) => `${name}(ROUND(${inner(arg!)},6),${inner(digits!)})`,
});

export const ROUND = rounding('ROUND', (value, digits) => roundTo(round6(value), digits));
export const ROUNDUP = rounding('ROUNDUP', roundUp);
export const ROUNDDOWN = rounding('ROUNDDOWN', roundDown);

export const INT: FormulaFunction = {
  signature: { args: ['number'], result: 'number' },
  whole: 'always',
  bounds: ([arg], context, read) => rising(read.number(arg!, context), toInt),
  column: ([arg], compiler) => scalar1(compiler.numbers(arg!), toInt),
  print: ([arg], { inner }) => `INT(ROUND(${inner(arg!)},6))`,
};
