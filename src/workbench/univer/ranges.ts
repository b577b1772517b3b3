/** Rectangles of the model and ranges of Univer. */
import type { IRange } from '@univerjs/core';
import { MAX_COLUMNS, MAX_ROWS } from '../../host/common';
import type { Rect } from '../../host/port';

export function toRange(rect: Rect): IRange {
  return {
    startRow: rect.row,
    endRow: rect.row + rect.rows - 1,
    startColumn: rect.column,
    endColumn: rect.column + rect.columns - 1,
  };
}

/** Whole rows and columns of Univer have no number on the side where they have no end. */
export function toRect(range: IRange): Rect {
  const row = Number.isFinite(range.startRow) ? range.startRow : 0;
  const column = Number.isFinite(range.startColumn) ? range.startColumn : 0;
  return {
    row,
    column,
    rows: (Number.isFinite(range.endRow) ? range.endRow : MAX_ROWS - 1) - row + 1,
    columns: (Number.isFinite(range.endColumn) ? range.endColumn : MAX_COLUMNS - 1) - column + 1,
  };
}

export const WHOLE_SHEET: Rect = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };
