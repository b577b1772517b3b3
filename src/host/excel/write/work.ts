/** A change set as steps in Excel, and what is known to undo them. */
import type { WorkbookImage } from '../before/image';
import type { Step } from '../chunks';
import type { Tab } from './tab';

/** The sheet of a tab, for one request. */
export type SheetOf = (context: Excel.RequestContext, tab: Tab) => Excel.Worksheet;

/** A tab under another name for the time being: a copy of it, or itself until it is removed. */
export interface Stored {
  readonly tab: Tab;
  readonly name: string;
}

/** A copy of a tab. Excel names it first, and tells its id as soon as it is there. */
export interface Backup extends Stored {
  copy: Excel.Worksheet | null;
}

export interface Work {
  readonly image: WorkbookImage;
  /** Copies of sheets, in this order. They come first and go last. */
  readonly backups: readonly Backup[];
  /** The changes themselves. */
  readonly steps: readonly Step[];
  /** All tabs that any change names, new ones among them. */
  readonly tabs: readonly Tab[];
  /** Tabs to be removed; until the very end they are renamed only. */
  readonly removed: readonly Stored[];
  /** Id of the tab to show again, for copying a sheet may show the copy; null when the changes say what is shown. */
  readonly shown: string | null;
  /** Whether something cannot be put back, because its sheet cannot be copied. */
  readonly isRisky: boolean;
}
