// The emulated workbook needs it; the add-in does not.
import 'core-js/modules/web.structured-clone';
import { openXlsx } from '../../src/host/xlsx';
import { EmulatedWps, MemoryWorkbook } from '../../src/workbench';
import sample from '../../assets/samples/shaoxing-2022.xlsx';

/**
 * Runs before the scripts of a page of the add-in, which then takes itself for one in WPS, with the sample open; `#empty`
 * opens an empty workbook.
 */
export interface WpsHarness {
  readonly model: MemoryWorkbook;
  /** What the add-in asked WPS to show: addresses of panes and dialogs. */
  readonly panes: {
    readonly url: string;
    Visible: boolean;
    DockPosition: number;
    Width: number;
    readonly ID: number;
  }[];
  readonly dialogs: string[];
  /** Files that were opened. */
  readonly opened: unknown[];
  readonly storage: Map<string, unknown>;
}

declare global {
  interface Window {
    wpsHarness: WpsHarness;
  }
}

function start(): WpsHarness {
  const isEmpty = location.search.includes('empty');
  const model = isEmpty ? new MemoryWorkbook('工作簿1') : MemoryWorkbook.of(openXlsx(sample, '样例.xlsx').contents());
  const harness: WpsHarness = { model, panes: [], dialogs: [], opened: [], storage: new Map() };
  const addIn: Readonly<Record<string, unknown>> = {
    PluginStorage: {
      getItem: (key: string) => harness.storage.get(key) ?? null,
      setItem: (key: string, value: unknown) => void harness.storage.set(key, value),
      removeItem: (key: string) => void harness.storage.delete(key),
    },
    CreateTaskPane: (url: string) => {
      const pane = { url, Visible: false, DockPosition: 0, Width: 300, ID: harness.panes.length + 1 };
      harness.panes.push(pane);
      return pane;
    },
    GetTaskPane: (id: number) => harness.panes.find(({ ID }) => ID === id) ?? null,
    ShowDialog: (url: string) => void harness.dialogs.push(url),
    LanguageSettings: { LanguageID: () => (location.search.includes('en') ? 1033 : 2052) },
    Workbooks: {
      Open: (...given: unknown[]) => {
        harness.opened.push(given[0], given[2]);
        return {};
      },
    },
  };
  const { application } = new EmulatedWps(model);
  const merged = new Proxy(application, {
    get: (wps, key) => addIn[key as string] ?? (wps as Record<PropertyKey, unknown>)[key],
  });
  Object.defineProperty(window, 'Application', { value: merged });
  return harness;
}

window.wpsHarness = start();
