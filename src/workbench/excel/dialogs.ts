/** Dialogs of the emulated Excel: a page of the add-in that it shows over the workbook. */

/** A dialog that an add-in asks for. */
export interface DialogRequest {
  readonly url: string;
  /** Percent of the window. */
  readonly width: number;
  readonly height: number;
  /** Passes on what the dialog's page has to say to the page that asked for it. */
  readonly message: (text: string) => void;
  /** The person closed it. */
  readonly closed: () => void;
}

/** Shows a dialog; returns the way to close it. */
export type ShowDialog = (dialog: DialogRequest) => () => void;

/** Statuses of office.js: done, no such call, a page has one dialog at a time. */
const SHOWN = 0;
const NOT_SUPPORTED = 5001;
const ALREADY_OPEN = 12_007;
/** Of an address. */
const MOST_CHARACTERS = 2_000;
/** Kinds of events of a dialog. */
const MESSAGE = 0;
const CLOSED_BY_PERSON = 12_006;

/** The dialog of one page of the add-in. */
export interface PageDialog {
  /** `target` is what office.js says of the dialog; `tell` takes its events. Returns a status. */
  readonly open: (target: string, tell: (event: readonly unknown[]) => void) => number;
  readonly close: () => void;
}

/** Excel adds to the address of a dialog which Excel it is, at its very end: also behind a `#`. */
const withHostInfo = (url: string, hostInfo: string): string =>
  `${url}${url.includes('?') ? '&' : '?'}_host_Info=${hostInfo}`;

/** Without `show`, there are no dialogs. */
export function pageDialog(show: ShowDialog | undefined, hostInfo: string): PageDialog {
  let close: (() => void) | null = null;
  return {
    open: (target, tell) => {
      if (show === undefined) return NOT_SUPPORTED;
      if (close !== null) return ALREADY_OPEN;
      const { url, width, height } = JSON.parse(target) as { url: string; width: number; height: number };
      // Longer addresses do not arrive everywhere.
      if (url.length > MOST_CHARACTERS) return NOT_SUPPORTED;
      close = show({
        url: withHostInfo(url, hostInfo),
        width,
        height,
        message: (text) => tell([MESSAGE, text, new URL(url).origin]),
        closed: () => {
          close = null;
          tell([CLOSED_BY_PERSON]);
        },
      });
      return SHOWN;
    },
    close: () => {
      close?.();
      close = null;
    },
  };
}
