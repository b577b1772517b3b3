import type { WorkbookContents } from '../../src/host/common';
import {
  dialogExternal,
  EmulatedExcel,
  MemoryWorkbook,
  windowExternal,
  type DialogRequest,
  type ExcelOptions,
  type ExcelQuirk,
  type SharedRuntime,
} from '../../src/workbench';

/**
 * Runs before office.js, which then takes this page for one of the add-in's in Excel for Windows, with an
 * empty workbook unless `workbookContents` is set before. `?api=1.9` is what this Excel can do, `?theme=dark` how it looks, `?lang=en` its language, `?quirk=NAME` what it does; `?dialogs=none` refuses them, else they are windows.
 * Its functions run in this page, unless `?runtime=own`: then in one of their own, which is a window, too.
 */
export interface ExcelHarness {
  readonly excel: EmulatedExcel;
  readonly model: MemoryWorkbook;
  /** The dialogs so far. */
  readonly dialogs: DialogRequest[];
  /** The page that pane and functions share; how often it was shown. */
  readonly runtime: SharedRuntime & { shown: number };
  /** The page of the functions that was opened last, where they have one of their own. */
  commands: Window | null;
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
  const runtime = {
    shown: 0,
    show: () => {
      runtime.shown++;
    },
    startsWithDocument: query.get('start') === 'document',
  };
  const options: ExcelOptions = {
    excelApi: query.get('api') ?? '1.14',
    quirks: query.getAll('quirk') as ExcelQuirk[],
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    language: query.get('lang') === 'en' ? 'en-US' : 'zh-CN',
    openWorkbook: (bytes) => opened.push(bytes.length),
    ...(query.get('runtime') !== 'own' && { sharedRuntime: runtime }),
    ...(query.get('dialogs') !== 'none' && {
      showDialog: (dialog: DialogRequest) => {
        dialogs.push(dialog);
        const shown = window.open(dialog.url);
        return () => shown?.close();
      },
    }),
  };
  const harness: ExcelHarness = {
    excel: new EmulatedExcel(model, options),
    model,
    dialogs,
    runtime,
    commands: null,
    opened,
  };
  harness.excel.ribbon.onNeeded(() => {
    harness.commands = window.open('excel.html');
    return () => harness.commands?.close();
  });
  return harness;
}

const opener = window.opener as Window | null;
if (opener) {
  const { excel, dialogs } = opener.excelHarness;
  const isDialog = location.pathname.endsWith('/message.html');
  const external = isDialog ? dialogExternal(excel, dialogs.at(-1)!) : windowExternal(excel, 'commands');
  Object.defineProperty(window, 'external', { value: external });
} else {
  window.excelHarness = start();
  Object.defineProperty(window, 'external', { value: windowExternal(window.excelHarness.excel) });
}
