import { round4, round6 } from '../rubric';

/* Loops over columns, short and apart: compilers make fast code of such, and not of loops in a long function. */

export function addTo(sum: Float64Array, column: Float64Array): void {
  for (let i = 0, n = sum.length; i < n; i++) sum[i]! += column[i]!;
}

/** The column to 4 decimals. */
export function addRounded(sum: Float64Array, column: Float64Array): void {
  for (let i = 0, n = sum.length; i < n; i++) sum[i]! += round4(column[i]!);
}

export function subtractFrom(sum: Float64Array, column: Float64Array): void {
  for (let i = 0, n = sum.length; i < n; i++) sum[i]! -= column[i]!;
}

/**
 * Floor and cap, to 6 decimals. What cannot be computed becomes NaN, as a cap would make full marks of a division by zero;
 * true when there is such a row. Products instead of branches: one that cannot be foreseen costs five times as much.
 */
export function bound(column: Float64Array, least: number, most: number): boolean {
  const floor = Math.max(least, -Number.MAX_VALUE);
  const cap = Math.min(most, Number.MAX_VALUE);
  let broken = false;
  for (let i = 0, n = column.length; i < n; i++) {
    const points = round6(column[i]!);
    const below = Number(points < floor);
    const above = Number(points > cap);
    const bounded = points * (1 - below - above) + floor * below + cap * above;
    column[i] = bounded;
    if (Number.isNaN(bounded)) broken = true;
  }
  return broken;
}
