/** The pages of the add-in as Excel opens them: the pane, in which the ribbon's buttons run, and dialogs. */
import { dialogExternal, EmulatedExcel, windowExternal, type DialogRequest } from '..';
import type { Translate } from '../../locales';
import { comingExcel } from './coming';
import { emptyPane, loadPane, newDialog, showPane, type Frames, type Known } from './frames';
import { page } from './elements';

/** The button that opens and closes the pane, which Excel does itself; the others are functions of the manifest. */
const PANE = 'pane';
/** The buttons by their ids in the manifest. */
const CONTROLS = { recalculate: 'Kaoping.Recalculate', summarise: 'Kaoping.Summarise', undo: 'Kaoping.Undo' } as const;
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
    sharedRuntime: {
      show: () => {
        showPane(true);
      },
      startsWithDocument: false,
    },
  });
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
      return Promise.race([excel.ribbon.press(id), closed]);
    },
    isEnabled: (id) => id === PANE || excel.ribbon.isEnabled(CONTROLS[id as keyof typeof CONTROLS]),
    onEnabled: excel.ribbon.onEnabled,
    enter: (asking) => {
      const external =
        request !== null && dialog.holds(asking) ? dialogExternal(excel, request) : windowExternal(excel);
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
      emptyPane();
    },
  };
}
