/** Cells as Excel takes and tells them. */
import type { CellGrid } from '../common';
import type { CellValue } from '../port';

/** What is loaded of a range to know its cells. */
export const CELLS = 'values,formulas,valueTypes';

/** The cells of a range of which `CELLS` is loaded. */
export function cellsOf(range: Excel.Range): CellGrid {
  const values = range.values as unknown[][];
  const formulas = range.formulas as unknown[][];
  const types = range.valueTypes as string[][];
  return {
    values: values.map((row, r) => row.map((value, c) => valueOf(value, types[r]?.[c]))),
    formulas: formulas.map((row, r) => row.map((formula, c) => formulaOf(formula, values[r]?.[c]))),
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
