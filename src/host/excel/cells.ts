/** Cells as Excel takes and tells them. */
import type { CellValue, CellWrite, FormulaWrite } from '../port';

/** What is loaded of a range to know its cells. */
export const CELLS = 'values,formulas,valueTypes';

export interface CellGrid {
  readonly values: readonly (readonly CellValue[])[];
  /** With a leading `=`; null where there is none. */
  readonly formulas: readonly (readonly (string | null)[])[];
}

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

export function isFormula(value: CellWrite): value is FormulaWrite {
  return typeof value === 'object' && value !== null && 'formula' in value;
}

/**
 * Texts that Excel would take for something else: whatever holds a digit may be a number, a date or a time in some
 * locale; a sign begins a formula, in full width too; an apostrophe vanishes; words and codes are yes/no and errors.
 */
const NEEDS_APOSTROPHE = /\p{N}|^\s*[=+\-@'＝＋－＠＇#]|^\s*(?:true|false)\s*$/iu;

/** What to enter so that the cell holds a value; null leaves it as it is. `isText` says that its format is `@`. */
export function entryOf(value: CellWrite, isText: boolean): string | number | boolean | null {
  if (value === undefined) {
    return null;
  }
  if (value === null) {
    return '';
  }
  if (typeof value === 'object') {
    return isFormula(value) ? formulaText(value) : value.error;
  }
  // In a cell of format @ all is text already, and an apostrophe might stay.
  return typeof value === 'string' && value !== '' && !isText && NEEDS_APOSTROPHE.test(value) ? `'${value}` : value;
}

export function formulaText({ formula }: FormulaWrite): string {
  return formula.startsWith('=') ? formula : `=${formula}`;
}

/** Whether two values are the same to people: no text is no value. */
export function sameValue(a: CellValue, b: CellValue): boolean {
  const [left, right] = [a === '' ? null : a, b === '' ? null : b];
  return typeof left === 'object' && typeof right === 'object' ? left?.error === right?.error : left === right;
}
