import { round6 } from './numbers';

/** The mean of the figures that are there. */
export function meanOf(values: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return sum / count;
}

/** Ranks from 1 (highest), equals share the better rank. */
export function ranksOf(values: Float64Array, out: Float64Array): void {
  const exact = values.map((value) => (Number.isNaN(value) ? -Infinity : round6(value)));
  const order = Uint32Array.from(exact.keys()).sort((a, b) => exact[b]! - exact[a]!);
  let rank = 1;
  order.forEach((row, position) => {
    if (position > 0 && exact[row] !== exact[order[position - 1]!]) rank = position + 1;
    out[row] = exact[row] === -Infinity ? NaN : rank;
  });
}
