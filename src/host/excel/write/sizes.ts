/** Widths of columns and heights of rows. */
import type { Change } from '../../port';
import { checkRect, widthInPoints } from '../../common';
import { jsonBytes, step, type Step } from '../chunks';
import { at } from './looks';
import { type Tab } from './tab';
import type { SheetOf } from './work';

/** The highest row that Excel takes, in points. */
const MAX_HEIGHT = 409.5;

export function planColumnWidths(
  tab: Tab,
  { column, widths }: Extract<Change, { kind: 'columnWidths' }>,
  sheetOf: SheetOf,
): Step[] {
  if (widths.length === 0) {
    return [];
  }
  checkRect(tab.name, { row: 0, column, rows: 1, columns: widths.length });
  const sizes = widths.map((width): Excel.SettableColumnProperties => {
    if (width === null) {
      return {};
    }
    return width === 0
      ? { columnHidden: true }
      : { columnHidden: false, format: { columnWidth: widthInPoints(width) } };
  });
  return [
    step(2, jsonBytes(sizes), (context) => {
      at(sheetOf(context, tab), { row: 0, column, rows: 1, columns: sizes.length }).setColumnProperties(sizes);
    }),
  ];
}

/** Setting the height of a hidden row would show it, so hidden rows are left out; a filter may have hidden them. */
export function planRowHeights(
  tab: Tab,
  { row, heights }: Extract<Change, { kind: 'rowHeights' }>,
  sheetOf: SheetOf,
): Step[] {
  if (heights.length === 0) {
    return [];
  }
  checkRect(tab.name, { row, column: 0, rows: heights.length, columns: 1 });
  const fitted: number[] = [];
  const sizes = heights.map((height, index): Excel.SettableRowProperties => {
    const at = row + index;
    if (height === 0) {
      tab.hiddenRows.add(at);
      return { rowHidden: true };
    }
    if (tab.hiddenRows.has(at)) {
      return {};
    }
    if (height === null) {
      fitted.push(at);
      return {};
    }
    return { format: { rowHeight: Math.min(height, MAX_HEIGHT) } };
  });
  const runs = runsOf(fitted);
  return [
    step(2 + runs.length * 3, jsonBytes(sizes), (context) => {
      const sheet = sheetOf(context, tab);
      if (fitted.length < sizes.length) {
        at(sheet, { row, column: 0, rows: sizes.length, columns: 1 }).setRowProperties(sizes);
      }
      for (const [first, count] of runs) {
        at(sheet, { row: first, column: 0, rows: count, columns: 1 }).format.autofitRows();
      }
    }),
  ];
}

/** First and number of consecutive rows. */
function runsOf(rows: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1] === row) {
      last[1]++;
    } else {
      runs.push([row, 1]);
    }
  }
  return runs;
}
