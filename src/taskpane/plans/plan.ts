/** What every plan is made of, and what it takes to make one. */
import type { ChangeSet, Snapshot } from '../../host/port';
import type { Locale, Words } from '../../locales';
import type * as engine from '../engine';
import type { Preview } from '../model/preview';

/** What goes on until a plan is there; each is told, and may be cancelled. */
export interface Steps {
  read(): Promise<Snapshot>;
  score<T>(work: (loaded: typeof engine) => T): Promise<T>;
}

export interface PlanSettings {
  readonly locale: Locale;
  readonly now: Date;
}

/** What would be written into the workbook as it was read. */
export interface Planned {
  readonly preview: Preview;
  readonly snapshot: Snapshot;
  readonly changeSet: ChangeSet;
}

/** There is nothing to plan. */
export interface Refusal {
  /** Says why. */
  readonly refusal: (words: Words) => string;
}
