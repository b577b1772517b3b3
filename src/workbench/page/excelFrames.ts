/** The pages of the add-in as Excel opens them: the pane, the hidden one of the ribbon's buttons, dialogs. */
import { dialogExternal, EmulatedExcel, windowExternal, type DialogRequest } from '..';
import type { Translate } from '../../locales';
import { comingExcel } from './coming';
import { emptyPane, hiddenFrame, loadPane, newDialog, showPane, type Frames, type Known } from './frames';
import { page } from './elements';

/** The button that opens and closes the pane, which Excel does itself; the others are functions of the manifest. */
const PANE = 'pane';
/** Buttons and their pictures. */
const BUTTONS = { recalculate: 'recalculate', summarise: 'summarise', undo: 'undo', [PANE]: 'app' } as const;

/** For the workbook of this name. */
export function openExcelFrames(name: string, known: Known, t: Translate): Frames {
  const dialog = newDialog();
  let request: DialogRequest | null = null;
  const excel = comingExcel(name, {
    ...known,
    showDialog: (asked) => {
      request = asked;
      dialog.show(asked.url, asked.closed);
      return dialog.hide;
    },
  });
  let commands: HTMLIFrameElement | null = null;
  /** What was pressed for a workbook that has gone is not waited for: its pages went with it. */
  let close!: () => void;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  return {
    buttons: Promise.resolve(
      (Object.keys(BUTTONS) as (keyof typeof BUTTONS)[]).map((id) => ({
        id,
        label: t(`workbench.${id}`),
        picture: `icons/${BUTTONS[id]}-20.png`,
      })),
    ),
    press: (id) => {
      if (id === PANE) {
        showPane(page.pane.hidden);
        return Promise.resolve();
      }
      commands ??= hiddenFrame(`commands.html${known.query}`);
      return Promise.race([excel.ribbon.press(id), closed]);
    },
    enter: (asking) => {
      const external =
        request !== null && dialog.holds(asking)
          ? dialogExternal(excel, request)
          : windowExternal(excel, asking === commands?.contentWindow ? 'commands' : 'pane');
      Object.defineProperty(asking, 'external', { value: external });
    },
    loaded: loadPane(`taskpane.html${known.query}`),
    arrive: (model) => {
      const openWorkbook = (copy: Uint8Array): void => void known.openWorkbook(copy);
      excel.arrive(new EmulatedExcel(model, { ...known, openWorkbook }));
    },
    close: () => {
      close();
      dialog.hide();
      commands?.remove();
      emptyPane();
    },
  };
}
