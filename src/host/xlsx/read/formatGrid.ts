import type { Rect } from '../../port';
import { lastColumn, lastRow } from '../../common';
import { attribute } from '../xml/elements';
import type { Sections, Span } from '../xml/sections';
import type { CellList } from './cells';
import { GENERAL } from './numberFormats';
import { RowCursor } from './rowCursor';
import { SharedRows } from './sharedRows';

/** The number formats of the used range: a cell's own, else its row's, else its column's. */
export function readFormatGrid(
  sections: Sections,
  sheetData: Span,
  list: CellList,
  used: Rect,
  formats: readonly string[],
): string[][] {
  const grid = new SharedRows<string>(used, GENERAL, columnFormats(sections, used, formats));
  if (list.hasFormattedBlanks) {
    readAllFormats(grid, sheetData, used, formats);
  } else {
    for (let index = 0; index < list.rows.length; index++) {
      const format = formats[list.styles[index] ?? 0] ?? GENERAL;
      grid.set(list.rows[index] ?? 0, list.columns[index] ?? 0, format);
    }
  }
  return grid.rows;
}

/** The cell format of each column that has one, as `min`, `max` (0-based) and format. */
export function columnStyles(
  sections: Sections,
): { readonly min: number; readonly max: number; readonly style: number }[] {
  return sections.children('cols').map((col) => ({
    min: Number(attribute(col, 'min')) - 1,
    max: Number(attribute(col, 'max')) - 1,
    style: Number(attribute(col, 'style') ?? 0),
  }));
}

function columnFormats(sections: Sections, used: Rect, formats: readonly string[]): string[] {
  const row = new Array<string>(used.columns).fill(GENERAL);
  for (const { min, max, style } of columnStyles(sections)) {
    const first = Math.max(min, used.column) - used.column;
    row.fill(formats[style] ?? GENERAL, first, Math.max(first, Math.min(max, lastColumn(used)) - used.column + 1));
  }
  return row;
}

/** The long way, for sheets whose empty cells or rows have formats of their own. */
function readAllFormats(grid: SharedRows<string>, sheetData: Span, used: Rect, formats: readonly string[]): void {
  const cursor = new RowCursor(sheetData);
  while (cursor.nextRow()) {
    if (cursor.row < used.row || cursor.row > lastRow(used)) {
      cursor.skipCells();
      continue;
    }
    if (cursor.rowStyle !== null) {
      for (let column = used.column; column <= lastColumn(used); column++) {
        grid.set(cursor.row, column, formats[cursor.rowStyle] ?? GENERAL);
      }
    }
    while (cursor.nextCell()) {
      grid.set(cursor.row, cursor.column, formats[cursor.style] ?? GENERAL);
    }
  }
}
