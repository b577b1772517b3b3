import type { Expression } from '../ast';
import { scratch } from '../columns';
import { exactly } from '../known';
import { dateSerial } from '../numbers';
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
