import type { Rect } from '../../host/port';

/** Something that concerns one cell. */
export interface Placed<T> {
  readonly row: number;
  readonly column: number;
  readonly what: T;
}

/** Rectangles of cells that the same concerns: runs within a row, and equal runs below each other. In the order of rows and columns. */
export function rectsOf<T>(cells: readonly Placed<T>[]): { readonly range: Rect; readonly what: T }[] {
  const done: Growing<T>[] = [];
  let above = new Map<string, Growing<T>>();
  let current = new Map<string, Growing<T>>();
  let row = -1;
  for (let at = 0; at < cells.length;) {
    const first = cells[at]!;
    if (first.row !== row) {
      above = first.row === row + 1 ? current : new Map();
      current = new Map();
      row = first.row;
    }
    let end = at + 1;
    while (
      cells[end]?.row === row &&
      cells[end]!.column === first.column + end - at &&
      cells[end]!.what === first.what
    ) {
      end++;
    }
    const key = `${first.column} ${end - at}`;
    const over = above.get(key);
    const rect =
      over?.what === first.what ? over : { row, column: first.column, columns: end - at, rows: 0, what: first.what };
    if (rect.rows === 0) {
      done.push(rect);
    }
    rect.rows++;
    current.set(key, rect);
    at = end;
  }
  return done.map(({ what, row: top, column, rows, columns }) => ({
    range: { row: top, column, rows, columns },
    what,
  }));
}

interface Growing<T> {
  readonly row: number;
  readonly column: number;
  readonly columns: number;
  rows: number;
  readonly what: T;
}
