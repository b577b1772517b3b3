/** What to do where a sheet does not hold what was written: write it again, row by row, and never call it done. */
import { cellName, entryOf } from '../../common';
import type { ApplyResult, Rect, WriteDifference } from '../../port';
import { HostError } from '../../port';
import { perform, step, type Limits, type Step } from '../chunks';
import { at } from './looks';
import { sheetsOfRequests } from './plan';
import { planReadBack, type ReadBack } from './readBack';
import { cellKey, isTextCell, type Tab } from './tab';
import { blockSteps } from './values';
import type { SheetOf, Work } from './work';

/** Reads what was written; cells that differ are written once more. Throws `failed` with the first that still does not hold its value. */
export async function putRight(
  context: Excel.RequestContext,
  { tabs }: Work,
  readBack: ReadBack,
  limits: Limits,
): Promise<ApplyResult> {
  const first = readBack.result();
  if (first.differences.length === 0) {
    return first;
  }
  const again = planReadBack(tabs, sheetsOfRequests());
  await perform(context, [...againSteps(tabs, first.differences, sheetsOfRequests()), ...again.steps], limits);
  const result = again.result();
  const wrong = result.differences.filter((difference) => !isSpelledOtherwise(difference));
  const [one] = wrong;
  if (one !== undefined) {
    const cell = cellName(one.row, one.column);
    throw new HostError('failed', { sheet: one.sheet, cell, reason: 'notTaken', cells: wrong.length });
  }
  return result;
}

/** Excel has its own way to write down some formulas: what they give is the same. */
const isSpelledOtherwise = ({ expected, actual }: WriteDifference): boolean =>
  [expected, actual].every((text) => typeof text === 'string' && text.startsWith('='));

/** Whether a change set writes to rows that were hidden before, where builds of Excel are reported to misplace values. */
export const writesOverHidden = ({ image, written }: Tab): boolean =>
  image?.hiddenRows.some((hidden) => written.some(({ row, rows }) => hidden >= row && hidden < row + rows)) ?? false;

/** A row is never misplaced. In a cell of format `@` no number stays one: it gets the usual format. */
function againSteps(tabs: readonly Tab[], differences: readonly WriteDifference[], sheetOf: SheetOf): Step[] {
  return tabs.flatMap((tab) => {
    const own = differences.filter(({ sheet }) => sheet === tab.name);
    const texts = own.filter(({ row, column }) => mustBeNumber(tab, row, column));
    const rows = new Map<number, WriteDifference[]>();
    for (const difference of own) rows.set(difference.row, [...(rows.get(difference.row) ?? []), difference]);
    return [
      ...texts.map(({ row, column }) =>
        step(2, 20, (context) => {
          at(sheetOf(context, tab), { row, column, rows: 1, columns: 1 }).numberFormat = [['General']];
        }),
      ),
      ...[...rows].flatMap(([row, cells]) => rowSteps(tab, row, cells, sheetOf)),
    ];
  });
}

const mustBeNumber = (tab: Tab, row: number, column: number): boolean => {
  const value = tab.expected.get(cellKey(row, column));
  return (typeof value === 'number' || typeof value === 'boolean') && isTextCell(tab, row, column);
};

function rowSteps(tab: Tab, row: number, cells: readonly WriteDifference[], sheetOf: SheetOf): Step[] {
  const columns = cells.map(({ column }) => column);
  const first = Math.min(...columns);
  const rect: Rect = { row, column: first, rows: 1, columns: Math.max(...columns) - first + 1 };
  const entries = Array.from({ length: rect.columns }, (_, index) => {
    const value = columns.includes(first + index) ? tab.expected.get(cellKey(row, first + index)) : undefined;
    return value === undefined
      ? null
      : entryOf(value, isTextCell(tab, row, first + index) && typeof value === 'string');
  });
  return blockSteps(tab, rect, [entries], sheetOf);
}
