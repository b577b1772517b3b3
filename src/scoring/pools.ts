import { round6 } from '../rubric';
import type { ClauseColumn } from './clauses';

/**
 * What each clause takes from the points of its item, which they share: 扣完为止 ends where nothing is left, so what is told
 * of the clauses adds up to what the item lost. Decisions of people come first, then what is certain, in the rubric's
 * order; what is still open may take what these leave. `isAdjusted` asks for a place in `columns` and an assessee's row.
 */
export function shareOut(
  columns: readonly ClauseColumn[],
  points: number,
  isAdjusted: (at: number, row: number) => boolean,
): ClauseColumn[] {
  const shared = [...columns];
  const count = columns[0]?.low.length ?? 0;
  for (let row = 0; row < count; row++) {
    const wanted = columns.reduce((sum, { low }) => sum + low[row]!, 0);
    if (round6(points + wanted) >= 0) continue;
    let left = points;
    columns.forEach(({ low }, at) => {
      if (isAdjusted(at, row)) left = Math.max(0, round6(left + low[row]!));
    });
    columns.forEach(({ low, high }, at) => {
      if (isAdjusted(at, row) || low[row] !== high[row]) return;
      const taken = Math.max(low[row]!, 0 - left);
      left = round6(left + taken);
      put(shared, at, row, taken, taken);
    });
    columns.forEach(({ low, high }, at) => {
      if (low[row] !== high[row]) put(shared, at, row, Math.max(low[row]!, 0 - left), Math.max(high[row]!, 0 - left));
    });
  }
  return shared;
}

/** Into a copy: columns as the rules have them stay as they are. */
function put(columns: ClauseColumn[], at: number, row: number, low: number, high: number): void {
  const column = columns[at]!;
  if (column.low[row] === low && column.high[row] === high) return;
  const lows = column.low.slice();
  const highs = column.high === column.low && low === high ? lows : column.high.slice();
  lows[row] = low;
  highs[row] = high;
  columns[at] = { ...column, low: lows, high: highs };
}
