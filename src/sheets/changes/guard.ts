import type { CellValue, Change, FormulaWrite, Rect, SheetSnapshot } from '../../host/port';
import { stretches } from '../common/cellsThere';
import { contentAt } from './difference';

/** The rectangles of a column in which something is there, for `guard`. */
export const columnThere = (row: number, column: number, isThere: readonly boolean[]): Rect[] =>
  stretches(isThere.length, (index) => isThere[index]!).map(({ start, length }) => ({
    row: row + start,
    column,
    rows: length,
    columns: 1,
  }));

/** Writes nothing, but fails with `changedMeanwhile` unless these cells still hold what was read of them. */
export const guard = (sheet: SheetSnapshot, ranges: readonly Rect[]): Change[] =>
  ranges
    .filter(({ rows }) => rows > 0)
    .map(({ row, column, rows, columns }): Change => {
      const before = Array.from({ length: rows }, (_, r) =>
        Array.from({ length: columns }, (_unused, c): CellValue | FormulaWrite =>
          contentAt(sheet, row + r, column + c),
        ),
      );
      const values = before.map((cells) => cells.map(() => undefined));
      return { kind: 'write', sheet: sheet.name, row, column, values, before };
    });
