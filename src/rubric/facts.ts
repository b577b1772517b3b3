/** What is known of facts by their types alone. */
import { between, NEVER, type Bounds } from './formula';
import type { Fact } from './model';

/** The word for a list without figures: its default, and what people write. */
export const NO_MEMBERS = '无';

/** What is known of a fact that is missing. */
export function widest({ type, min, max, never }: Fact): Bounds {
  if (type === 'choice') return { kind: 'text', value: null };
  if (type === 'list') return { kind: 'list', members: null, low: min, high: max };
  return between(min, never === undefined ? max : NEVER);
}

/** Whether it is always a whole number, or a list of such: comparing it needs no rounding. */
export const isWholeFact = ({ type, of }: Fact): boolean => WHOLE.has(of ?? type);
const WHOLE: ReadonlySet<Fact['type']> = new Set(['count', 'rank', 'yesNo', 'date']);
