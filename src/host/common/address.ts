/** Cell addresses: A1 notation on one side, 0-based rows, columns and rectangles on the other. */
import type { Rect } from '../port';
import { MAX_COLUMNS, MAX_ROWS } from './limits';

const names: string[] = [];

/** `A` for 0, `XFD` for 16383. */
export function columnName(column: number): string {
  return (names[column] ??=
    (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26)));
}

/** `B3` for row 2, column 1. */
export function cellName(row: number, column: number): string {
  return columnName(column) + String(row + 1);
}

/** 0-based column of `A` … `XFD`, in either case; −1 for anything else. */
export function columnIndex(name: string): number {
  let column = 0;
  for (const letter of name.toUpperCase()) {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return /^[A-Za-z]{1,3}$/.test(name) && column <= MAX_COLUMNS ? column - 1 : -1;
}

const CELL = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/;
const COLUMN = /^\$?([A-Za-z]{1,3})$/;
const ROW = /^\$?(\d{1,7})$/;

function corner(text: string): { row: number | null; column: number | null } | null {
  const cell = CELL.exec(text);
  const column = columnIndex(cell?.[1] ?? COLUMN.exec(text)?.[1] ?? '');
  const row = Number(cell?.[2] ?? ROW.exec(text)?.[1] ?? 0) - 1;
  if (column < 0 && row < 0) {
    return null;
  }
  return { row: row < 0 ? null : row, column: column < 0 ? null : column };
}

/** The rectangle of `B2`, `$A$1:C4`, `A:C` or `2:5`; null when the text is no address of a sheet. */
export function parseRange(text: string): Rect | null {
  const [first, second, ...rest] = text.trim().split(':');
  const a = corner(first ?? '');
  const b = second === undefined ? a : corner(second);
  if (a === null || b === null || rest.length > 0) {
    return null;
  }
  if (second === undefined && (a.row === null || a.column === null)) {
    return null;
  }
  const top = Math.min(a.row ?? 0, b.row ?? 0);
  const left = Math.min(a.column ?? 0, b.column ?? 0);
  const bottom = a.row === null || b.row === null ? MAX_ROWS - 1 : Math.max(a.row, b.row);
  const right = a.column === null || b.column === null ? MAX_COLUMNS - 1 : Math.max(a.column, b.column);
  return bottom < MAX_ROWS ? { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 } : null;
}

/** `A1:B2`, or `A1` for a single cell. */
export function rangeName(rect: Rect): string {
  const first = cellName(rect.row, rect.column);
  return rect.rows === 1 && rect.columns === 1 ? first : `${first}:${cellName(lastRow(rect), lastColumn(rect))}`;
}

/** `$A$1:$B$2`, as defined names have it. */
export function absoluteRangeName(rect: Rect): string {
  return `$${columnName(rect.column)}$${rect.row + 1}` + `:$${columnName(lastColumn(rect))}$${lastRow(rect) + 1}`;
}

/** The rectangles of a list such as `A1:B2 D4`; pieces that are no address are left out. */
export function parseRangeList(text: string): Rect[] {
  return text
    .split(/\s+/)
    .map(parseRange)
    .filter((rect) => rect !== null);
}

/** The list of rectangles as one text, separated by spaces. */
export function rangeListName(rects: readonly Rect[]): string {
  return rects.map(rangeName).join(' ');
}

export function lastRow(rect: Rect): number {
  return rect.row + rect.rows - 1;
}

export function lastColumn(rect: Rect): number {
  return rect.column + rect.columns - 1;
}

export function contains(rect: Rect, row: number, column: number): boolean {
  return row >= rect.row && row <= lastRow(rect) && column >= rect.column && column <= lastColumn(rect);
}

export function sameRect(a: Rect, b: Rect): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

/** Whether two rectangles have a cell in common. */
export function meets(a: Rect, b: Rect): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

/** The cells that both have; null when there are none. */
export function intersection(a: Rect, b: Rect): Rect | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(lastRow(a), lastRow(b)) - row + 1;
  const columns = Math.min(lastColumn(a), lastColumn(b)) - column + 1;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

/** The smallest rectangle around both. */
export function union(a: Rect, b: Rect): Rect {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(lastRow(a), lastRow(b)) - row + 1,
    columns: Math.max(lastColumn(a), lastColumn(b)) - column + 1,
  };
}

/** Those rectangles that meet one, in order of their first rows. */
export type Finder = (rect: Rect) => readonly Rect[];

/** Finds among many rectangles without looking at all of them: at those alone that begin close enough above its end. */
export function finder(rects: readonly Rect[]): Finder {
  const sorted = [...rects].sort((a, b) => a.row - b.row);
  const highest = sorted.reduce((rows, rect) => Math.max(rows, rect.rows), 0);
  /** The first that begins in this row or below. */
  const firstFrom = (row: number): number => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (sorted[middle]!.row < row) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  return (rect) =>
    sorted
      .slice(firstFrom(rect.row - highest + 1), firstFrom(lastRow(rect) + 1))
      .filter((other) => intersection(rect, other) !== null);
}

/** What is left of `rect` without `hole`: up to four rectangles (above, below, left, right). */
export function subtract(rect: Rect, hole: Rect): Rect[] {
  const cut = intersection(rect, hole);
  if (cut === null) {
    return [rect];
  }
  const pieces: Rect[] = [
    { ...rect, rows: cut.row - rect.row },
    { ...rect, row: lastRow(cut) + 1, rows: lastRow(rect) - lastRow(cut) },
    { ...cut, column: rect.column, columns: cut.column - rect.column },
    { ...cut, column: lastColumn(cut) + 1, columns: lastColumn(rect) - lastColumn(cut) },
  ];
  return pieces.filter((piece) => piece.rows > 0 && piece.columns > 0);
}

/** A sheet name as formulas want it: `'O''Neil'`. Always quoted, which every reader accepts. */
export function quotedSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
