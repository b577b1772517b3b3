// The emulated workbook needs it; the add-in does not.
import 'core-js/modules/web.structured-clone';
import { openXlsx } from '../../src/host/xlsx';
import { EmulatedWps, MemoryWorkbook, type PaneNow } from '../../src/workbench';
import sample from '../../assets/samples/shaoxing-2022.xlsx';

/**
 * Runs before the scripts of a page of the add-in, which then takes itself for one in WPS, with the sample open; `?empty`
 * opens an empty workbook, `?en` has English menus.
 */
export interface WpsHarness {
  readonly model: MemoryWorkbook;
  /** The panes as they are now. */
  readonly panes: PaneNow[];
  /** Addresses of the dialogs, and of the workbooks, that the add-in asked for. */
  readonly dialogs: string[];
  readonly opened: string[];
}

declare global {
  interface Window {
    wpsHarness: WpsHarness;
  }
}

function start(): WpsHarness {
  const query = new URLSearchParams(location.search);
  const model = query.has('empty')
    ? new MemoryWorkbook('工作簿1')
    : MemoryWorkbook.of(openXlsx(sample, '样例.xlsx').contents());
  const harness: WpsHarness = { model, panes: [], dialogs: [], opened: [] };
  const { application } = new EmulatedWps(model, [], {
    language: query.has('en') ? 'en-US' : 'zh-CN',
    opening: '',
    showPane: (pane) => {
      harness.panes[pane.id - 1] = pane;
    },
    removePane: () => undefined,
    showDialog: ({ url }) => void harness.dialogs.push(url),
    openWorkbook: (url) => {
      harness.opened.push(url);
      return Promise.resolve();
    },
  });
  Object.defineProperty(window, 'Application', { value: application });
  return harness;
}

window.wpsHarness = start();
