import type { Rect } from '../../port';
import { SharedRows } from '../../common';
import { attribute } from '../xml/elements';
import type { Sections, Span } from '../xml/sections';
import type { CellList } from './cells';
import { GENERAL } from './numberFormats';
import { RowCursor } from './rowCursor';

const DATE_LETTERS = /[ymdhs]/i;
/** How a cell is shown that is a date by its type and has no format of one. */
const ISO_DATE = 'yyyy-mm-dd';

/** The number formats of the cells: a cell's own, else its row's, else its column's. */
export function readFormatGrid(
  sections: Sections,
  sheetData: Span,
  list: CellList,
  used: Rect,
  formats: readonly string[],
): string[][] {
  const styles = columnStyles(sections);
  const grid = new SharedRows<string>(used, (column) => {
    const style = styles.find(({ min, max }) => column >= min && column <= max)?.style;
    return style === undefined ? GENERAL : (formats[style] ?? GENERAL);
  });
  for (let index = 0; index < list.rows.length; index++) {
    const own = formats[list.styles[index] ?? 0] ?? GENERAL;
    const format = list.dates.has(index) && !DATE_LETTERS.test(own) ? ISO_DATE : own;
    grid.set(list.rows[index] ?? 0, list.columns[index] ?? 0, format);
  }
  if (list.hasFormattedBlanks) {
    readBlankFormats(grid, sheetData, used, formats);
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

/** The formats of blank cells, where cells or rows have some of their own. */
function readBlankFormats(grid: SharedRows<string>, sheetData: Span, used: Rect, formats: readonly string[]): void {
  const cursor = new RowCursor(sheetData);
  while (cursor.nextRow()) {
    const end = used.column + grid.width(cursor.row);
    if (cursor.rowStyle !== null) {
      for (let column = used.column; column < end; column++) {
        grid.set(cursor.row, column, formats[cursor.rowStyle] ?? GENERAL);
      }
    }
    while (cursor.nextCell()) {
      if (cursor.column < end) {
        grid.set(cursor.row, cursor.column, formats[cursor.style] ?? GENERAL);
      }
    }
  }
}
