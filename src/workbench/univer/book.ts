/** An open workbook of Univer, and what everything that reads or changes it needs. */
import { ICommandService, type Injector, type IRange, type Workbook, type Worksheet } from '@univerjs/core';
import { SetWorksheetColumnCountMutation, SetWorksheetRowCountMutation } from '@univerjs/preset-sheets-core';
import { MAX_COLUMNS, MAX_ROWS } from '../../host/common';
import type { Rect } from '../../host/port';
import type { Look, SheetId } from '../model';
import { keptOf, type Kept } from './kept';
import type { Mutation, Steps } from './steps';

export interface Book {
  readonly injector: Injector;
  readonly workbook: Workbook;
  readonly steps: Steps;
  /** The look of cells nobody formatted. */
  readonly plain: Look;
  /** Of sheets that are added. */
  readonly standard: Pick<Kept, 'standardWidth' | 'standardHeight'>;
  /** Looks that were worked out already, by the styles that they come from. */
  readonly looks: Map<string, Look>;
  /** Styles that came of changes of others, by the other and the change. */
  readonly painted: Map<string, string | null>;
}

/** Where a mutation takes place. */
export interface Target {
  readonly unitId: string;
  readonly subUnitId: string;
}

export function targetOf(book: Book, sheet: SheetId): Target {
  return { unitId: book.workbook.getUnitId(), subUnitId: sheet };
}

/** Throws when there is no such sheet. */
export function sheetOf(book: Book, sheet: SheetId): Worksheet {
  const found = book.workbook.getSheetBySheetId(sheet);
  if (found == null) {
    throw new Error(`no sheet ${sheet}`);
  }
  return found;
}

export const kept = (book: Book, sheet: SheetId): Kept => keptOf(sheetOf(book, sheet), book.standard);

/** Carries out a mutation that can be taken back by another. */
export function take(book: Book, redo: Mutation, undo: Mutation): void {
  book.steps.take([redo], [undo]);
}

/** Something that is not to be undone: what is selected, which sheet is active. */
export function operate(book: Book, id: string, params: object): void {
  book.steps.own(() => book.injector.get(ICommandService).syncExecuteCommand(id, params));
}

/** The part of a range that lies on the grid; null when none does. */
export function onGrid(sheet: Worksheet, rect: Rect): Rect | null {
  const rows = Math.min(rect.rows, sheet.getRowCount() - rect.row);
  const columns = Math.min(rect.columns, sheet.getColumnCount() - rect.column);
  return rows > 0 && columns > 0 ? { ...rect, rows, columns } : null;
}

/** Rows and columns that are added beyond those that are needed: adding takes time, and often more will be needed. */
const SPARE = { rows: 100, columns: 5 };

/** Makes the grid large enough for a range. Whole rows and columns take what there is. */
export function makeRoom(book: Book, id: SheetId, rect: Rect): void {
  const sheet = sheetOf(book, id);
  const target = targetOf(book, id);
  const rowCount = rect.rows === MAX_ROWS ? 0 : rect.row + rect.rows;
  const columnCount = rect.columns === MAX_COLUMNS ? 0 : rect.column + rect.columns;
  if (rowCount > sheet.getRowCount()) {
    const was = sheet.getRowCount();
    const { id } = SetWorksheetRowCountMutation;
    take(
      book,
      { id, params: { ...target, rowCount: Math.min(rowCount + SPARE.rows, MAX_ROWS) } },
      { id, params: { ...target, rowCount: was } },
    );
  }
  if (columnCount > sheet.getColumnCount()) {
    const was = sheet.getColumnCount();
    const { id } = SetWorksheetColumnCountMutation;
    take(
      book,
      { id, params: { ...target, columnCount: Math.min(columnCount + SPARE.columns, MAX_COLUMNS) } },
      { id, params: { ...target, columnCount: was } },
    );
  }
}

/** Ranges of single rows or columns for the mutations that take ranges. */
export function lineRanges(indices: readonly number[], side: 'row' | 'column', across: number): IRange[] {
  return indices.map((index) =>
    side === 'row'
      ? { startRow: index, endRow: index, startColumn: 0, endColumn: across - 1 }
      : { startRow: 0, endRow: across - 1, startColumn: index, endColumn: index },
  );
}
