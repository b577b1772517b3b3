/** Looks again at what a change set relied on: rows that somebody moves while it is written take the values of others. */
import { cellName, sameValue } from '../../common';
import type { CellValue } from '../../port';
import { HostError } from '../../port';
import type { Block } from '../before/image';
import { CALL_BYTES, jsonBytes, type Step } from '../chunks';
import { at } from './looks';
import { cellKey, type Tab } from './tab';
import type { SheetOf } from './work';

/** Rows that are asked for at once. */
const ROWS = 2_000;

export interface Guards {
  readonly steps: readonly Step[];
  /** To be called after the steps are done; null when all stands where it stood. */
  readonly moved: () => HostError | null;
}

/** Guarded cells of sheets that stay, without those that are written to: to be read in the request that writes last. */
export function planGuards(tabs: readonly Tab[], sheetOf: SheetOf): Guards {
  const asked: { tab: Tab; block: Block; first: number; range: Excel.Range | null }[] = [];
  const steps = tabs.flatMap((tab) =>
    (tab.isCleared ? [] : (tab.image?.guarded ?? [])).flatMap((block) =>
      Array.from({ length: Math.ceil(block.rect.rows / ROWS) }, (_, index): Step => {
        const entry = { tab, block, first: index * ROWS, range: null as Excel.Range | null };
        asked.push(entry);
        const rows = Math.min(ROWS, block.rect.rows - entry.first);
        return {
          bytes: 2 * CALL_BYTES,
          answerBytes: jsonBytes(block.values.slice(entry.first, entry.first + rows)) + 100,
          cells: rows * block.rect.columns,
          queue: (context) => {
            entry.range = at(sheetOf(context, tab), { ...block.rect, row: block.rect.row + entry.first, rows });
            entry.range.load('values');
          },
        };
      }),
    ),
  );
  return {
    steps,
    moved: () => {
      for (const { tab, block, first, range } of asked) {
        const cell = range && changedCell(tab, block, first, range.values as unknown[][]);
        if (cell) return new HostError('changedMeanwhile', { sheet: tab.name, cell, reason: 'movedMeanwhile' });
      }
      return null;
    },
  };
}

function changedCell(
  { expected }: Tab,
  block: Block,
  first: number,
  now: readonly (readonly unknown[])[],
): string | null {
  const { rect, values, formulas } = block;
  for (const [r, cells] of now.entries()) {
    for (const [c, value] of cells.entries()) {
      const [row, column] = [rect.row + first + r, rect.column + c];
      const before = values[first + r]?.[c] ?? null;
      // What a formula gives may change by what was written.
      const isOurs = expected.has(cellKey(row, column)) || (formulas[first + r]?.[c] ?? null) !== null;
      if (!isOurs && !sameValue(plain(before), value as CellValue)) return cellName(row, column);
    }
  }
  return null;
}

/** An error as Excel tells it among values. */
const plain = (value: CellValue): CellValue => (typeof value === 'object' && value !== null ? value.error : value);
