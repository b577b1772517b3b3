import type { Host } from '../../host/port';
import type { PlanSettings } from '../plans';
import type { PaneAction } from '../state';
import type { Runner } from './runner';
import type { Telling } from './telling';

/** What all actions work with. */
export interface Desk {
  readonly host: Host;
  readonly runner: Runner;
  readonly telling: Telling;
  /** The language and the time of now. */
  readonly settings: () => PlanSettings;
  readonly dispatch: (action: PaneAction) => void;
}
