/** What the steps of one change set share. */
import type { Application, Validation, Workbook } from '../api';
import type { Box } from '../door';
import { insist, type Beat } from '../session';

/** Puts one thing back as it was, whatever it is now: it may run twice. */
export type Undo = () => Promise<void>;

/** How a block of so many rows and columns takes values: at once, row by row, cell by cell. */
export type Way = 'whole' | 'rows' | 'cells';
export type Shape = 'block' | 'column' | 'row';

/** What a validation has besides its condition. */
export type Switches = Partial<Pick<Validation, 'IgnoreBlank' | 'InCellDropdown' | 'ShowInput' | 'ShowError'>>;

/** What this WPS turned out to do and not to do; kept as long as the host. */
export interface Learned {
  readonly ways: Map<Shape, Way>;
  /** How a new validation is, by its type and style. */
  readonly switches: Map<string, Switches>;
  /** Decoration that this build refuses in every form, such as `conditionalFormats`. */
  readonly refused: Set<string>;
  /** The apostrophe that makes a text stays as a character: texts are entered under the format `@` instead. */
  keepsApostrophes: boolean;
  /** How an argument is given that is left out before another: builds take one or the other. */
  leftOut: undefined | null;
}

export interface Work {
  readonly app: Box<Application>;
  readonly book: Box<Workbook>;
  readonly learned: Learned;
  readonly beat: Beat;
  /** First to last; what is done is put down before it is done. */
  readonly undos: Undo[];
}

/** Takes everything back, last things first. */
export async function undoAll({ undos, beat }: Work): Promise<'all' | 'partly' | 'no'> {
  let failed = 0;
  for (const undo of [...undos].reverse()) {
    await beat();
    if (!(await insist(undo))) failed++;
  }
  if (failed === 0) return 'all';
  return failed < undos.length ? 'partly' : 'no';
}
