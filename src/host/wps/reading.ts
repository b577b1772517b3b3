/** Reading ranges: in pieces that do not freeze WPS, and where WPS says "mixed", piece by piece. */
import {
  columnName,
  halves,
  lastColumn,
  lastRow,
  MAX_COLUMNS,
  MAX_ROWS,
  meets,
  parseRange,
  rangeName,
  subtract,
  type CellGrid,
} from '../common';
import type { CellValue, Rect } from '../port';
import { HostError } from '../port';
import type { Range, Worksheet } from './api';
import { mayBeError, rowsOf, valueOf } from './cells';
import { call, get, part, type Box } from './door';

/** Cells asked for at once. */
export const CHUNK = 5_000;

/** What happens between two pieces. */
export type Pause = () => Promise<void>;
const noPause: Pause = () => Promise.resolve();

export async function rangeAt(sheet: Box<Worksheet>, rect: Rect): Promise<Box<Range>> {
  return call(sheet, 'Range', addressOf(rect));
}

/** `A1:B2`; whole columns and rows as `A:C` and `2:5`. */
export function addressOf(rect: Rect): string {
  if (rect.columns === MAX_COLUMNS) return `${rect.row + 1}:${lastRow(rect) + 1}`;
  return rect.rows === MAX_ROWS ? `${columnName(rect.column)}:${columnName(lastColumn(rect))}` : rangeName(rect);
}

/** The rectangle of a range; null when it is more than one. */
export async function rectOf(range: Box<Range>): Promise<Rect | null> {
  return parseRange(await call(range, 'Address'));
}

/** Throws `unsupported` when WPS does not tell the cells even one by one. */
export async function readCells(sheet: Box<Worksheet>, rect: Rect, pause = noPause): Promise<CellGrid> {
  const values: CellValue[][] = blank(rect);
  const formulas: (string | null)[][] = blank(rect);
  for (const [index, piece] of pieces(rect).entries()) {
    if (index > 0) await pause();
    await readPiece(sheet, piece, (row, column, value, formula) => {
      values[row - rect.row]![column - rect.column] = value;
      formulas[row - rect.row]![column - rect.column] = formula;
    });
  }
  return { values, formulas };
}

const blank = <T>(rect: Rect): (T | null)[][] =>
  Array.from({ length: rect.rows }, () => Array.from({ length: rect.columns }, () => null));

/** Blocks of rows of at most so many cells. */
export function pieces(rect: Rect): Rect[] {
  const columns = Math.min(rect.columns, CHUNK);
  const rows = Math.max(1, Math.floor(CHUNK / columns));
  const result: Rect[] = [];
  for (let row = rect.row; row <= lastRow(rect); row += rows) {
    for (let column = rect.column; column <= lastColumn(rect); column += columns) {
      result.push({
        row,
        column,
        rows: Math.min(rows, lastRow(rect) - row + 1),
        columns: Math.min(columns, lastColumn(rect) - column + 1),
      });
    }
  }
  return result;
}

type Take = (row: number, column: number, value: CellValue, formula: string | null) => void;

async function readPiece(sheet: Box<Worksheet>, rect: Rect, take: Take): Promise<void> {
  const range = await rangeAt(sheet, rect);
  const given = await rowsOf(await get(range, 'Value2'), rect.rows, rect.columns);
  const hasFormula = given !== null && (await get(range, 'HasFormula')) !== false;
  const texts = hasFormula ? await rowsOf(await get(range, 'Formula'), rect.rows, rect.columns) : [];
  if (given === null || texts === null) {
    if (rect.rows * rect.columns === 1) throw new HostError('unsupported', { member: 'Value2' });
    for (const half of cut(rect)) await readPiece(sheet, half, take);
    return;
  }
  for (const [r, row] of given.entries()) {
    for (const [c, cell] of row.entries()) {
      const [at, across] = [rect.row + r, rect.column + c];
      const told = valueOf(cell);
      const formula = await formulaAt(sheet, at, across, texts[r]?.[c], told);
      const isError = mayBeError(told) && (formula !== null || !(await isText(sheet, at, across)));
      take(at, across, isError ? { error: told } : told, formula);
    }
  }
}

