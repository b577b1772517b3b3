import type { WorkbookModel } from '..';

/** What the pages of the add-in, and tests, find in the page around them. */
export interface Workbench {
  /** Gives a page of the add-in what it takes for Excel or WPS, before its own scripts run. */
  readonly enter: (page: Window) => void;
  /** The workbook that is open. Throws until the first one is. */
  readonly model: WorkbookModel;
}

declare global {
  interface Window {
    workbench: Workbench;
  }
}
