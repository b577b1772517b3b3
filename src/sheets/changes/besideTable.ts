import type { CellWrite, Change, SheetSnapshot } from '../../host/port';
import { KEYS_ROW } from '../common/builder';
import { columnKeys, textAt } from '../common/markers';
import { contentAt } from './difference';

/**
 * What people wrote beside and below a table of ours that is laid out again, to be written back: to the right of its last
 * column with a key and below its last row with one. Cells that the table now takes itself, up to `lastColumn`, are left out.
 */
export function besideTable(sheet: SheetSnapshot, lastColumn: number): Change[] {
  const { used } = sheet;
  const keys = columnKeys(sheet);
  if (!used || !keys) return [];
  const [bottom, right] = [used.row + used.rows - 1, used.column + used.columns - 1];
  const formerColumn = Math.max(0, ...keys.columns.values());
  let lastRow = bottom;
  while (lastRow > keys.row && textAt(sheet, lastRow, 0) === '') lastRow--;
  const isTheirs = (row: number, column: number): boolean => {
    if (column === 0) return false;
    if (row > lastRow) return true;
    return column > formerColumn && (row < KEYS_ROW || column > lastColumn);
  };
  const changes: Change[] = [];
  for (let row = used.row; row <= bottom; row++) {
    const cells: CellWrite[] = [];
    for (let column = used.column; column <= right; column++)
      cells.push((isTheirs(row, column) ? contentAt(sheet, row, column) : null) ?? undefined);
    if (cells.some((cell) => cell !== undefined))
      changes.push({ kind: 'write', sheet: sheet.name, row, column: used.column, values: [cells] });
  }
  return changes;
}
