import type { Change } from '../../host/port';
import type { Rubric } from '../../rubric';
import type { Confirmations } from '../common/confirmations';
import { layoutState, writeState } from './layout';
import type { StateSheet } from './read';
import { STATE_SHEET, stateOf } from './state';

/** What the next reading must know: when and with which rubric it was scored, and for which order of rows each 填报 is laid out. */
export function planState(options: {
  /** The sheet as it stands. */
  readonly existing: StateSheet | null;
  /** A free name like the one that is wanted. */
  readonly name: (wanted: string) => string;
  readonly rubric: Rubric;
  readonly scoredAt: string;
  /** By assessee, of the sheets that are laid out now; what is known of others stays. */
  readonly orders: ReadonlyMap<string, string>;
  /** All that hold now. */
  readonly confirmed: Confirmations;
  /** False where a sheet could not be brought to the present layout: then it is still to be done. */
  readonly isLaidOut: boolean;
}): Change[] {
  const { existing, rubric, scoredAt, confirmed, isLaidOut } = options;
  const orders = new Map([...(existing?.state.orders ?? []), ...options.orders]);
  const state = stateOf(rubric, scoredAt, orders, confirmed, isLaidOut ? undefined : (existing?.state.layout ?? ''));
  return existing ? writeState(existing.sheet, state) : layoutState(options.name(STATE_SHEET), state);
}
