/** What a write works with. */
import type { Change } from '../port';
import type { Limits } from './chunks';
import type { Patience, Tell } from './patience';

export interface Desk {
  readonly limits: Limits;
  readonly patience: Patience;
  readonly tell: Tell;
  /** Tells this page's journals from those of others. */
  readonly page: string;
  /** Cells in use of sheets, as of the last read, by lower-case name. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Looks that this Excel has refused: they are no longer in one request with the rest. */
  readonly refused: Set<Change['kind']>;
}
