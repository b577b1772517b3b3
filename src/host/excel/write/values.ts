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
import { isLongText } from '../cells';
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

type Entries = readonly (string | number | boolean | null)[];

/**
 * A range's entries as steps that write so many rows each. Rows that are hidden go one by one: of a block over them, builds
 * put the first value into all visible cells, or move values up. So does a row with a text too long for a formula.
 */
export function blockSteps(tab: Tab, rect: Rect, entries: readonly Entries[], sheetOf: SheetOf): Step[] {
  const steps: Step[] = [];
  let first = 0;
  let bytes = 0;
  const goesAlone = (index: number): boolean =>
    index < entries.length && (tab.hiddenRows.has(rect.row + index) || entries[index]!.some(isLongText));
  entries.forEach((cells, index) => {
    bytes += jsonBytes(cells) + 2;
    if (bytes >= BLOCK_BYTES || index === entries.length - 1 || goesAlone(index) || goesAlone(index + 1)) {
      const rows = entries.slice(first, index + 1);
      if (rows.length > 1 || cells.some((entry) => entry !== null)) {
        steps.push(blockStep(tab, { ...rect, row: rect.row + first, rows: rows.length }, rows, bytes, sheetOf));
      }
      first = index + 1;
      bytes = 0;
    }
  });
  return steps;
}

function blockStep(tab: Tab, rect: Rect, entries: readonly Entries[], bytes: number, sheetOf: SheetOf): Step {
  const { row, column, rows, columns } = rect;
  const cells = entries.map((entry) => [...entry]);
  // office.js cuts a block into ranges of 1,500 cells of its own accord.
  const calls = 2 + Math.ceil((rows * columns) / 1500) * 4;
  const isLong = entries.some((entry) => entry.some(isLongText));
  return step(
    calls,
    bytes,
    (context) => {
      const range = sheetOf(context, tab).getRangeByIndexes(row, column, rows, columns);
      if (isLong) range.values = cells;
      else range.formulas = cells;
    },
    rows * columns,
  );
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
