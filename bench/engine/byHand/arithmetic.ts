/* The rounding of the design, as one would write it by hand. The factors heal 1.0000005 × 1,000,000 = 1000000.4999…: halves go up. */
export const round6 = (value: number): number => Math.round(value * (1e6 + 4e-10)) / 1e6;

export const round4 = (value: number): number => Math.round(value * (1e4 + 1e-11)) / 1e4;

export const rate = (done: number, target: number): number => (target === 0 ? 100 : round6((100 * done) / target));

export const wholeSteps = (shortfall: number, size: number): number =>
  shortfall > 0 ? Math.floor(round6(shortfall / size)) : 0;

export const begunSteps = (shortfall: number, size: number): number =>
  shortfall > 0 ? Math.ceil(round6(shortfall / size)) : 0;

export const within = (points: number, least: number, most: number): number =>
  points < least ? least : points > most ? most : points;

export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
