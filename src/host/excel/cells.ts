/** Cells as Excel takes and tells them. */
import type { CellGrid } from '../common';
import type { CellValue } from '../port';

/** What is loaded of a range to know its cells, and of one that holds no formulas, or texts too long to be told as such. */
export const CELLS = 'values,formulas,valueTypes';
export const CELLS_WITHOUT_FORMULAS = 'values,valueTypes';

/** Excel's builds fail to tell longer texts as formulas, and to take them as such. */
const MAX_FORMULA_TEXT = 8_192;

export const isLongText = (value: unknown): boolean => typeof value === 'string' && value.length >= MAX_FORMULA_TEXT;

/** The cells of a range of which `CELLS` is loaded, or of which it is known that there are no formulas. */
export function cellsOf(range: Excel.Range, hasFormulas = true): CellGrid {
  const values = range.values as unknown[][];
  const types = range.valueTypes as string[][];
  const formulas = hasFormulas ? (range.formulas as unknown[][]) : null;
  return {
    values: values.map((row, r) => row.map((value, c) => valueOf(value, types[r]?.[c]))),
    formulas: values.map((row, r) => row.map((value, c) => formulaOf(formulas?.[r]?.[c], value))),
  };
}

function valueOf(value: unknown, type: string | undefined): CellValue {
  if (type === 'Error') {
    return { error: String(value) };
  }
  return value === '' || value === null || value === undefined ? null : (value as string | number | boolean);
}

/** A text that begins with `=` is told as a formula too, but its value is the text itself. */
function formulaOf(formula: unknown, value: unknown): string | null {
  return typeof formula === 'string' && formula.startsWith('=') && formula !== value ? formula : null;
}
