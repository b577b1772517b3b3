/** Rows and columns that are inserted or removed, and what becomes of a range then. */
import { MAX_COLUMNS, MAX_ROWS } from '../../host/common';
import type { Rect } from '../../host/port';

export interface LineShift {
  readonly of: 'rows' | 'columns';
  /** 0-based: what is inserted stands here afterwards, what is removed begins here. */
  readonly at: number;
  /** How many are inserted; negative: how many are removed. */
  readonly by: number;
}

/** First and last row or column, 0-based. */
export type Span = readonly [first: number, last: number];

/**
 * Where the rows or columns from `first` to `last` are afterwards, as in Excel: what is inserted before the first pushes
 * them on, what is inserted further in belongs to them, and of those that are removed the rest stays. Null when none is
 * left. Whole columns stay whole when rows come and go, and so do whole rows.
 */
export function shiftedSpan([first, last]: Span, { of, at, by }: LineShift): Span | null {
  const end = (of === 'rows' ? MAX_ROWS : MAX_COLUMNS) - 1;
  if (first === 0 && last === end) {
    return [first, last];
  }
  if (by >= 0) {
    const start = first >= at ? first + by : first;
    return start > end ? null : [start, Math.min(last >= at ? last + by : last, end)];
  }
  const behind = at - by;
  const start = first < at ? first : Math.max(first, behind) + by;
  const stop = last < at ? last : Math.max(last + by, at - 1);
  return start > stop ? null : [start, stop];
}

export const spanOf = (rect: Rect, of: LineShift['of']): Span =>
  of === 'rows' ? [rect.row, rect.row + rect.rows - 1] : [rect.column, rect.column + rect.columns - 1];

/** Null when nothing is left of it. */
export function shiftedRect(rect: Rect, shift: LineShift): Rect | null {
  const span = shiftedSpan(spanOf(rect, shift.of), shift);
  if (span === null) {
    return null;
  }
  const [first, last] = span;
  return shift.of === 'rows'
    ? { ...rect, row: first, rows: last - first + 1 }
    : { ...rect, column: first, columns: last - first + 1 };
}
