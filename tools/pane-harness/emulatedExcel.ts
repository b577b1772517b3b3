import type { WorkbookContents } from '../../src/host/common';
import {
  dialogExternal,
  EmulatedExcel,
  MemoryWorkbook,
  windowExternal,
  type DialogRequest,
  type ExcelOptions,
} from '../../src/workbench';

/**
 * Runs before office.js, which then takes this page for one of the add-in's in Excel for Windows, with an
 * empty workbook unless `workbookContents` is set before. `?api=1.9` is what this Excel can do, `?theme=dark` how it looks, `?lang=en` its language; `?dialogs=none` refuses them, else they are windows.
 */
export interface ExcelHarness {
  readonly excel: EmulatedExcel;
  readonly model: MemoryWorkbook;
  /** The dialogs so far. */
  readonly dialogs: DialogRequest[];
  /** Sizes in bytes of the workbooks that were opened. */
  readonly opened: number[];
}

declare global {
  interface Window {
    excelHarness: ExcelHarness;
    workbookContents?: WorkbookContents;
  }
}

function start(): ExcelHarness {
  const query = new URLSearchParams(location.search);
  const contents = window.workbookContents;
  const model = contents ? MemoryWorkbook.of(contents) : new MemoryWorkbook('考核.xlsx');
  const dialogs: DialogRequest[] = [];
  const opened: number[] = [];
  const options: ExcelOptions = {
    excelApi: query.get('api') ?? '1.14',
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    language: query.get('lang') === 'en' ? 'en-US' : 'zh-CN',
    openWorkbook: (bytes) => opened.push(bytes.length),
    ...(query.get('dialogs') !== 'none' && {
      showDialog: (dialog: DialogRequest) => {
        dialogs.push(dialog);
        const shown = window.open(dialog.url);
        return () => shown?.close();
      },
    }),
  };
  return { excel: new EmulatedExcel(model, options), model, dialogs, opened };
}

const opener = window.opener as Window | null;
if (opener) {
  const { excel, dialogs } = opener.excelHarness;
  Object.defineProperty(window, 'external', { value: dialogExternal(excel, dialogs.at(-1)!) });
} else {
  window.excelHarness = start();
  const page = location.pathname.endsWith('/commands.html') ? 'commands' : 'pane';
  Object.defineProperty(window, 'external', { value: windowExternal(window.excelHarness.excel, page) });
}
