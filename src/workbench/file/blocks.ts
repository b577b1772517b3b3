import type { CellChange } from '../../host/xlsx';
import type { Placed } from './rects';

export interface CellBlock {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly CellChange[])[];
}

/** A block may have holes: a few large ones are handled faster than many small ones. */
const MOST_CELLS_PER_CHANGE = 4;
const ROOM = 64;

/** Changes of cells, in the order of rows and columns, as blocks of neighbouring rows. */
export function blocksOf(cells: readonly Placed<CellChange>[]): CellBlock[] {
  const blocks: CellBlock[] = [];
  let start = 0;
  let [left, right] = [Infinity, -1];
  for (let at = 0; at < cells.length;) {
    const { row } = cells[at]!;
    let end = at;
    while (cells[end]?.row === row) {
      end++;
    }
    const [first, last] = [Math.min(left, cells[at]!.column), Math.max(right, cells[end - 1]!.column)];
    const area = (row - cells[start]!.row + 1) * (last - first + 1);
    if (at > start && area > (end - start) * MOST_CELLS_PER_CHANGE + ROOM) {
      blocks.push(blockOf(cells.slice(start, at), left, right));
      start = at;
      [left, right] = [cells[at]!.column, cells[end - 1]!.column];
    } else {
      [left, right] = [first, last];
    }
    at = end;
  }
  return start < cells.length ? [...blocks, blockOf(cells.slice(start), left, right)] : blocks;
}

function blockOf(cells: readonly Placed<CellChange>[], left: number, right: number): CellBlock {
  const top = cells[0]!.row;
  const values = Array.from({ length: cells.at(-1)!.row - top + 1 }, () =>
    new Array<CellChange>(right - left + 1).fill(undefined),
  );
  for (const { row, column, what } of cells) {
    values[row - top]![column - left] = what;
  }
  return { row: top, column: left, values };
}
