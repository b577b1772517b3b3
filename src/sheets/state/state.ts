import type { Rubric } from '../../rubric';
import { NO_CONFIRMATIONS, type Confirmations } from '../common/confirmations';

/** What travels with the file, in one very hidden sheet: which rubric it was made for and last scored with. */
export interface State {
  readonly rubric: string;
  readonly textHash: string;
  readonly scoringHash: string;
  /** ISO time of the last 一键重算; '' before the first. */
  readonly scoredAt: string;
  /** Version of these sheets' layout. */
  readonly layout: string;
  /** By assessee, the order of rows (`orderMark`) that its validations and links were laid out for; absent: as it was made. */
  readonly orders: ReadonlyMap<string, string>;
  /** What people confirmed doubtful cells to mean. */
  readonly confirmed: Confirmations;
}

export const STATE_SHEET = '_考评';
/** 2: colours by the word with which a status begins. */
const LAYOUT_VERSION = '2';
export const isOldLayout = ({ layout }: State): boolean => layout !== LAYOUT_VERSION;
export const KEYS = ['rubric', 'textHash', 'scoringHash', 'scoredAt', 'layout'] as const;

export const stateOf = (
  rubric: Rubric,
  scoredAt: string,
  orders: State['orders'] = new Map(),
  confirmed: Confirmations = NO_CONFIRMATIONS,
  layout = LAYOUT_VERSION,
): State => ({
  rubric: rubric.id,
  textHash: rubric.hashes.text,
  scoringHash: rubric.hashes.scoring,
  scoredAt,
  layout,
  orders,
  confirmed,
});
