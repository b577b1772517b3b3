/** Rows that a filter hides: a filter's own, in WPS as in Excel, and not the same as rows that people hide by hand. */
import type { Rect } from '../../host/port';
import type { SheetId } from '../model';
import type { Emulation, Place } from './object';

/** Lets a filter, a table's among them, hide rows of a sheet. */
export function filterOut({ model, filtered }: Emulation, sheet: SheetId, rows: readonly number[]): void {
  for (const row of rows) model.setRows(sheet, row, 1, { hidden: true });
  filtered.set(sheet, new Set([...(filtered.get(sheet) ?? []), ...rows]));
}

/** The filter is taken away: what it hid is seen again. */
export function showFiltered({ model, filtered }: Emulation, sheet: SheetId): void {
  for (const row of filtered.get(sheet) ?? []) model.setRows(sheet, row, 1, { hidden: false });
  filtered.delete(sheet);
}

/** Rows that are shown one by one are no longer the filter's. */
export function forgetFiltered({ filtered }: Emulation, sheet: SheetId, { row, rows }: Rect): void {
  const left = [...(filtered.get(sheet) ?? [])].filter((at) => at < row || at >= row + rows);
  filtered.set(sheet, new Set(left));
}

export const isFilteredOut = ({ filtered }: Emulation, sheet: SheetId, row: number): boolean =>
  filtered.get(sheet)?.has(row) === true;

/** The pieces of a range that are left when the rows of filters are left out. */
export function seenOf(emulation: Emulation, { sheet, rect }: Place): Rect[] {
  const hidden = [...(emulation.filtered.get(sheet) ?? [])]
    .filter((row) => row >= rect.row && row < rect.row + rect.rows)
    .sort((a, b) => a - b);
  const edges = [rect.row - 1, ...hidden, rect.row + rect.rows];
  return edges.slice(1).flatMap((end, index) => {
    const row = edges[index]! + 1;
    return end > row ? [{ ...rect, row, rows: end - row }] : [];
  });
}
