/** Mean, extremes and ranks of several figures, and what is known of them while some are open. */
import { between, highs, lows, rounded, type NumberBounds } from '../known';
import { round6 } from '../numbers';

/** Everyone who may take part; undefined: who certainly does not. */
export type Members = readonly ({ readonly value: NumberBounds; readonly certainly: boolean } | undefined)[];

const valuesOf = (members: Members, which: (certainly: boolean) => boolean): NumberBounds[] =>
  members.flatMap((member) => (member && which(member.certainly) ? [member.value] : []));
const certain = (members: Members): NumberBounds[] => valuesOf(members, (certainly) => certainly);
const possible = (members: Members): NumberBounds[] => valuesOf(members, () => true);

export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** The least of all; somebody certainly takes part. */
export const lowestOf = (members: Members): NumberBounds =>
  between(Math.min(...lows(possible(members))), Math.min(...highs(certain(members))));

/** The most of all; somebody certainly takes part. */
export const highestOf = (members: Members): NumberBounds =>
  between(Math.max(...lows(certain(members))), Math.max(...highs(possible(members))));

/** The lowest or highest mean that there can be: of whom it is open whether they take part, those who draw it there do. */
export function bestMean(members: Members, side: 'lowest' | 'highest'): number {
  const of = side === 'lowest' ? lows : highs;
  const isBetter = side === 'lowest' ? (a: number, b: number) => a < b : (a: number, b: number) => a > b;
  const taking = of(certain(members));
  const perhaps = of(valuesOf(members, (certainly) => !certainly)).sort((a, b) => (isBetter(a, b) ? -1 : 1));
  let sum = taking.reduce((total, value) => total + value, 0);
  let count = taking.length;
  for (const value of perhaps) {
    if (!isBetter(value, sum / count)) break;
    sum += value;
    count++;
  }
  return sum / count;
}

/** The rank of one who takes part, of whom so much is known: `own`, rounded, row `row` of the others, or none of them. */
export type RankOfOne = (own: NumberBounds, row: number | undefined) => NumberBounds;

export function rankBounds(members: Members, fromLowest: boolean): RankOfOne {
  // From the lowest is from the highest of what is turned round.
  const turned = (value: NumberBounds): NumberBounds => (fromLowest ? between(-value.high, -value.low) : value);
  const place = (value: NumberBounds): NumberBounds => turned(rounded(value));
  const surely = ascending(lows(certain(members).map(place)));
  const perhaps = ascending(highs(possible(members).map(place)));
  return (figure, row) => {
    const own = turned(figure);
    const self = row === undefined ? undefined : members[row];
    const known = self && place(self.value);
    const selfSurely = self?.certainly && known!.low > own.high ? 1 : 0;
    const selfPerhaps = known && known.high > own.low ? 1 : 0;
    return between(1 + countAbove(surely, own.high) - selfSurely, 1 + countAbove(perhaps, own.low) - selfPerhaps);
  };
}

const ascending = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

/** How many of the ascending values are greater. */
function countAbove(values: Float64Array, limit: number): number {
  let from = 0;
  let to = values.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (values[middle]! > limit) to = middle;
    else from = middle + 1;
  }
  return values.length - from;
}

/** Ranks from 1; equals, to 6 decimals, share the better rank. −∞ is nobody's figure; one that is NaN leaves all ranks open. */
export function ranksOf(values: Float64Array, out: Float64Array, fromLowest: boolean): void {
  const exact = values.map((value) => (fromLowest ? -round6(value) : round6(value)));
  const rows = Uint32Array.from(values.keys()).filter((row) => values[row] !== -Infinity);
  out.fill(NaN);
  if (rows.some((row) => Number.isNaN(exact[row]!))) return;
  rows.sort((a, b) => exact[b]! - exact[a]!);
  let rank = 1;
  rows.forEach((row, position) => {
    if (position > 0 && exact[row] !== exact[rows[position - 1]!]) rank = position + 1;
    out[row] = rank;
  });
}
