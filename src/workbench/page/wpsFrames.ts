/** The pages of the add-in as WPS opens them: the hidden one with the functions of the ribbon, the pane that it asks for, dialogs. */
import { EmulatedWps, type PaneNow, type Theme } from '..';
import { emptyPane, hiddenFrame, loadPane, newDialog, showPane, type Frames, type Known } from './frames';
import { readRibbon } from './wpsRibbon';

const FOLDER = 'wps/';
/** The button of ribbon.xml that opens the pane: it is pressed for the person, for the pane is what the workbench is to show. */
const PANE_BUTTON = 'kaopingPane';

/** For the workbook of this name. `resizePane` takes the width that the add-in asks for, in pixels. */
export function openWpsFrames(name: string, known: Known, resizePane: (pixels: number) => void): Frames {
  const dialog = newDialog();
  let shown: PaneNow | null = null;
  let loadedUrl: string | null = null;
  let show!: () => void;
  const loaded = new Promise<void>((resolve) => {
    show = resolve;
  });
  const wps = new EmulatedWps(null, ['unknownPropertySilent', ...known.wpsQuirks], {
    language: known.language,
    opening: name,
    showPane: (pane) => {
      if (pane.isVisible && pane.url !== loadedUrl) {
        loadedUrl = pane.url;
        void loadPane(pane.url).then(show);
      }
      if (pane.width !== shown?.width) resizePane(pane.width);
      showPane(pane.isVisible);
      shown = pane;
    },
    removePane: () => {
      shown = null;
      loadedUrl = null;
      showPane(false);
      emptyPane();
    },
    showDialog: ({ url, width, height }) => {
      const scale = window.devicePixelRatio;
      dialog.show(url, () => undefined, { width: width / scale, height: height / scale });
      // It may say why there is no pane.
      show();
    },
    openWorkbook: async (url) => {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${answer.status} ${url}`);
      await known.openWorkbook(new Uint8Array(await answer.arrayBuffer()));
    },
  });
  const hidden = hiddenFrame(`${FOLDER}index.html`);
  const ribbon = new Promise<void>((resolve) => {
    hidden.onload = () => {
      resolve();
    };
  }).then(() => readRibbon(`${FOLDER}ribbon.xml`, hidden.contentWindow!));
  const press = async (id: string): Promise<void> => (await ribbon).press(id);
  return {
    buttons: ribbon.then(({ buttons }) => buttons),
    press,
    isEnabled: () => true,
    onEnabled: () => undefined,
    enter: (asking) => {
      Object.defineProperty(asking, 'Application', { value: wps.application });
      prefer(asking, known.theme);
      // The page of a dialog closes itself, which a frame cannot.
      if (dialog.holds(asking)) Object.defineProperty(asking, 'close', { value: dialog.hide });
    },
    loaded: press(PANE_BUTTON).then(() => loaded),
    arrive: (model) => {
      wps.open(model);
    },
    close: () => {
      wps.close();
      dialog.hide();
      hidden.remove();
      emptyPane();
    },
  };
}

/** The pages of WPS follow the system's colours; here, those that were chosen for the workbench. */
function prefer(asking: Window, theme: Theme): void {
  const ask = asking.matchMedia.bind(asking);
  asking.matchMedia = (query) => {
    if (!query.includes('prefers-color-scheme: dark')) return ask(query);
    return theme === 'dark' ? ask('all') : ask('not all');
  };
}
