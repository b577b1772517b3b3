/** Sizes of columns and rows, and what is frozen. */
import { BooleanNumber, type IColumnData, type IRowData, type Nullable, type Worksheet } from '@univerjs/core';
import {
  SetColDataMutation,
  SetColDataMutationFactory,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetFrozenMutationFactory,
  SetRowDataMutation,
  SetRowDataMutationFactory,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetRowHeightMutation,
  SheetInterceptorService,
} from '@univerjs/preset-sheets-core';
import { MAX_COLUMNS, MAX_ROWS } from '../../host/common';
import type { SheetId, Size } from '../model';
import { kept, lineRanges, makeRoom, onGrid, sheetOf, take, targetOf, type Book } from './book';
import { keepPoints, keptPoints, toPixels, toPoints } from './sizes';
import { lines } from './writing';

export function columnSize(book: Book, id: SheetId, column: number): Size {
  const sheet = sheetOf(book, id);
  const own = sheet.getColumnManager().getColumn(column);
  const given = own?.w === undefined ? kept(book, id).standardWidth : keptPoints(own);
  return { points: toPoints(sheet.getColumnWidth(column), given), hidden: isHidden(own) };
}

export function rowSize(book: Book, id: SheetId, row: number): Size {
  const sheet = sheetOf(book, id);
  const own = sheet.getRowManager().getRow(row);
  const given = own?.h === undefined ? kept(book, id).standardHeight : keptPoints(own);
  return { points: toPoints(sheet.getRowHeight(row), given), hidden: isHidden(own) };
}

const isHidden = (line: Nullable<Partial<IColumnData | IRowData>>): boolean => line?.hd === BooleanNumber.TRUE;

/** Those of so many columns or rows that are on the grid, which grows unless all are meant. */
function onSheet(book: Book, id: SheetId, first: number, count: number, side: 'row' | 'column'): number[] {
  const [longest, other] = side === 'row' ? [MAX_ROWS, MAX_COLUMNS] : [MAX_COLUMNS, MAX_ROWS];
  const rect =
    side === 'row'
      ? { row: first, rows: count, column: 0, columns: other }
      : { row: 0, rows: other, column: first, columns: count };
  if (first + count < longest) {
    makeRoom(book, id, rect);
  }
  const there = onGrid(sheetOf(book, id), rect);
  return there === null ? [] : lines(first, side === 'row' ? there.rows : there.columns);
}

/** Univer lays the sheet out anew after a mutation of sizes, which takes milliseconds, and not after one of data. */
const NO_CHANGE = { ranges: [] };

export function setColumnSizes(book: Book, id: SheetId, first: number, count: number, size: Partial<Size>): void {
  const columns = onSheet(book, id, first, count, 'column');
  const sheet = sheetOf(book, id);
  const target = targetOf(book, id);
  const ranges = lineRanges(columns, 'column', sheet.getRowCount());
  const { points, hidden } = size;
  if (points !== undefined) {
    const size = { w: toPixels(points), ...keepPoints(points) };
    const params = { ...target, columnData: Object.fromEntries(columns.map((at) => [at, size])) as never };
    const { id } = SetColDataMutation;
    take(book, { id, params }, { id, params: SetColDataMutationFactory(params, sheet) });
    book.steps.atEnd({ id: SetWorksheetColWidthMutation.id, params: { ...target, ...NO_CHANGE, colWidth: 0 } });
  }
  if (hidden !== undefined) {
    const manager = sheet.getColumnManager();
    const changing = ranges.filter(({ startColumn }) => isHidden(manager.getColumn(startColumn)) !== hidden);
    const [hide, show] = [SetColHiddenMutation.id, SetColVisibleMutation.id];
    const params = { ...target, ranges: changing };
    if (changing.length > 0) {
      take(book, { id: hidden ? hide : show, params }, { id: hidden ? show : hide, params });
    }
  }
}

export function setRowSizes(
  book: Book,
  id: SheetId,
  first: number,
  count: number,
  size: { points?: number | null; hidden?: boolean },
): void {
  const rows = onSheet(book, id, first, count, 'row');
  const sheet = sheetOf(book, id);
  const target = targetOf(book, id);
  const ranges = lineRanges(rows, 'row', sheet.getColumnCount());
  const { points, hidden } = size;
  if (points !== undefined) {
    const ia = points === null ? BooleanNumber.TRUE : BooleanNumber.FALSE;
    const size = { ia, ...(points === null ? {} : { h: toPixels(points) }), ...keepPoints(points) };
    const params = { ...target, rowData: Object.fromEntries(rows.map((at) => [at, size])) as never };
    const { id } = SetRowDataMutation;
    take(book, { id, params }, { id, params: SetRowDataMutationFactory(params, sheet) });
    book.steps.atEnd({ id: SetWorksheetRowHeightMutation.id, params: { ...target, ...NO_CHANGE, rowHeight: 0 } });
    if (points === null) {
      const { redos, undos } = book.injector
        .get(SheetInterceptorService)
        .generateMutationsOfAutoHeight({ ...target, ranges });
      book.steps.take(redos, undos);
    }
  }
  if (hidden !== undefined) {
    const changing = ranges.filter(({ startRow }) => hiddenRow(sheet, startRow) !== hidden);
    const [hide, show] = [SetRowHiddenMutation.id, SetRowVisibleMutation.id];
    const params = { ...target, ranges: changing };
    if (changing.length > 0) {
      take(book, { id: hidden ? hide : show, params }, { id: hidden ? show : hide, params });
    }
  }
}

const hiddenRow = (sheet: Worksheet, row: number): boolean => isHidden(sheet.getRowManager().getRow(row));

export function frozenOf(book: Book, id: SheetId): { rows: number; columns: number } {
  const { xSplit, ySplit } = sheetOf(book, id).getFreeze();
  return { rows: ySplit, columns: xSplit };
}

/** Univer's words for so many frozen rows and columns from the top left. */
export const freezing = (rows: number, columns: number) => ({
  xSplit: columns,
  ySplit: rows,
  startRow: rows === 0 ? -1 : rows,
  startColumn: columns === 0 ? -1 : columns,
});

export function freeze(book: Book, id: SheetId, rows: number, columns: number): void {
  const params = { ...targetOf(book, id), ...freezing(rows, columns) };
  const undo = SetFrozenMutationFactory(book.injector, params);
  take(book, { id: SetFrozenMutation.id, params }, { id: SetFrozenMutation.id, params: undo });
}
