import type { Expression } from '../ast';
import { scalar1, scratch } from '../columns';
import { compare, exactly } from '../known';
import { dateSerial, NEVER as NEVER_CAME } from '../numbers';
import { literal, type FormulaFunction } from './entry';

const serial = ([year, month, day]: readonly Expression[]): number =>
  dateSerial(literal(year), literal(month), literal(day));

/** A day as it is written: 2022, 8, 31. */
export const DATE: FormulaFunction = {
  signature: { args: ['literal', 'literal', 'literal'], result: 'number' },
  whole: 'always',
  bounds: (args) => exactly(serial(args)),
  column(args) {
    const day = serial(args);
    return (columns, depth) => scratch(columns, depth).fill(day);
  },
  print: (args) => String(serial(args)),
};

/** Whether a day never came: the date says 未完成. */
export const NEVER: FormulaFunction = {
  signature: { args: ['fact'], result: 'boolean' },
  bounds: ([date], context, read) => compare('>=', read.number(date!, context), exactly(NEVER_CAME)),
  column: ([date], compiler) =>
    scalar1(compiler.numbers(date!), (day) => (Number.isNaN(day) ? NaN : Number(day >= NEVER_CAME))),
  print: ([date], { inner }) => `(${inner(date!)}>=1E+300)`,
};
