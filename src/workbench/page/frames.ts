/** The pages of the add-in around the spreadsheet: the pane, the hidden one of the ribbon's buttons, dialogs. */
import { dialogExternal, windowExternal, type DialogRequest, type EmulatedExcel, type WindowExternal } from '..';
import { comingExcel, type KnownOfExcel } from './coming';
import { page } from './elements';

/** For one workbook, opened before it: the pane is seen while the workbook is still being opened. Another has frames of its own. */
export interface Frames {
  readonly external: (page: Window) => WindowExternal;
  /** The pane has loaded, and has been painted for the first time. */
  readonly loaded: Promise<void>;
  /** The workbook is there: what the pages have asked is answered. */
  readonly arrive: (excel: EmulatedExcel) => void;
  /** Presses a button of the ribbon, by the name of its function in the manifest; resolves when it is done. */
  readonly press: (functionName: string) => Promise<void>;
  readonly close: () => void;
}

/** For the workbook of this name; `query` goes with the address of every page. */
export function openFrames(name: string, known: Omit<KnownOfExcel, 'showDialog'>, query: string): Frames {
  let commands: HTMLIFrameElement | null = null;
  let dialog: DialogRequest | null = null;
  const hideDialog = (): void => {
    dialog = null;
    page.dialog.close();
    page.dialogFrame.src = 'about:blank';
  };
  // Escape closes it as the person's ×.
  page.dialog.oncancel = () => {
    const closed = dialog;
    hideDialog();
    closed?.closed();
  };
  const showDialog = (request: DialogRequest): (() => void) => {
    dialog = request;
    page.dialogFrame.src = request.url;
    page.dialog.showModal();
    return hideDialog;
  };
  const excel = comingExcel(name, { ...known, showDialog });
  const loaded = new Promise<void>((resolve) => {
    page.pane.onload = () => {
      resolve();
    };
  });
  page.pane.src = `taskpane.html${query}`;
  return {
    external: (asking) => {
      if (dialog !== null && asking === page.dialogFrame.contentWindow) return dialogExternal(excel, dialog);
      return windowExternal(excel, asking === commands?.contentWindow ? 'commands' : 'pane');
    },
    loaded,
    arrive: excel.arrive,
    press: (functionName) => {
      if (commands === null) {
        commands = document.createElement('iframe');
        commands.hidden = true;
        document.body.append(commands);
        commands.src = `commands.html${query}`;
      }
      return excel.ribbon.press(functionName);
    },
    close: () => {
      if (dialog !== null) hideDialog();
      commands?.remove();
    },
  };
}
