/** How much of a sheet is in use. */
import { lastColumn, lastRow, type CellGrid } from '../common';
import type { Rect } from '../port';
import type { Application, Worksheet } from './api';
import { call, part, type Box } from './door';
import { CHUNK, rangeAt, rectOf } from './reading';

const FIRST: Rect = { row: 0, column: 0, rows: 1, columns: 1 };

/** What was ever touched, formatted cells included. */
export async function touchedRange(sheet: Box<Worksheet>): Promise<Rect> {
  return (await rectOf(await part(sheet, 'UsedRange'))) ?? FIRST;
}

/**
 * Where values are, at most: WPS counts formatted cells, and after a format over whole columns a million rows, which is
 * more than can be read. Null for an empty sheet.
 */
export async function clamped(app: Box<Application>, sheet: Box<Worksheet>, touched: Rect): Promise<Rect | null> {
  if (touched.rows * touched.columns <= CHUNK) return touched;
  const count = await part(app, 'WorksheetFunction');
  const isBlank = async (rect: Rect): Promise<boolean> =>
    (await call(count, 'CountA', await rangeAt(sheet, rect))) === 0;
  if (await isBlank(touched)) return null;
  const rows = await needed(touched.rows, (from) =>
    isBlank({ ...touched, row: touched.row + from, rows: touched.rows - from }),
  );
  const high = { ...touched, rows };
  const columns = await needed(high.columns, (from) =>
    isBlank({ ...high, column: high.column + from, columns: high.columns - from }),
  );
  return { ...high, columns };
}

/** The least number so that all from there on is blank. */
async function needed(count: number, isBlankFrom: (from: number) => Promise<boolean>): Promise<number> {
  let [low, high] = [1, count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await isBlankFrom(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The smallest rectangle around all cells that hold something; null when none does. */
export function trimmed(rect: Rect, { values, formulas }: CellGrid): Rect | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  values.forEach((row, r) => {
    row.forEach((value, c) => {
      if (value === null && formulas[r]?.[c] === null) return;
      top = Math.min(top, r);
      left = Math.min(left, c);
      bottom = Math.max(bottom, r);
      right = Math.max(right, c);
    });
  });
  return bottom < 0
    ? null
    : { row: rect.row + top, column: rect.column + left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** A part of a grid that covers `outer`. */
export function cut<T>(grid: readonly (readonly T[])[], outer: Rect, inner: Rect): T[][] {
  const [row, column] = [inner.row - outer.row, inner.column - outer.column];
  return grid
    .slice(row, lastRow(inner) - outer.row + 1)
    .map((cells) => cells.slice(column, lastColumn(inner) - outer.column + 1));
}
