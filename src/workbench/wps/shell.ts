/** What an add-in finds in WPS besides the workbook: panes, dialogs, a storage, the language of the menus. */
import type { Language } from '../excel/emulatedExcel';
import { asNumber, asText, asTruth, wpsObject, wrong, type Emulation, type Member, type Members } from './object';

/** A task pane of an add-in, as it is now. */
export interface PaneNow {
  readonly id: number;
  readonly url: string;
  readonly isVisible: boolean;
  /** Pixels. */
  readonly width: number;
}

/** A dialog that an add-in asks for: sizes in pixels of the screen. */
export interface WpsDialog {
  readonly url: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
}

/** What surrounds the workbook. Without it, WPS has no panes and no dialogs. */
export interface Surroundings {
  readonly language: Language;
  /** The name of the workbook that is being opened. */
  readonly opening: string;
  /** A pane was made or changed. */
  readonly showPane: (pane: PaneNow) => void;
  readonly removePane: (id: number) => void;
  readonly showDialog: (dialog: WpsDialog) => void;
  /** Puts the workbook at an address in front; resolves when it is there. */
  readonly openWorkbook: (url: string) => Promise<void>;
}

/** Numbers of Windows' languages. */
const LANGUAGES: Readonly<Record<Language, number>> = { 'zh-CN': 2052, 'en-US': 1033 };
const LANGUAGE_OF_MENUS = 2;
const DOCKED_RIGHT = 2;
const WIDTH = 350;

/** Members of the application. What belongs to one WPS, and not to a workbook, lasts as long as it. */
export function shellMembers(emulation: Emulation, surroundings: Surroundings): Members {
  const panes = panesOf(emulation, surroundings);
  const object = (type: string, members: Members): Member => {
    const it = wpsObject(emulation, type, members);
    return { get: () => it };
  };
  return {
    ...panes,
    ShowDialog: {
      call: (url, title, width, height) => {
        surroundings.showDialog({
          url: asText(url),
          title: asText(title),
          width: asNumber(width),
          height: asNumber(height),
        });
      },
    },
    LanguageSettings: object('LanguageSettings', {
      LanguageID: {
        call: (id) => (id === LANGUAGE_OF_MENUS ? LANGUAGES[surroundings.language] : wrong('LanguageID')),
      },
    }),
  };
}

/** What the pages of an add-in share. */
export function storageObject(emulation: Emulation): object {
  const stored = new Map<string, string>();
  return wpsObject(emulation, 'PluginStorage', {
    setItem: { call: (key, value) => void stored.set(String(key), String(value)) },
    getItem: { call: (key) => stored.get(String(key)) ?? null },
    removeItem: { call: (key) => void stored.delete(String(key)) },
  });
}

function panesOf(emulation: Emulation, { showPane, removePane }: Surroundings): Members {
  const panes = new Map<number, object>();
  const create = (url: string): object => {
    let now: PaneNow = { id: panes.size + 1, url, isVisible: false, width: WIDTH };
    const change = (next: Partial<PaneNow>): void => {
      if (!panes.has(now.id)) wrong('TaskPane: deleted');
      now = { ...now, ...next };
      showPane(now);
    };
    const pane = wpsObject(emulation, 'TaskPane', {
      ID: { get: () => now.id },
      Visible: { get: () => now.isVisible, set: (value) => change({ isVisible: asTruth(value) }) },
      Width: { get: () => now.width, set: (value) => change({ width: asNumber(value) }) },
      DockPosition: {
        get: () => DOCKED_RIGHT,
        set: (value) => {
          if (value !== DOCKED_RIGHT) wrong('DockPosition: only right is modelled');
        },
      },
      Navigate: { call: (to) => change({ url: asText(to) }) },
      Delete: {
        call: () => {
          panes.delete(now.id);
          removePane(now.id);
        },
      },
    });
    panes.set(now.id, pane);
    return pane;
  };
  return {
    CreateTaskPane: { call: (url) => create(asText(url)) },
    // The storage has made a text of the number.
    GetTaskPane: { call: (id) => panes.get(Number(id)) ?? null },
  };
}
