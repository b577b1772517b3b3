import { contains } from '../common';
import type { Rect } from '../port';
import type { Application, Window } from './api';
import { get, part, partOrNull, set, type Box } from './door';
import { rectOf } from './reading';

/** Rows and columns that are shown before the cell, so that one sees what it belongs to. */
const BEFORE = { rows: 3, columns: 1 };

/**
 * Scrolls the sheet in front so far that a cell is seen; what is seen already stays where it is. Whether selecting scrolls
 * depends on the build. Frozen rows and columns are always seen, and the window counts its scrolling behind them.
 */
export async function bringIntoView(app: Box<Application>, row: number, column: number): Promise<void> {
  const window = await part(app, 'ActiveWindow');
  const seen = await seenIn(window);
  const isFrozen = await get(window, 'FreezePanes');
  const [rows, columns] = isFrozen ? [await get(window, 'SplitRow'), await get(window, 'SplitColumn')] : [0, 0];
  if (row >= rows && !(seen && contains({ ...seen, column, columns: 1 }, row, column)))
    set(window, 'ScrollRow', Math.max(rows, row - BEFORE.rows) + 1);
  if (column >= columns && !(seen && contains({ ...seen, row, rows: 1 }, row, column)))
    set(window, 'ScrollColumn', Math.max(columns, column - BEFORE.columns) + 1);
}

/** What is wholly seen: the last row and column may be cut off. Null where this WPS does not tell: then it scrolls. */
async function seenIn(window: Box<Window>): Promise<Rect | null> {
  const range = await partOrNull(window, 'VisibleRange').catch(() => null);
  const rect = range && (await rectOf(range).catch(() => null));
  return rect && { ...rect, rows: rect.rows - 1, columns: rect.columns - 1 };
}