/**
 * A text that begins with `=` is told as a formula too, but its value is the text itself. So may be that of a formula
 * which WPS does not calculate, a picture in a cell (`=DISPIMG(…)`): of those the cell is asked.
 */
async function formulaAt(
  sheet: Box<Worksheet>,
  row: number,
  column: number,
  given: unknown,
  value: CellValue,
): Promise<string | null> {
  if (typeof given !== 'string' || !given.startsWith('=')) return null;
  if (given !== value) return given;
  const cell = await rangeAt(sheet, { row, column, rows: 1, columns: 1 });
  return (await get(cell, 'HasFormula')) === true ? given : null;
}

async function isText(sheet: Box<Worksheet>, row: number, column: number): Promise<boolean> {
  const cell = await rangeAt(sheet, { row, column, rows: 1, columns: 1 });
  return (await get(cell, 'PrefixCharacter')) === "'" || (await get(cell, 'NumberFormat')) === '@';
}

/** Columns first: what is the same in a table is the same along a column. */
const cut = (rect: Rect): readonly Rect[] => halves(rect, rect.columns > 1);

export interface Area<T> {
  readonly rect: Rect;
  readonly value: T;
}

/** A range as areas in which a property is the same; `probe` gives null or undefined for a mixed one. */
export async function areasOf<T>(
  sheet: Box<Worksheet>,
  rect: Rect,
  probe: (range: Box<Range>) => Promise<T | null | undefined>,
): Promise<Area<T>[]> {
  const value = await probe(await rangeAt(sheet, rect));
  if (value !== null && value !== undefined) return [{ rect, value }];
  if (rect.rows * rect.columns === 1) return [];
  const found: Area<T>[] = [];
  for (const half of cut(rect)) found.push(...(await areasOf(sheet, half, probe)));
  return found;
}

/** Whether any row of a range is hidden, by whatever; also where WPS does not tell. */
export async function hasHiddenRows(sheet: Box<Worksheet>, rect: Rect): Promise<boolean> {
  return (await get(await rangeAt(sheet, { ...rect, column: 0, columns: MAX_COLUMNS }), 'Hidden')) !== false;
}

/** WPS says what Chinese menus call it. */
const GENERAL = /^(?:G\/通用格式|常规)$/;

/** Number formats, by area. */
export async function numberFormatsOf(sheet: Box<Worksheet>, rect: Rect): Promise<Area<string>[]> {
  const areas = await areasOf(sheet, rect, (range) => get(range, 'NumberFormat'));
  return areas.map(({ rect: area, value }) => ({ rect: area, value: GENERAL.test(value) ? 'General' : value }));
}

/** Merged areas that meet a range. */
export async function mergesOf(sheet: Box<Worksheet>, rect: Rect, known: readonly Rect[] = []): Promise<Rect[]> {
  const merges: Rect[] = [...known];
  const search = async (piece: Rect): Promise<void> => {
    const met = merges.find((merge) => meets(merge, piece));
    if (met !== undefined) {
      for (const rest of subtract(piece, met)) await search(rest);
      return;
    }
    const range = await rangeAt(sheet, piece);
    const isMerged = await get(range, 'MergeCells');
    if (isMerged === false) return;
    const first = isMerged === true ? await rangeAt(sheet, { ...piece, rows: 1, columns: 1 }) : null;
    const area = first && (await rectOf(await part(first, 'MergeArea')));
    if (area !== null && area.rows * area.columns > 1) {
      merges.push(area);
      await search(piece);
    } else if (piece.rows * piece.columns > 1) {
      for (const half of cut(piece)) await search(half);
    }
  };
  await search(rect);
  return merges;
}
