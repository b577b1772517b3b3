import { recalculate, undo } from '../../src/commands';
import type { Host } from '../../src/host/port';
import { newXlsx, openXlsx, type XlsxHost } from '../../src/host/xlsx';
import { mountPane } from '../../src/taskpane';

/**
 * The pane in a browser over an .xlsx file, for looking at it and for its tests. `?book=empty|sample`, `?locale=zh-CN|en`,
 * `?dark`, `?delay=MS` (each read and write takes that long), `?fail=CODE` (reading fails).
 */
export interface Harness {
  readonly revealed: string[];
  /** The workbook as it is now. */
  host(): XlsxHost;
  /** As if a person had typed into a cell, 0-based. */
  type(sheet: string, row: number, column: number, value: string | number | null): Promise<void>;
  /** As if a person had pressed a button of the ribbon, in this workbook or in another one that is open. */
  press(button: keyof typeof BUTTONS, workbook?: string): Promise<void>;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

const BUTTONS = { recalculate, undo };

const query = new URLSearchParams(location.search);
const delay = Number(query.get('delay') ?? 0);
const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, delay));
const revealed: string[] = [];
const listeners = new Set<(sheet: string) => void>();
const writeListeners = new Set<(workbook: string) => void>();
const now = (): Date => new Date(2022, 11, 30, 17, 45);

async function sample(): Promise<XlsxHost> {
  const answer = await fetch('samples/shaoxing-2022.xlsx');
  return openXlsx(new Uint8Array(await answer.arrayBuffer()), 'shaoxing-2022.xlsx');
}

async function empty(): Promise<XlsxHost> {
  const made = newXlsx('工作簿1.xlsx');
  await made.apply({ title: '', changes: [{ kind: 'addSheet', sheet: 'Sheet1' }] });
  return made;
}

async function start(): Promise<void> {
  let book = query.get('book') === 'empty' ? await empty() : await sample();
  const host: Host = {
    name: 'xlsx',
    can: (capability) => capability === 'reveal' || capability === 'events' || book.can(capability),
    read: async (scope) => {
      await wait();
      if (query.has('fail')) throw new TypeError(query.get('fail') ?? '');
      return book.read(scope);
    },
    apply: async (changeSet) => {
      await wait();
      return book.apply(changeSet);
    },
    reveal: async (sheet, row, column) => {
      revealed.push(`${sheet} ${row} ${column}`);
    },
    onEdited: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  window.harness = {
    revealed,
    host: () => book,
    type: async (sheet, row, column, value) => {
      await book.apply({ title: '', changes: [{ kind: 'write', sheet, row, column, values: [[value]] }] });
      listeners.forEach((listener) => {
        listener(sheet);
      });
    },
    press: async (button, workbook) => {
      const onWritten = (name: string): void => {
        tellWritten(workbook ?? name);
      };
      await BUTTONS[button]({ host: book, locale: 'zh-CN', now: now(), onWritten });
    },
  };
  const tellWritten = (workbook: string): void => {
    writeListeners.forEach((listener) => {
      listener(workbook);
    });
  };
  mountPane(document.querySelector<HTMLElement>('#root')!, {
    host,
    locale: query.get('locale') === 'en' ? 'en' : 'zh-CN',
    version: '0.1.0',
    now,
    appearance: { isDark: query.has('dark') },
    onAppearance: () => () => undefined,
    onUntold: () => () => undefined,
    onWritten: (listener) => {
      writeListeners.add(listener);
      return () => writeListeners.delete(listener);
    },
    ribbon: null,
    opensWithWorkbook: null,
    openSample: async () => {
      book = await sample();
    },
    fold: null,
    selfTest: null,
  });
}

void start();
