/** Cells and rows: one pass for what the cells hold, one for what they look like. */
import { MAX_ROWS, type CellContent, type SizedLine } from '../../common';
import { NOT_CALCULATED, type CellValue } from '../../port';
import { readCells, type CellList, type ReadingContext } from '../read/cells';
import { RowCursor } from '../read/rowCursor';
import { isTrue, parseAttributes } from '../xml/elements';
import type { Span } from '../xml/sections';
import { numberOf } from './attributes';

/** What the second pass needs to know about looks. */
export interface CellLooks {
  readonly lookOf: (format: number) => number;
  /** The look that a column gives to cells that are not there. */
  readonly columnLook: (column: number) => number;
}

export interface Rows {
  /** By row and column. */
  readonly cells: CellContent[];
  readonly rows: SizedLine[];
}

/** Throws `XmlError` as the reading of values does. */
export function readRows(sheetData: Span, context: ReadingContext, looks: CellLooks): Rows {
  const list = readCells(sheetData, context);
  const cursor = new RowCursor(sheetData);
  const cells: CellContent[] = [];
  const rows: SizedLine[] = [];
  let next = 0;
  while (cursor.nextRow()) {
    const line = sizedRow(sheetData.xml, cursor, looks);
    if (line !== null) {
      rows.push(line);
    }
    while (cursor.nextCell()) {
      const isListed = list.rows[next] === cursor.row && list.columns[next] === cursor.column;
      const cell = contentOf(cursor, isListed ? list : null, next, looks);
      next += isListed ? 1 : 0;
      if (cell !== null) {
        cells.push(cell);
      }
    }
  }
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  rows.sort((a, b) => a.index - b.index);
  return { cells, rows };
}

/** Null for a cell that holds nothing and looks like its surroundings when nobody formatted those. */
function contentOf(
  { row, column, style, formulaStart, rowStyle }: RowCursor,
  list: CellList | null,
  index: number,
  { lookOf, columnLook }: CellLooks,
): CellContent | null {
  const value = calculated(list?.values[index] ?? null);
  // The other cells of an array have the array's formula in the list, and no element of their own for it.
  const formula = formulaStart > 0 ? (list?.formulas.get(index) ?? null) : null;
  const look = lookOf(style);
  const isPlain = (): boolean => look === 0 && (rowStyle === null ? columnLook(column) : lookOf(rowStyle)) === 0;
  return value === null && formula === null && isPlain() ? null : { row, column, value, formula, look };
}

function sizedRow(xml: string, { row, rowStart, rowOpenEnd, rowStyle }: RowCursor, looks: CellLooks): SizedLine | null {
  const all = parseAttributes(xml.slice(rowStart, rowOpenEnd));
  const height = numberOf(all.get('ht'), null);
  const line = {
    index: row,
    points: height === null || height <= 0 ? null : height,
    hidden: isTrue(all.get('hidden')) || height === 0,
    look: rowStyle === null ? 0 : looks.lookOf(rowStyle),
  };
  return row < MAX_ROWS && (line.points !== null || line.hidden || line.look !== 0) ? line : null;
}

/** A spreadsheet calculates for itself what the file has no result of. */
const calculated = (value: CellValue): CellValue =>
  value !== null && typeof value === 'object' && value.error === NOT_CALCULATED ? null : value;
