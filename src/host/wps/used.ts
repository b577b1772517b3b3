/** How much of a sheet is in use. */
import { occupied } from '../common';
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

/** Cells of a sheet that are read whatever is in them. */
const LARGE = 200_000;

/** The parts of a sheet in which something is: all of it, but of a very large one only where WPS counts something. */
export async function partsThere(app: Box<Application>, sheet: Box<Worksheet>, touched: Rect): Promise<Rect[]> {
  const rect = await clamped(app, sheet, touched);
  if (rect === null) return [];
  if (rect.rows * rect.columns <= LARGE) return [rect];
  const count = await part(app, 'WorksheetFunction');
  return occupied(rect, CHUNK, async (rects) => {
    const blank: boolean[] = [];
    for (const piece of rects) blank.push((await call(count, 'CountA', await rangeAt(sheet, piece))) === 0);
    return blank;
  });
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
