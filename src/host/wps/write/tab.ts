/** The tabs of a workbook while a change set is checked: what each will hold once the changes so far are made. */
import { MAX_COLUMNS } from '../../common';
import type { CellWrite, Change, Rect, Visibility } from '../../port';
import { HostError } from '../../port';
import type { Worksheet } from '../api';
import type { Box } from '../door';

export interface Guarded {
  readonly rect: Rect;
  readonly before: NonNullable<Extract<Change, { kind: 'write' }>['before']>;
}

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
  /** Cells that are only compared with what they held. */
  readonly guards: Guarded[];
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
    guards: [],
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
