/** Reads what was written, when all is done, and compares. */
import { cellName, contains, differenceIn, union } from '../../common';
import type { ApplyResult, Rect, WriteDifference } from '../../port';
import { HostError } from '../../port';
import { hasHiddenRows, readCells } from '../reading';
import { placeOf, sheetOf, type Tab } from './tab';

export async function readBack(tabs: readonly Tab[]): Promise<ApplyResult> {
  const differences: WriteDifference[] = [];
  let cellsWritten = 0;
  for (const tab of tabs) {
    cellsWritten += tab.expected.size;
    for (const rect of clusters([...tab.expected.keys()])) {
      const cells = await readCells(sheetOf(tab), rect);
      for (const [key, expected] of tab.expected) {
        const { row, column } = placeOf(key);
        if (!contains(rect, row, column)) continue;
        const difference = differenceIn(expected, cells, row - rect.row, column - rect.column);
        if (difference !== null) differences.push({ sheet: tab.name, row, column, ...difference });
      }
    }
  }
  return { cellsWritten, differences };
}

/** Why cells do not hold what was written: the first of them, whether something hides it, and how many there are. */
export async function notAsWritten(tabs: readonly Tab[], differences: readonly WriteDifference[]): Promise<HostError> {
  const { sheet, row, column } = differences[0]!;
  const tab = tabs.find(({ name }) => name === sheet)!;
  const isHidden = await hasHiddenRows(sheetOf(tab), { row, column, rows: 1, columns: 1 });
  return new HostError('failed', {
    reason: isHidden ? 'hiddenRows' : 'notAsWritten',
    sheet,
    cell: cellName(row, column),
    cells: differences.length,
  });
}

/** Rows without cells that are worth a call of their own. */
const GAP = 20;

/** Rectangles around cells that lie close to each other, none of which meet. */
function clusters(keys: readonly number[]): Rect[] {
  const result: Rect[] = [];
  const places = keys.map(placeOf).sort((a, b) => a.row - b.row);
  for (const place of places) {
    const cell = { ...place, rows: 1, columns: 1 };
    const last = result[result.length - 1];
    if (last !== undefined && place.row - (last.row + last.rows) < GAP) result[result.length - 1] = union(last, cell);
    else result.push(cell);
  }
  return result;
}
