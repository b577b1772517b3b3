/** Writing values: what may be written, where, and whether somebody else was faster. */
import {
  cellName,
  checkContent,
  checkRect,
  coveredBy,
  entryOf,
  isGuard,
  rangeName,
  rectOfWrite,
  sameContent,
} from '../../common';
import type { CellValue, CellWrite, Change, FormulaWrite, Rect } from '../../port';
import { HostError } from '../../port';
import { jsonBytes, step, type Step } from '../chunks';
import { cellKey, isTextCell, valueAt, type Tab } from './tab';
import type { SheetOf } from './work';

type Write = Extract<Change, { kind: 'write' }>;

/** Bytes of one block of values: small enough to fill requests well, large enough to be few. */
const BLOCK_BYTES = 250_000;

/** Checks a write against what is there and plans it. Throws `changedMeanwhile`, `mergedTarget`, `tooLarge`, `unsupported`. */
export function planWrite(tab: Tab, change: Write, sheetOf: SheetOf): Step[] {
  const rect = rectOfWrite(change);
  if (rect === null) {
    return [];
  }
  checkRect(tab.name, rect);
  const { row, column, values, before } = change;
  const entries = values.map((cells, r) =>
    Array.from({ length: rect.columns }, (_, c) => {
      const value = cells[c];
      const expected = before?.[r]?.[c];
      if (expected !== undefined) {
        checkBefore(tab, row + r, column + c, expected);
      }
      if (value === undefined) {
        return null;
      }
      return entryAt(tab, row + r, column + c, value);
    }),
  );
  if (isGuard(change)) {
    return [];
  }
  tab.written.push(rect);
  return blockSteps(tab, rect, entries, sheetOf);
}

/** A range's entries as steps that write so many rows each. */
export function blockSteps(
  tab: Tab,
  rect: Rect,
  entries: readonly (readonly (string | number | boolean | null)[])[],
  sheetOf: SheetOf,
): Step[] {
  const steps: Step[] = [];
  let first = 0;
  let bytes = 0;
  entries.forEach((cells, index) => {
    bytes += jsonBytes(cells) + 2;
    if (bytes >= BLOCK_BYTES || index === entries.length - 1) {
      const rows = entries.slice(first, index + 1).map((row) => [...row]);
      const at = rect.row + first;
      // office.js cuts a block into ranges of 1,500 cells of its own accord.
      const calls = 2 + Math.ceil((rows.length * rect.columns) / 1500) * 4;
      steps.push(
        step(
          calls,
          bytes,
          (context) => {
            sheetOf(context, tab).getRangeByIndexes(at, rect.column, rows.length, rect.columns).formulas = rows;
          },
          rows.length * rect.columns,
        ),
      );
      first = index + 1;
      bytes = 0;
    }
  });
  return steps;
}

function entryAt(
  tab: Tab,
  row: number,
  column: number,
  value: Exclude<CellWrite, undefined>,
): string | number | boolean | null {
  const area = coveredBy(tab.merges, row, column);
  if (area !== null) {
    if (value === null || value === '') {
      return null;
    }
    throw new HostError('mergedTarget', { sheet: tab.name, cell: cellName(row, column), range: rangeName(area) });
  }
  checkContent(tab.name, row, column, value);
  tab.expected.set(cellKey(row, column), value);
  return entryOf(value, isTextCell(tab, row, column));
}

function checkBefore(tab: Tab, row: number, column: number, expected: CellValue | FormulaWrite): void {
  const actual = valueAt(tab, row, column) ?? null;
  if (!sameContent(expected, actual)) {
    throw new HostError('changedMeanwhile', { sheet: tab.name, cell: cellName(row, column) });
  }
}
