/** The tabs of a workbook while a change set is checked: what each will hold once the changes so far are made. */
import { cellName, contains, lastColumn, lastRow, MAX_COLUMNS, MAX_ROWS, meets } from '../../common';
import type { CellWrite, Rect, Visibility } from '../../port';
import { HostError } from '../../port';
import type { Worksheet } from '../api';
import type { Box } from '../door';

export interface Tab {
  readonly name: string;
  /** Null for a sheet that this change set adds, until it is there. */
  sheet: Box<Worksheet> | null;
  readonly isNew: boolean;
  visibility: Visibility;
  /** To be emptied by a change so far. */
  isCleared: boolean;
  /** Emptied already: what is done from now on need not be undone one by one. */
  isEmptied: boolean;
  /** The cells to which values are written, by `cellKey`. */
  readonly expected: Map<number, Exclude<CellWrite, undefined>>;
  /** Merged areas once the changes so far are made; null until somebody asks. */
  merges: Rect[] | null;
  /** Ranges of which WPS cannot tell all there is to put back: those come from a copy of the sheet. */
  readonly touched: Rect[];
}

export function newTab(name: string, sheet: Box<Worksheet> | null, visibility: Visibility): Tab {
  return {
    name,
    sheet,
    isNew: sheet === null,
    visibility,
    isCleared: false,
    isEmptied: false,
    expected: new Map(),
    merges: sheet === null ? [] : null,
    touched: [],
  };
}

/** A tab's sheet, which is there when its turn has come. */
export function sheetOf({ sheet, name }: Tab): Box<Worksheet> {
  if (sheet === null) throw new HostError('missingSheet', { sheet: name });
  return sheet;
}

/** Whether what a change finds in a tab must be put back after a failure. */
export const isKept = ({ isNew, isEmptied }: Tab): boolean => !isNew && !isEmptied;

export const cellKey = (row: number, column: number): number => row * MAX_COLUMNS + column;
export const placeOf = (key: number): { row: number; column: number } => ({
  row: Math.floor(key / MAX_COLUMNS),
  column: key % MAX_COLUMNS,
});

/** The merged area of which a cell is a part, but not the top left one. */
export function coveredBy(merges: readonly Rect[], row: number, column: number): Rect | null {
  const area = merges.find((merge) => contains(merge, row, column));
  return area === undefined || (area.row === row && area.column === column) ? null : area;
}

/** Throws `unsupported` when a rectangle is none or leaves the sheet. */
export function checkRect({ name }: Tab, rect: Rect): void {
  const numbers = [rect.row, rect.column, rect.rows, rect.columns];
  const isRect = numbers.every((number) => Number.isInteger(number) && number >= 0) && rect.rows > 0;
  if (!isRect || rect.columns === 0 || lastRow(rect) >= MAX_ROWS || lastColumn(rect) >= MAX_COLUMNS) {
    throw new HostError('unsupported', { sheet: name, reason: 'outsideSheet', row: rect.row, column: rect.column });
  }
}

/** Merges with one more. Those that reach over its edge cannot be merged into it: throws `mergedTarget`. */
export function withMerge(tab: Tab, merges: readonly Rect[], range: Rect): Rect[] {
  const met = merges.filter((merge) => meets(merge, range));
  const isWithin = (merge: Rect): boolean =>
    contains(range, merge.row, merge.column) && contains(range, lastRow(merge), lastColumn(merge));
  if (!met.every(isWithin)) {
    throw new HostError('mergedTarget', { sheet: tab.name, cell: cellName(range.row, range.column) });
  }
  return [...merges.filter((merge) => !met.includes(merge)), range];
}
