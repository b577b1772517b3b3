/** The pages of the add-in around the spreadsheet, whatever program it poses as. */
import type { ExcelQuirk, Language, Quirk, Theme, WorkbookModel } from '..';
import { page } from './elements';

/** The programs that the workbench can pose as. */
export const PROGRAMS = ['excel', 'wps'] as const;
export type Program = (typeof PROGRAMS)[number];

/** What the pages are told besides the workbook. */
export interface Known {
  readonly theme: Theme;
  readonly language: Language;
  /** The requirement set that the emulated Excel has. */
  readonly excelApi: string;
  /** What the emulated programs do as some builds do. */
  readonly wpsQuirks: readonly Quirk[];
  readonly quirks: readonly ExcelQuirk[];
  /** Goes with the address of every page. */
  readonly query: string;
  /** Puts a copy of a workbook in place of the one that is open. */
  readonly openWorkbook: (copy: Uint8Array) => Promise<void>;
}

export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  /** The address of a picture. */
  readonly picture: string;
}

/** For one workbook, opened before it: the pane is seen while the workbook is still being opened. Another has frames of its own. */
export interface Frames {
  /** The buttons of the add-in's tab. */
  readonly buttons: Promise<readonly RibbonButton[]>;
  /** Presses one; resolves when it is done, as far as the program tells. */
  readonly press: (id: string) => Promise<void>;
  /** Whether a button can be pressed, as the add-in wants it. */
  readonly isEnabled: (id: string) => boolean;
  /** Calls back when that changes. */
  readonly onEnabled: (listener: () => void) => void;
  readonly enter: (page: Window) => void;
  /** The pane has loaded, and has been painted for the first time. */
  readonly loaded: Promise<void>;
  /** The workbook is there: what the pages have asked is answered. */
  readonly arrive: (model: WorkbookModel) => void;
  readonly close: () => void;
}

/** A page that nobody sees. */
export function hiddenFrame(url: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.src = url;
  document.body.append(frame);
  return frame;
}

const BLANK = 'about:blank';

/** Loads a page into the pane; resolves when it is there. */
export function loadPane(url: string): Promise<void> {
  return new Promise((resolve) => {
    page.pane.onload = () => {
      if (page.pane.contentWindow?.location.href !== BLANK) resolve();
    };
    page.pane.src = url;
  });
}

export function emptyPane(): void {
  page.pane.onload = null;
  page.pane.src = BLANK;
}

export function showPane(isShown: boolean): void {
  page.pane.hidden = !isShown;
  page.splitter.hidden = !isShown;
}

/** The dialog over everything, of which there is one at a time. */
export interface Dialog {
  /** `size` in pixels, where the program tells one. */
  readonly show: (url: string, closedByPerson: () => void, size?: { width: number; height: number }) => void;
  readonly hide: () => void;
  /** Whether a page is the one that the dialog shows. */
  readonly holds: (asking: Window) => boolean;
}

export function newDialog(): Dialog {
  let isOpen = false;
  const hide = (): void => {
    if (!isOpen) return;
    isOpen = false;
    page.dialog.close();
    page.dialogFrame.src = BLANK;
  };
  return {
    show: (url, closedByPerson, size) => {
      isOpen = true;
      page.dialog.style.cssText = size === undefined ? '' : `--width: ${size.width}px; --height: ${size.height}px`;
      // Escape closes it as the person's ×.
      page.dialog.oncancel = () => {
        hide();
        closedByPerson();
      };
      page.dialogFrame.src = url;
      page.dialog.showModal();
    },
    hide,
    holds: (asking) => isOpen && asking === page.dialogFrame.contentWindow,
  };
}
