import type { WindowExternal, WorkbookModel } from '..';

/** What the pages of the add-in, and tests, find in the page around them. */
export interface Workbench {
  /** What office.js in this page takes for Excel. */
  readonly external: (page: Window) => WindowExternal;
  /** The workbook that is open. Throws until the first one is. */
  readonly model: WorkbookModel;
}

declare global {
  interface Window {
    workbench: Workbench;
  }
}
