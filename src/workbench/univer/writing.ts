/** Changing what cells hold and how they look. */
import type { ICellData, IObjectMatrixPrimitiveType, IStyleData, Nullable, Worksheet } from '@univerjs/core';
import {
  SetColDataMutation,
  SetColDataMutationFactory,
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  SetRowDataMutation,
  SetRowDataMutationFactory,
  SetStyleCommand,
} from '@univerjs/preset-sheets-core';
import { lastColumn, lastRow, MAX_COLUMNS, MAX_ROWS } from '../../host/common';
import type { Rect } from '../../host/port';
import type { CellInput, Clearing, Formula, Look, SheetId } from '../model';
import { makeRoom, onGrid, sheetOf, take, targetOf, type Book } from './book';
import { hasLines, toCell, toDocument } from './cells';
import { holdsValues } from './edits';
import { toStyle } from './looks';
import { paint } from './painting';
import { present } from './reading';

export type CellChanges = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

const EMPTY: ICellData = { v: null, f: null, si: null, p: null };

/** Changes cells, in one mutation; what a change does not name stays. */
export function changeCells(book: Book, sheet: SheetId, cellValue: CellChanges): void {
  const { id } = SetRangeValuesMutation;
  const params = { ...targetOf(book, sheet), cellValue };
  const undo = { id, params: SetRangeValuesUndoMutationFactory(book.injector, params) };
  if (holdsValues(cellValue)) {
    book.steps.take([{ id, params }], [undo]);
    return;
  }
  // Univer takes a cell that is changed without a word of its formula for one that has none any more, but when a look is
  // set. What is done again is not known to be that, and has to name the formulas.
  const redo = { id, params: { ...params, cellValue: withFormulas(sheetOf(book, sheet), cellValue) } };
  book.steps.take([{ id, params: { ...params, trigger: SetStyleCommand.id } }], [undo], [redo]);
}

function withFormulas(sheet: Worksheet, changes: CellChanges): CellChanges {
  const named: CellChanges = {};
  for (const [row, columns] of Object.entries(changes)) {
    named[Number(row)] = Object.fromEntries(
      Object.entries(columns as Record<string, ICellData>).map(([column, change]) => {
        const { f, si } = sheet.getCellRaw(Number(row), Number(column)) ?? {};
        return [column, f || si ? { ...change, f: f ?? null, si: si ?? null } : change];
      }),
    );
  }
  return named;
}

function forEach(rect: Rect, change: (row: number, column: number) => Nullable<ICellData> | undefined): CellChanges {
  const changes: CellChanges = {};
  for (let row = rect.row; row <= lastRow(rect); row++) {
    const columns: CellChanges[number] = {};
    for (let column = rect.column; column <= lastColumn(rect); column++) {
      const cell = change(row, column);
      if (cell !== undefined) {
        columns[column] = cell;
      }
    }
    changes[row] = columns;
  }
  return changes;
}

export function writeCells(book: Book, id: SheetId, rect: Rect, inputs: readonly (readonly CellInput[])[]): void {
  makeRoom(book, id, rect);
  const sheet = sheetOf(book, id);
  const changes = forEach(rect, (row, column) => {
    const input = inputs[row - rect.row]?.[column - rect.column];
    if (input === undefined) {
      return undefined;
    }
    if (isFormula(input)) {
      return { ...EMPTY, f: input.formula };
    }
    const cell = { ...EMPTY, ...toCell(input === '' ? null : input) };
    return hasLines(input) ? { ...cell, p: toDocument(input, sheet.getComposedCellStyle(row, column)) } : cell;
  });
  changeCells(book, id, changes);
}

function isFormula(input: CellInput): input is Formula {
  return typeof input === 'object' && input !== null && 'formula' in input;
}

/** Values, looks or links of the cells of a range that are there. */
export function clearCells(book: Book, id: SheetId, rect: Rect, what: Clearing): void {
  const changes: CellChanges = {};
  for (const [row, column, cell] of present(sheetOf(book, id), rect)) {
    (changes[row] ??= {})[column] = cleared(cell, what);
  }
  changeCells(book, id, changes);
}

function cleared(cell: ICellData, what: Clearing): Nullable<ICellData> {
  switch (what) {
    case 'all':
      return null;
    case 'contents':
      return { ...EMPTY };
    case 'formats':
      return { s: null };
    case 'links':
      return cell.p?.body?.customRanges?.length ? { custom: null, p: null } : { custom: null };
  }
}

export function writeLook(book: Book, id: SheetId, rect: Rect, look: Partial<Look>): void {
  makeRoom(book, id, rect);
  const sheet = sheetOf(book, id);
  const cells = onGrid(sheet, rect);
  if (cells === null) {
    return;
  }
  const [style, covering] = [toStyle(look), toStyle(look, true)];
  const isStyled = (row: number, column: number): boolean =>
    sheet.getRowStyle(row, true) != null || sheet.getColumnStyle(column, true) != null;
  book.steps.batch(() => {
    const changeOf = (row: number, column: number): IStyleData => (isStyled(row, column) ? covering : style);
    const changes: CellChanges = {};
    for (const { row, column } of paint(book, id, cells, changeOf)) {
      (changes[row] ??= {})[column] = { s: changeOf(row, column) };
    }
    if (Object.keys(changes).length > 0) {
      changeCells(book, id, changes);
    }
    // Whole columns and rows go on beyond the cells that are there.
    if (rect.rows === MAX_ROWS) {
      styleColumns(book, id, cells, style);
    } else if (rect.columns === MAX_COLUMNS) {
      styleRows(book, id, cells, style);
    }
  });
}

function styleColumns(book: Book, id: SheetId, rect: Rect, style: IStyleData): void {
  const sheet = sheetOf(book, id);
  const columnData = Object.fromEntries(
    lines(rect.column, rect.columns).map((at) => [at, { s: { ...sheet.getColumnStyle(at), ...style } }]),
  );
  const params = { ...targetOf(book, id), columnData: columnData as never };
  const undo = { id: SetColDataMutation.id, params: SetColDataMutationFactory(params, sheet) };
  take(book, { id: SetColDataMutation.id, params }, undo);
}

function styleRows(book: Book, id: SheetId, rect: Rect, style: IStyleData): void {
  const sheet = sheetOf(book, id);
  const rowData = Object.fromEntries(
    lines(rect.row, rect.rows).map((at) => [at, { s: { ...sheet.getRowStyle(at), ...style } }]),
  );
  const params = { ...targetOf(book, id), rowData: rowData as never };
  const undo = { id: SetRowDataMutation.id, params: SetRowDataMutationFactory(params, sheet) };
  take(book, { id: SetRowDataMutation.id, params }, undo);
}

export const lines = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => first + index);
