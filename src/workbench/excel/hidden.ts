/** Hidden rows, and what becomes of blocks that are written over them. */
import { lastRow } from '../../host/common';
import type { Rect } from '../../host/port';
import type { CellInput, SheetId, WorkbookModel } from '../model';
import type { Emulation, Place } from './object';

/** Rows of a range that are hidden, by a filter or by hand. */
export function hiddenRows(model: WorkbookModel, sheet: SheetId, rect: Rect): number[] {
  return rowsOf(rect).filter((row) => model.row(sheet, row).hidden);
}

export function visibleRows(model: WorkbookModel, sheet: SheetId, rect: Rect): number[] {
  return rowsOf(rect).filter((row) => !model.row(sheet, row).hidden);
}

/**
 * What of a block lands where. A single row lands right whether it is hidden or not; of a block over hidden rows some
 * builds put the first value into all visible cells, others its rows into the visible rows one after the other.
 */
export function landed(
  { model, has }: Emulation,
  { sheet, rect }: Place,
  inputs: readonly (readonly CellInput[])[],
): readonly (readonly CellInput[])[] {
  const repeats = has('filteredWritesRepeat');
  if (rect.rows === 1 || (!repeats && !has('filteredWritesShift'))) {
    return inputs;
  }
  const visible = visibleRows(model, sheet, rect);
  if (visible.length === rect.rows) {
    return inputs;
  }
  const nothing: readonly CellInput[] = Array.from({ length: rect.columns }, () => undefined);
  const rows = inputs.map(() => nothing);
  visible.forEach((row, index) => {
    rows[row - rect.row] = repeats ? nothing.map(() => inputs[0]![0]) : inputs[index]!;
  });
  return rows;
}

const rowsOf = (rect: Rect): number[] => Array.from({ length: lastRow(rect) - rect.row + 1 }, (_, at) => rect.row + at);
