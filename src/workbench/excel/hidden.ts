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

/** The parts of a range whose rows are seen. Nobody hides rows without end: those beneath all cells count as visible. */
export function visibleParts(model: WorkbookModel, sheet: SheetId, rect: Rect): Rect[] {
  const used = model.usedRange(sheet, true);
  const rows = used === null ? 0 : Math.max(0, Math.min(rect.rows, lastRow(used) + 1 - rect.row));
  const parts: Rect[] = [];
  for (const row of visibleRows(model, sheet, { ...rect, rows })) {
    const last = parts.at(-1);
    if (last !== undefined && lastRow(last) + 1 === row) parts[parts.length - 1] = { ...last, rows: last.rows + 1 };
    else parts.push({ ...rect, row, rows: 1 });
  }
  return rows < rect.rows ? [...parts, { ...rect, row: rect.row + rows, rows: rect.rows - rows }] : parts;
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
