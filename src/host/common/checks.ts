/** What may be written where, in every program that opens workbooks. */
import type { CellWrite, Change, Rect } from '../port';
import { HostError } from '../port';
import { cellName, contains, lastColumn, lastRow, meets } from './address';
import { isFormula } from './cells';
import { MAX_COLUMNS, MAX_FORMULA, MAX_ROWS, MAX_TEXT } from './limits';

type Write = Extract<Change, { kind: 'write' }>;

/** The rectangle of a write; null when it writes nothing. */
export function rectOfWrite({ row, column, values }: Write): Rect | null {
  const columns = values.reduce((most, cells) => Math.max(most, cells.length), 0);
  return columns === 0 ? null : { row, column, rows: values.length, columns };
}

/** Whether a write leaves all its cells as they are. */
export const isGuard = ({ values }: Write): boolean =>
  values.every((cells) => cells.every((value) => value === undefined));

/** Throws `unsupported` when a rectangle is none or leaves the sheet. */
export function checkRect(sheet: string, rect: Rect): void {
  const numbers = [rect.row, rect.column, rect.rows, rect.columns];
  const isRect =
    numbers.every((number) => Number.isInteger(number) && number >= 0) && rect.rows > 0 && rect.columns > 0;
  if (!isRect || lastRow(rect) >= MAX_ROWS || lastColumn(rect) >= MAX_COLUMNS) {
    throw new HostError('unsupported', { sheet, reason: 'outsideSheet', row: rect.row, column: rect.column });
  }
}

/** Throws `unsupported` or `tooLarge` for what no cell can hold. */
export function checkContent(sheet: string, row: number, column: number, value: Exclude<CellWrite, undefined>): void {
  const refusal = (code: 'unsupported' | 'tooLarge', reason: string): HostError =>
    new HostError(code, { sheet, cell: cellName(row, column), reason });
  const result = isFormula(value) ? value.result : value;
  if (typeof result === 'number' && !Number.isFinite(result)) throw refusal('unsupported', 'notANumber');
  if (typeof result === 'string' && result.length > MAX_TEXT) throw refusal('tooLarge', 'text');
  if (isFormula(value) && value.formula.length > MAX_FORMULA) throw refusal('tooLarge', 'formula');
}

/** The merged area of which a cell is a part, but not the top left one. */
export function coveredBy(merges: readonly Rect[], row: number, column: number): Rect | null {
  const area = merges.find((merge) => contains(merge, row, column));
  return area === undefined || (area.row === row && area.column === column) ? null : area;
}

/** Merges with one more. Those that reach over its edge cannot be merged into it: throws `mergedTarget`. */
export function withMerge(sheet: string, merges: readonly Rect[], range: Rect): Rect[] {
  const met = merges.filter((merge) => meets(merge, range));
  const isWithin = (merge: Rect): boolean =>
    contains(range, merge.row, merge.column) && contains(range, lastRow(merge), lastColumn(merge));
  if (!met.every(isWithin)) {
    throw new HostError('mergedTarget', { sheet, cell: cellName(range.row, range.column) });
  }
  return [...merges.filter((merge) => !met.includes(merge)), range];
}
