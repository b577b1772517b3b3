/** Values of cells, as every host takes and compares them. */
import type { CellValue, CellWrite, FormulaWrite, WriteDifference } from '../port';

export function isFormula(value: CellWrite): value is FormulaWrite {
  return typeof value === 'object' && value !== null && 'formula' in value;
}

function formulaText({ formula }: FormulaWrite): string {
  return formula.startsWith('=') ? formula : `=${formula}`;
}

/**
 * Texts that a spreadsheet would take for something else when they are entered: whatever holds a digit may be a number,
 * a date or a time in some locale; a sign begins a formula, in full width too; an apostrophe vanishes; words and codes
 * are yes/no and errors.
 */
const NEEDS_APOSTROPHE = /\p{N}|^\s*[=+\-@'＝＋－＠＇#]|^\s*(?:true|false)\s*$/iu;

export function needsApostrophe(value: CellWrite): value is string {
  return typeof value === 'string' && NEEDS_APOSTROPHE.test(value);
}

/** What is entered into a cell. */
export type Entry = string | number | boolean;

/** What to enter so that a cell holds a value or a formula. `isText` says that its format is `@`. */
export function entryOf(value: Exclude<CellWrite, undefined>, isText: boolean): Entry {
  // An empty text empties a cell everywhere; null does not.
  if (value === null) return '';
  if (typeof value === 'object') return isFormula(value) ? formulaText(value) : value.error;
  // In a cell of format @ all is text already, and an apostrophe might stay.
  return needsApostrophe(value) && !isText ? `'${value}` : value;
}

/** Whether two values are the same to people: no text is no value, and a line ends as it likes. */
export function sameValue(a: CellValue, b: CellValue): boolean {
  const [left, right] = [plain(a), plain(b)];
  return typeof left === 'object' && typeof right === 'object' ? left?.error === right?.error : left === right;
}

const plain = (value: CellValue): CellValue =>
  value === '' ? null : typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : value;

/** Whether two cells hold the same: the same formula, or the same value where there is none. */
export function sameContent(a: CellValue | FormulaWrite, b: CellValue | FormulaWrite): boolean {
  return isFormula(a) || isFormula(b)
    ? isFormula(a) && isFormula(b) && formulaText(a) === formulaText(b)
    : sameValue(a, b);
}

/** Cells that were read. */
export interface CellGrid {
  readonly values: readonly (readonly CellValue[])[];
  /** With a leading `=`; null where there is none. */
  readonly formulas: readonly (readonly (string | null)[])[];
}

/** What a cell was to hold and holds, when that is not the same. Programs spell the names of functions in capitals. */
export function differenceIn(
  expected: Exclude<CellWrite, undefined>,
  { values, formulas }: CellGrid,
  row: number,
  column: number,
): Pick<WriteDifference, 'expected' | 'actual'> | null {
  const value = values[row]?.[column] ?? null;
  const formula = formulas[row]?.[column] ?? null;
  if (isFormula(expected)) {
    const text = formulaText(expected);
    const isThere = formula !== null && formula.toUpperCase() === text.toUpperCase();
    return isThere ? null : { expected: text, actual: formula ?? value };
  }
  if (formula !== null) return { expected, actual: formula };
  return sameValue(expected, value) ? null : { expected, actual: value };
}
