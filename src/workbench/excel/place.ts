/** Addresses as Excel writes and reads them. */
import { columnName, MAX_COLUMNS, MAX_ROWS, lastColumn, lastRow, parseRange, rangeName } from '../../host/common';
import type { Rect } from '../../host/port';
import type { SheetId, SheetInfo, WorkbookModel } from '../model';
import { invalidArgument, itemNotFound } from './protocol';

export const WHOLE_SHEET: Rect = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

export function sheetInfo(model: WorkbookModel, sheet: SheetId): SheetInfo {
  const found = model.sheets().find(({ id }) => id === sheet);
  if (found === undefined) {
    throw itemNotFound();
  }
  return found;
}

/** A sheet by its name, in any case, or its id. */
export function findSheet(model: WorkbookModel, key: string): SheetInfo | null {
  const sheets = model.sheets();
  return (
    sheets.find(({ name }) => name.toLowerCase() === key.toLowerCase()) ?? sheets.find(({ id }) => id === key) ?? null
  );
}

/** `'甲 乙'!A1:B2`, quoted where it must be. */
export function address(model: WorkbookModel, sheet: SheetId, rect: Rect): string {
  const { name } = sheetInfo(model, sheet);
  const quoted = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
  return `${quoted}!${rangeText(rect)}`;
}

function rangeText(rect: Rect): string {
  if (rect.columns === MAX_COLUMNS) {
    return `${rect.row + 1}:${lastRow(rect) + 1}`;
  }
  return rect.rows === MAX_ROWS ? `${columnName(rect.column)}:${columnName(lastColumn(rect))}` : rangeName(rect);
}

/** The rectangle of an address, whatever sheet it names. */
export function parseAddress(text: string): Rect {
  const rect = parseRange(text.slice(text.lastIndexOf('!') + 1));
  if (rect === null) {
    throw invalidArgument();
  }
  return rect;
}

/** Throws `InvalidArgument` for what is no range of a sheet. */
export function checkedRect(row: number, column: number, rows: number, columns: number): Rect {
  const isInside = row >= 0 && column >= 0 && rows > 0 && columns > 0 && row + rows <= MAX_ROWS;
  if (!isInside || column + columns > MAX_COLUMNS) {
    throw invalidArgument();
  }
  return { row, column, rows, columns };
}
