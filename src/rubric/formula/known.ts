/** What is known of values while facts are missing, and how to reckon with it. */
import type { Comparison, StepReading } from './ast';
import { round6 } from './numbers';

/**
 * What is known of a value while facts are missing: the smallest and largest number it can still be
 * (conditions: 0 and 1), or a text, null when it is not known. A known value has `low === high`; NaN: it has none.
 */
export type Bounds = NumberBounds | ListBounds | { readonly kind: 'text'; readonly value: string | null };
/** The figures of a list; while it is missing (null), any number of them that lie between `low` and `high`. */
export interface ListBounds {
  readonly kind: 'list';
  readonly members: ArrayLike<number> | null;
  readonly low: number;
  readonly high: number;
}
export interface NumberBounds {
  readonly kind: 'number';
  readonly low: number;
  readonly high: number;
}

/** One assessee with what is known of the facts. */
export interface BoundsContext {
  readonly steps: StepReading;
  /** Null: nobody whom the rubric names, so that whatever it says of some of them stays open. */
  readonly assessee: string | null;
  fact(name: string): Bounds;
  /** Whether the fact is filled in, for GIVEN. */
  given(name: string): boolean;
  /** All assessees, for MEANOFALL and the like; this one is `row` of them. The same array for each of them: what is reckoned from it is kept. */
  everyone(): readonly BoundsContext[];
  readonly row?: number;
}

export const between = (low: number, high: number): NumberBounds => ({ kind: 'number', low, high });
export const exactly = (value: number): NumberBounds => between(value, value);
export const listOf = (members: ArrayLike<number>): ListBounds => ({ kind: 'list', members, low: NaN, high: NaN });
export const UNSURE = between(0, 1);
export const truth = (value: boolean): NumberBounds => exactly(value ? 1 : 0);

/** As figures are compared. */
export const rounded = (value: NumberBounds): NumberBounds => between(round6(value.low), round6(value.high));

/** What is certain of a comparison of two values as they are, rounded or whole. */
export function compare(operator: Comparison, a: NumberBounds, b: NumberBounds): NumberBounds {
  const decide = (always: boolean, never: boolean): NumberBounds =>
    always ? truth(true) : never ? truth(false) : UNSURE;
  switch (operator) {
    case '<':
      return decide(a.high < b.low, a.low >= b.high);
    case '<=':
      return decide(a.high <= b.low, a.low > b.high);
    case '>':
      return decide(a.low > b.high, a.high <= b.low);
    case '>=':
      return decide(a.low >= b.high, a.high < b.low);
    case '=':
      return decide(a.low === a.high && b.low === b.high && a.low === b.low, a.high < b.low || a.low > b.high);
    case '<>':
      return decide(a.high < b.low || a.low > b.high, a.low === a.high && b.low === b.high && a.low === b.low);
  }
}

/** A function that rises or falls in each of its two arguments: its extremes are at the corners. */
export function corners(a: NumberBounds, b: NumberBounds, f: (x: number, y: number) => number): NumberBounds {
  const values = [f(a.low, b.low), f(a.low, b.high), f(a.high, b.low), f(a.high, b.high)];
  return between(Math.min(...values), Math.max(...values));
}

/** A function that never falls as its argument rises. */
export const rising = (value: NumberBounds, f: (x: number) => number): NumberBounds =>
  between(f(value.low), f(value.high));

/** One of these values, which one is open. */
export function hull(values: readonly Bounds[]): Bounds {
  const [first] = values;
  if (first?.kind === 'text') {
    return values.every((value) => value.kind === 'text' && value.value === first.value)
      ? first
      : { kind: 'text', value: null };
  }
  const numbers = values as readonly NumberBounds[];
  return between(Math.min(...lows(numbers)), Math.max(...highs(numbers)));
}

export const lows = (values: readonly NumberBounds[]): number[] => values.map((value) => value.low);
export const highs = (values: readonly NumberBounds[]): number[] => values.map((value) => value.high);
