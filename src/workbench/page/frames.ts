/** The pages of the add-in around the spreadsheet: the pane, the hidden one of the ribbon's buttons, dialogs. */
import { dialogExternal, windowExternal, type DialogRequest, type EmulatedExcel, type WindowExternal } from '..';
import { page } from './elements';

/** For one open workbook; another has frames of its own. */
export interface Frames {
  readonly external: (page: Window) => WindowExternal;
  readonly showDialog: (dialog: DialogRequest) => () => void;
  /** Presses a button of the ribbon, by the name of its function in the manifest; resolves when it is done. */
  readonly press: (functionName: string) => Promise<void>;
  readonly close: () => void;
}

/** `query` goes with the address of every page. */
export function openFrames(excel: () => EmulatedExcel, query: string): Frames {
  let commands: HTMLIFrameElement | null = null;
  let dialog: DialogRequest | null = null;
  const dialogFrame = page.dialog.querySelector('iframe')!;
  const hideDialog = (): void => {
    dialog = null;
    page.dialog.close();
    dialogFrame.src = 'about:blank';
  };
  // Escape closes it as the person's ×.
  page.dialog.oncancel = () => {
    const closed = dialog;
    hideDialog();
    closed?.closed();
  };
  page.pane.src = `taskpane.html${query}`;
  return {
    external: (asking) => {
      if (dialog !== null && asking === dialogFrame.contentWindow) return dialogExternal(excel(), dialog);
      return windowExternal(excel(), asking === commands?.contentWindow ? 'commands' : 'pane');
    },
    showDialog: (request) => {
      dialog = request;
      dialogFrame.src = request.url;
      page.dialog.showModal();
      return hideDialog;
    },
    press: (functionName) => {
      if (commands === null) {
        commands = document.createElement('iframe');
        commands.hidden = true;
        document.body.append(commands);
        commands.src = `commands.html${query}`;
      }
      return excel().invoke(functionName);
    },
    close: () => {
      if (dialog !== null) hideDialog();
      commands?.remove();
      page.pane.src = 'about:blank';
    },
  };
}
