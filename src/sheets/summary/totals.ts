import type { SheetSnapshot } from '../../host/port';
import { columnKeys, markerOf, valueAt } from '../common/markers';
import { filledRows } from '../common/cellsThere';
import { ASSESSEE_KEY } from './columns';
import { TOTAL_KEY } from './rows';

/** Points, or the range in words while something is pending; '' before the first 一键重算. */
export type WrittenTotal = number | string;

/** The totals as they stand in 汇总, by assessee in the order of its columns; empty where there is no such sheet. */
export function writtenTotals(sheets: readonly SheetSnapshot[]): ReadonlyMap<string, WrittenTotal> {
  const sheet = sheets.find((candidate) => markerOf(candidate)?.kind === 'summary');
  const row = sheet && filledRows(sheet).find((each) => valueAt(sheet, each, 0) === TOTAL_KEY);
  if (!sheet || row === undefined) return new Map();
  const totals = new Map<string, WrittenTotal>();
  for (const [key, column] of columnKeys(sheet)?.columns ?? []) {
    if (!key.startsWith(ASSESSEE_KEY)) continue;
    const value = valueAt(sheet, row, column);
    totals.set(key.slice(ASSESSEE_KEY.length), typeof value === 'number' || typeof value === 'string' ? value : '');
  }
  return totals;
}
