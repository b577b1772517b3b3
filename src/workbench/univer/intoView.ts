import { ICommandService } from '@univerjs/core';
import {
  IRenderManagerService,
  ScrollCommand,
  SHEET_VIEWPORT_KEY,
  SheetScrollManagerService,
  SheetSkeletonManagerService,
} from '@univerjs/preset-sheets-core';
import type { Rect } from '../../host/port';
import type { SheetId } from '../model';
import { sheetOf, type Book } from './book';

/** Rows and columns that are shown before a cell that had to be scrolled to. */
const BEFORE = { rows: 3, columns: 1 };
/** Rows and columns at the far edge that Univer counts as seen: cut off, under its scroll bars, or beside hidden frozen ones. */
const CUT_OFF = { rows: 3, columns: 2 };

const START = { sheetViewStartRow: 0, sheetViewStartColumn: 0, offsetX: 0, offsetY: 0 };

/**
 * Scrolls so far that a cell is wholly seen. Univer's own way stops some rows and columns short beside frozen panes, and
 * measures a sheet that only just came to the front by the one before it: therefore once it is drawn.
 */
export function bringIntoView(book: Book, sheet: SheetId, { row, column }: Rect): void {
  const { injector, workbook } = book;
  const look = (): void => {
    const render = injector.get(IRenderManagerService).getRenderById(workbook.getUnitId());
    if (!render || workbook.getActiveSheet()?.getSheetId() !== sheet) return;
    const skeleton = render.with(SheetSkeletonManagerService).getCurrentSkeleton();
    const seen = skeleton?.getVisibleRangeByViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
    const now = render.with(SheetScrollManagerService).getCurrentScrollState();
    if (!seen) return;
    const { ySplit, xSplit } = sheetOf(book, sheet).getFreeze();
    const isRowMissed = row >= ySplit && (row <= seen.startRow || row > seen.endRow - CUT_OFF.rows);
    const isColumnMissed =
      column >= xSplit && (column <= seen.startColumn || column > seen.endColumn - CUT_OFF.columns);
    const toRow = Math.max(0, row - ySplit - BEFORE.rows);
    const toColumn = Math.max(0, column - xSplit - BEFORE.columns);
    // Counted behind what is frozen.
    const down = isRowMissed ? { sheetViewStartRow: toRow, offsetY: 0 } : {};
    const across = isColumnMissed ? { sheetViewStartColumn: toColumn, offsetX: 0 } : {};
    if (isRowMissed || isColumnMissed)
      injector.get(ICommandService).syncExecuteCommand(ScrollCommand.id, { ...START, ...now, ...down, ...across });
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
}
