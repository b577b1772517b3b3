/** Reads what was written, in the same request where there is room, and compares. */
import { contains, differenceIn, isFormula, sameRect, subtract } from '../../common';
import type { ApplyResult, Rect, WriteDifference } from '../../port';
import { CELLS, CELLS_WITHOUT_FORMULAS, cellsOf, isLongText } from '../cells';
import { CALL_BYTES, jsonBytes, type Step } from '../chunks';
import { cellKey, placeOf, valueAt, type Tab } from './tab';
import type { SheetOf } from './work';

/** Bytes of an answer about one block. */
const BLOCK_BYTES = 500_000;
/** What a cell takes in an answer beside its text: quotes, commas, its type. */
const CELL_BYTES = 24;

interface Block {
  readonly tab: Tab;
  readonly rect: Rect;
  readonly hasFormulas: boolean;
  range: Excel.Range | null;
}

export interface ReadBack {
  readonly steps: readonly Step[];
  /** To be called after the steps are done. */
  readonly result: () => ApplyResult;
}

export function planReadBack(tabs: readonly Tab[], sheetOf: SheetOf): ReadBack {
  const blocks: Block[] = [];
  const steps = tabs.flatMap((tab) =>
    distinct(tab.written).flatMap((rect) =>
      pieces(tab, rect).map(({ rect: piece, bytes, isLong }): Step => {
        const block: Block = { tab, rect: piece, hasFormulas: !isLong, range: null };
        blocks.push(block);
        return {
          bytes: 2 * CALL_BYTES,
          answerBytes: bytes,
          cells: piece.rows * piece.columns,
          queue: (context) => {
            const { row, column, rows, columns } = piece;
            block.range = sheetOf(context, tab).getRangeByIndexes(row, column, rows, columns);
            block.range.load(isLong ? CELLS_WITHOUT_FORMULAS : CELLS);
          },
        };
      }),
    ),
  );
  return { steps, result: () => compare(tabs, blocks) };
}

/** Ranges without those that lie in another. */
function distinct(rects: readonly Rect[]): Rect[] {
  const isWithin = (inner: Rect, outer: Rect): boolean =>
    contains(outer, inner.row, inner.column) &&
    contains(outer, inner.row + inner.rows - 1, inner.column + inner.columns - 1);
  return rects.filter(
    (rect, index) =>
      !rects.some((other, at) => at !== index && isWithin(rect, other) && (!sameRect(rect, other) || at < index)),
  );
}

interface Piece {
  readonly rect: Rect;
  readonly bytes: number;
  /** One cell, with a text too long to be told as a formula. */
  readonly isLong: boolean;
}

/** A range as blocks of rows whose answers are of a size that fits. */
function pieces(tab: Tab, rect: Rect): Piece[] {
  const result: Piece[] = [];
  const longIn = (row: number): number[] =>
    row === rect.rows
      ? []
      : Array.from({ length: rect.columns }, (_, column) => column).filter((column) =>
          isLongText(valueAt(tab, rect.row + row, rect.column + column)),
        );
  let first = 0;
  let bytes = 0;
  for (let row = 0; row < rect.rows; row++) {
    for (let column = 0; column < rect.columns; column++) {
      const value = tab.expected.get(cellKey(rect.row + row, rect.column + column));
      // Both as a value and as a formula.
      bytes += CELL_BYTES + 2 * (typeof value === 'string' || isFormula(value) ? jsonBytes(value) : 20);
    }
    const long = longIn(row);
    if (bytes >= BLOCK_BYTES || row === rect.rows - 1 || long.length > 0 || longIn(row + 1).length > 0) {
      const piece = { ...rect, row: rect.row + first, rows: row + 1 - first };
      const cells = long.map((column): Rect => ({ ...piece, column: rect.column + column, columns: 1 }));
      const around = cells.reduce<Rect[]>((rests, cell) => rests.flatMap((rest) => subtract(rest, cell)), [piece]);
      result.push(
        ...around.map((rest) => ({ rect: rest, bytes, isLong: false })),
        ...cells.map((cell) => ({ rect: cell, bytes, isLong: true })),
      );
      first = row + 1;
      bytes = 0;
    }
  }
  return result;
}

function compare(tabs: readonly Tab[], blocks: readonly Block[]): ApplyResult {
  const differences: WriteDifference[] = [];
  let cellsWritten = 0;
  for (const tab of tabs) {
    const read = blocks
      .filter((block) => block.tab === tab)
      .flatMap(({ rect, range, hasFormulas }) =>
        range === null ? [] : [{ rect, cells: cellsOf(range, hasFormulas) }],
      );
    for (const [key, expected] of tab.expected) {
      cellsWritten++;
      const { row, column } = placeOf(key);
      const found = read.find(({ rect }) => contains(rect, row, column));
      const difference = found && differenceIn(expected, found.cells, row - found.rect.row, column - found.rect.column);
      if (difference) {
        differences.push({ sheet: tab.name, row, column, ...difference });
      }
    }
  }
  return { cellsWritten, differences };
}
