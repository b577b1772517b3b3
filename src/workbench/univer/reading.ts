/** What cells hold and how they look, read straight from Univer's cells. */
import { composeStyles, type ICellData, type Nullable, type Worksheet } from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/preset-sheets-core';
import { lastColumn, lastRow, union } from '../../host/common';
import type { CellValue, Rect } from '../../host/port';
import type { Look, SheetId } from '../model';
import { sheetOf, type Book } from './book';
import { isBlank, valueOf } from './cells';
import { toLook } from './looks';
import { toRect } from './ranges';

type Cells = Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>> | undefined>>;

export const cellsOf = (sheet: Worksheet): Cells => sheet.getCellMatrix().getMatrix() as Cells;

/** What `pick` says of each cell of a range. */
function grid<T>(
  sheet: Worksheet,
  rect: Rect,
  pick: (cell: Nullable<ICellData>, row: number, column: number) => T,
): T[][] {
  const cells = cellsOf(sheet);
  return Array.from({ length: rect.rows }, (_, r) => {
    const row = cells[rect.row + r];
    return Array.from({ length: rect.columns }, (_unused, c) =>
      pick(row?.[rect.column + c], rect.row + r, rect.column + c),
    );
  });
}

/** The cells of a range that are there. */
export function* present(
  sheet: Worksheet,
  rect: Rect,
): Generator<readonly [row: number, column: number, cell: ICellData]> {
  for (const [rowKey, columns] of Object.entries(cellsOf(sheet))) {
    const row = Number(rowKey);
    if (row < rect.row || row > lastRow(rect)) {
      continue;
    }
    for (const [columnKey, cell] of Object.entries(columns ?? {})) {
      const column = Number(columnKey);
      if (cell != null && column >= rect.column && column <= lastColumn(rect)) {
        yield [row, column, cell];
      }
    }
  }
}

export function readValues(book: Book, id: SheetId, rect: Rect): CellValue[][] {
  const sheet = sheetOf(book, id);
  const unit = book.workbook.getUnitId();
  // Cells beside an array formula show parts of its result and hold nothing themselves.
  const spilled = book.injector.get(FormulaDataModel).getArrayFormulaCellData()[unit]?.[id] as Cells | undefined;
  return grid(
    sheet,
    rect,
    (cell, row, column) => valueOf(cell) ?? (spilled === undefined ? null : valueOf(spilled[row]?.[column])),
  );
}

export function readFormulas(book: Book, id: SheetId, rect: Rect): (string | null)[][] {
  const model = book.injector.get(FormulaDataModel);
  const unit = book.workbook.getUnitId();
  return grid(sheetOf(book, id), rect, (cell, row, column) => {
    // Formulas that were filled down share one text.
    const formula = cell?.si ? model.getFormulaStringByCell(row, column, id, unit) : cell?.f;
    return formula == null || formula === '' ? null : formula;
  });
}

export function filledCells(book: Book, id: SheetId, rect: Rect): { row: number; column: number }[] {
  const there = [...present(sheetOf(book, id), rect)].filter(([, , cell]) => !isBlank(cell));
  return there.map(([row, column]) => ({ row, column }));
}

export function usedRange(book: Book, id: SheetId, looks: boolean): Rect | null {
  const sheet = sheetOf(book, id);
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const [rowKey, columns] of Object.entries(cellsOf(sheet))) {
    const row = Number(rowKey);
    for (const [columnKey, cell] of Object.entries(columns ?? {})) {
      if (!isBlank(cell) || (looks && cell?.s)) {
        const column = Number(columnKey);
        top = Math.min(top, row);
        left = Math.min(left, column);
        bottom = Math.max(bottom, row);
        right = Math.max(right, column);
      }
    }
  }
  const cells = bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  const merges = looks ? sheet.getMergeData().map(toRect) : [];
  return merges.reduce<Rect | null>((all, rect) => (all === null ? rect : union(all, rect)), cells);
}

/** How one cell of a sheet looks; works each combination of styles out once. */
export function lookReader(
  book: Book,
  sheet: Worksheet,
): (cell: Nullable<ICellData>, row: number, column: number) => Look {
  const styles = book.workbook.getStyles();
  const standard = sheet.getDefaultCellStyleInternal();
  return (cell, row, column) => {
    const [own, ofRow, ofColumn] = [cell?.s, sheet.getRowStyle(row, true), sheet.getColumnStyle(column, true)];
    const byName = [own, ofRow, ofColumn].every((style) => style == null || typeof style === 'string');
    const key = byName ? `${String(own ?? '')}|${String(ofRow ?? '')}|${String(ofColumn ?? '')}` : null;
    const known = key === null ? undefined : book.looks.get(key);
    if (known !== undefined) {
      return known;
    }
    const look = toLook(composeStyles(standard, styles.get(ofColumn), styles.get(ofRow), styles.get(own)), book.plain);
    if (key !== null) {
      book.looks.set(key, look);
    }
    return look;
  };
}

export function readLook<Key extends keyof Look>(book: Book, id: SheetId, rect: Rect, key: Key): Look[Key][][] {
  const sheet = sheetOf(book, id);
  const look = lookReader(book, sheet);
  return grid(sheet, rect, (cell, row, column) => look(cell, row, column)[key]);
}
