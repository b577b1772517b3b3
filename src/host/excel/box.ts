/** Where a range lies, and what is loaded of it. */
import type { Rect, Visibility } from '../port';
import { CELLS, CELLS_WITHOUT_FORMULAS } from './cells';

const BOX = 'rowIndex,columnIndex,rowCount,columnCount';
export const BOX_AND_CELLS = `${BOX},${CELLS},numberFormat`;
export const BOX_AND_VALUES = `${BOX},${CELLS_WITHOUT_FORMULAS},numberFormat`;

/** Loads what `boxOf` needs. */
export function loadBox(range: Excel.Range): Excel.Range {
  range.load(BOX);
  return range;
}

export function boxOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Rect {
  return { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
}

const VISIBILITY: Readonly<Record<string, Visibility>> = {
  Visible: 'visible',
  Hidden: 'hidden',
  VeryHidden: 'veryHidden',
};
export const visibilityOf = (sheet: Excel.Worksheet): Visibility => VISIBILITY[sheet.visibility] ?? 'visible';
