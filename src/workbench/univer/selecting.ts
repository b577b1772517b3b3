/** What is selected. */
import {
  getPrimaryForRange,
  SelectionMoveType,
  SetSelectionsOperation,
  SheetsSelectionsService,
  type ISelectionWithStyle,
} from '@univerjs/preset-sheets-core';
import type { SheetContents, SizedLine } from '../../host/common';
import type { Rect } from '../../host/port';
import type { SheetId } from '../model';
import { onGrid, operate, sheetOf, targetOf, type Book } from './book';
import { bringIntoView } from './intoView';
import { toRange, toRect } from './ranges';
import { activate, activeSheet } from './sheets';

const FIRST: Rect = { row: 0, column: 0, rows: 1, columns: 1 };

export function selection(book: Book): { sheet: SheetId; range: Rect } {
  const sheet = activeSheet(book);
  const range = selectionsOf(book).getSelectionsOfWorksheet(sheet).at(-1)?.range;
  return { sheet, range: range === undefined ? FIRST : toRect(range) };
}

/** Shows the sheet and scrolls to the range. */
export function select(book: Book, sheet: SheetId, range: Rect): void {
  activate(book, sheet);
  const type = SelectionMoveType.MOVE_END;
  // Univer moves it into view by no more than that takes, but not always far enough.
  const params = { ...targetOf(book, sheet), selections: [selected(book, sheet, range)], type, reveal: true };
  operate(book, SetSelectionsOperation.id, params);
  bringIntoView(book, sheet, range);
}

/** In every sheet of a workbook that was just opened, of which the active one is shown. */
export function selectAsOpened(book: Book, sheets: readonly SheetContents[], active: SheetId): void {
  for (const sheet of sheets) {
    // Or Univer selects A1 when the sheet comes to the front.
    selectionsOf(book).setSelectionsOfWorksheet(sheet.id, [selected(book, sheet.id, openingCell(book, sheet))]);
  }
  activate(book, active);
  const selections = selectionsOf(book).getSelectionsOfWorksheet(active);
  operate(book, SetSelectionsOperation.id, { ...targetOf(book, active), selections });
}

/**
 * The cell that a sheet opens on: the one that its file says, A1 where it says none. Where that is hidden, the next one
 * that is not: what is typed goes into a cell that can be seen.
 */
function openingCell(book: Book, { id, selected: given, columns, rows }: SheetContents): Rect {
  const { row, column } = given ?? FIRST;
  const seen = { ...FIRST, row: firstSeen(rows, row), column: firstSeen(columns, column) };
  return onGrid(sheetOf(book, id), seen) ?? FIRST;
}

function firstSeen(lines: readonly SizedLine[], from: number): number {
  const hidden = new Set(lines.filter((line) => line.hidden).map(({ index }) => index));
  let at = from;
  while (hidden.has(at)) at++;
  return at;
}

const selectionsOf = ({ injector, workbook }: Book) =>
  injector.get(SheetsSelectionsService).getWorkbookSelections(workbook.getUnitId());

const selected = (book: Book, sheet: SheetId, range: Rect): ISelectionWithStyle => ({
  range: toRange(range),
  primary: getPrimaryForRange(toRange(range), sheetOf(book, sheet)),
  style: null,
});
