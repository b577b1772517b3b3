/** What people put around a table of ours: to the right of its last column with a key, below its last row with one. */
import type { CellFormat, Change, Rect, SheetSnapshot } from '../../host/port';
import { KEYS_ROW } from '../common/builder';
import { blocksThere, endOf } from '../common/cellsThere';
import { columnKeys, COLUMNS_KEY, formatAt, textAt } from '../common/markers';
import { contentAt } from './difference';

/** A 0-based cell. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Cells around the table of a sheet that hold something, row by row. Below a table whose rows have no keys nothing is told to be people's. */
export function cellsAround(sheet: SheetSnapshot): Place[] {
  const keys = columnKeys(sheet);
  if (!keys) return [];
  const lastColumn = Math.max(0, ...keys.columns.values(), ...[...keys.doubles.values()].flat());
  const end = endOf(sheet, keys.row + 1, (row) => textAt(sheet, row, 0) !== '');
  const isAround = (row: number, column: number): boolean =>
    column > lastColumn || (column > 0 && end > keys.row + 1 && row >= end);
  return blocksThere(sheet)
    .flatMap(({ row, column, rows, columns }) =>
      Array.from({ length: rows * columns }, (_, index) => ({
        row: row + Math.floor(index / columns),
        column: column + (index % columns),
      })),
    )
    .filter(({ row, column }) => isAround(row, column) && contentAt(sheet, row, column) !== null)
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

/**
 * Puts back what stood around a table that is laid out again by `changes`: contents, number formats and merges, but for
 * cells that the table now takes itself.
 */
export function keptAround(sheet: SheetSnapshot, changes: readonly Change[]): Change[] {
  const isTaken = takenBy(changes);
  const around = cellsAround(sheet);
  const kept = around.filter(({ row, column }) => !isTaken(row, column));
  const runs: Place[][] = [];
  for (const place of kept) {
    const last = runs.at(-1)?.at(-1);
    if (last?.row === place.row && last.column + 1 === place.column) runs.at(-1)!.push(place);
    else runs.push([place]);
  }
  const writes = runs.map((run): Change => {
    const [{ row, column }] = run as [Place, ...Place[]];
    return {
      kind: 'write',
      sheet: sheet.name,
      row,
      column,
      values: [run.map((at) => contentAt(sheet, at.row, at.column))],
    };
  });
  const formats = kept.flatMap(({ row, column }): Change[] => {
    const numberFormat = formatAt(sheet, row, column);
    const format: CellFormat = { numberFormat };
    const range = { row, column, rows: 1, columns: 1 };
    return numberFormat === 'General' ? [] : [{ kind: 'format', sheet: sheet.name, range, format }];
  });
  const isKept = new Set(kept.map(({ row, column }) => `${row} ${column}`));
  const merges = sheet.merges.flatMap((range): Change[] =>
    isKept.has(`${range.row} ${range.column}`) && !overlaps(range, isTaken)
      ? [{ kind: 'merge', sheet: sheet.name, range }]
      : [],
  );
  return [...formats, ...writes, ...merges];
}

/** Which cells a layout takes: its table, from the hidden keys on, and what it writes above. */
function takenBy(changes: readonly Change[]): (row: number, column: number) => boolean {
  const writes = changes.flatMap((change) => (change.kind === 'write' ? [change] : []));
  const keys = writes.find(
    ({ row, column, values }) => row === KEYS_ROW && column === 0 && values[0]?.[0] === COLUMNS_KEY,
  );
  const width = keys?.values[0]?.length ?? 0;
  const end = Math.max(0, ...writes.map(({ row, values }) => row + values.length));
  const above = new Set(
    writes.flatMap(({ row, column, values }) =>
      row < KEYS_ROW
        ? values.flatMap((cells, r) =>
            cells.flatMap((_, c) => (row + r < KEYS_ROW ? [`${row + r} ${column + c}`] : [])),
          )
        : [],
    ),
  );
  return (row, column) => (row < KEYS_ROW ? above.has(`${row} ${column}`) : row < end && column < width);
}

/** Tables grow to the right and down, so that they reach the corner or an edge of whatever they overlap. */
const overlaps = ({ row, column, rows, columns }: Rect, isTaken: (row: number, column: number) => boolean): boolean =>
  Array.from({ length: rows }, (_, r) => row + r).some((at) => isTaken(at, column)) ||
  Array.from({ length: columns }, (_, c) => column + c).some((at) => isTaken(row, at));
