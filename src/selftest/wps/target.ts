/**
 * The self-test in WPS: each case has a new workbook, which is closed without being saved. The person's workbook comes back
 * to the front, and is never written to: before each step the workbook in front must be the new one.
 */
import {
  call,
  get,
  part,
  partOrNull,
  rangeAt,
  readCells,
  set,
  WpsHost,
  type Application,
  type Box,
  type Range,
  type Sheets,
  type Workbook,
  type Worksheet,
} from '../../host/wps';
import type { CellWrite, Rect } from '../../host/port';
import type { Start } from '../model';
import { guarded, Stopped } from '../stopping';
import type { Target } from '../target';
import type { TestedApplication, TestedWorkbook, TestedWorksheet } from './api';
import { inspectWps } from './inspect';
import { askOften, probeWps } from './probes';
import { recordWps, type WpsRecorder } from './record';

const VISIBLE = { visible: -1, hidden: 0, veryHidden: 2 } as const;

interface Open {
  readonly book: Box<TestedWorkbook>;
  readonly name: string;
}

export function wpsTarget(application: Application): Target {
  const app: Box<TestedApplication> = { it: application as TestedApplication };
  const recorder: WpsRecorder = recordWps(application);
  /** The person's workbook. */
  let before: string | null = null;
  let open: Open | null = null;
  const left: string[] = [];
  let learned: WpsHost | null = null;

  const close = async (): Promise<void> => {
    const closing = open;
    if (closing === null) return;
    open = null;
    try {
      await closeBook(app, closing);
    } catch {
      // Or each case would leave another one.
      left.push(closing.name);
      throw new Stopped('notClosed');
    } finally {
      await toFront(app, before);
    }
  };
  const openNew = async (): Promise<Open> => {
    await close();
    open = await openScratch(app, before);
    return open;
  };
  return {
    host: 'wps',
    refusal: async () => {
      if ((await get(app, 'Ready')) === false) return 'busy';
      const books = await partOrNull(app, 'Workbooks').catch(() => null);
      return books === null || typeof books.it.Add !== 'function' ? 'noScratch' : null;
    },
    openBlank: null,
    begin: async () => {
      before = await frontName(app);
    },
    probe: async () => {
      const { book } = await openNew();
      try {
        return await probeWps(app, book);
      } finally {
        await close();
      }
    },
    start: async (start) => {
      const { book, name } = await openNew();
      await layOut(app, book, start);
      if (start.changes !== undefined) {
        await new WpsHost(application).apply({ title: '自检', changes: start.changes });
      }
      await finishSheets(book, start);
      const host = new WpsHost(recorder.application);
      learned = host;
      const isInFront = async (): Promise<void> => {
        if ((await frontName(app)) !== name) throw new Stopped('otherWorkbook');
      };
      return { host: guarded(host, isInFront), inspect: () => inspectWps(app, book), close };
    },
    learned: () => {
      const { refused = [], ways = {} } = learned?.findings() ?? {};
      return { ...ways, ...(refused.length > 0 ? { refused: refused.join(', ') } : {}) };
    },
    askOften: () => askOften(app),
    finish: async () => {
      await close().catch(() => undefined);
      return left;
    },
    recorder,
  };
}

async function frontName(app: Box<Application>): Promise<string | null> {
  const book = await partOrNull(app, 'ActiveWorkbook');
  return book === null ? null : await get(book, 'Name');
}

/** A new workbook in front. Throws `Stopped` when none came, for then the one in front is the person's. */
async function openScratch(app: Box<TestedApplication>, before: string | null): Promise<Open> {
  await call(await part(app, 'Workbooks'), 'Add');
  const book = await partOrNull(app, 'ActiveWorkbook');
  const name = book === null ? null : await get(book, 'Name');
  if (book === null || name === null || name === before || !(await isBlank(app, book))) {
    throw new Stopped('otherWorkbook');
  }
  return { book: book as Box<TestedWorkbook>, name };
}

async function isBlank(app: Box<Application>, book: Box<Workbook>): Promise<boolean> {
  const sheets = await part(book, 'Worksheets');
  const count = await part(app, 'WorksheetFunction');
  for (let index = 1; index <= (await get(sheets, 'Count')); index++) {
    const used = await part(await call(sheets, 'Item', index), 'UsedRange');
    if ((await call(count, 'CountA', used)) !== 0) return false;
  }
  return true;
}

async function closeBook(app: Box<Application>, { book, name }: Open): Promise<void> {
  // Whoever closed it already saves us the trouble.
  if ((await get(book, 'Name').catch(() => null)) !== name) return;
  await silently(app, async () => {
    await call(book, 'Close', false);
  });
}

async function toFront(app: Box<TestedApplication>, name: string | null): Promise<void> {
  if (name === null || (await frontName(app)) === name) return;
  await call(await call(await part(app, 'Workbooks'), 'Item', name), 'Activate');
}

/** WPS asks nothing while `work` runs. */
async function silently(app: Box<Application>, work: () => Promise<void>): Promise<void> {
  const alerts = await get(app, 'DisplayAlerts');
  set(app, 'DisplayAlerts', false);
  try {
    await work();
  } finally {
    if (alerts !== false) set(app, 'DisplayAlerts', true);
  }
}

/** Sheets with their cells, one by one, in the plainest way there is. */
async function layOut(app: Box<Application>, book: Box<Workbook>, start: Start): Promise<void> {
  const sheets = await part(book, 'Worksheets');
  await silently(app, async () => {
    for (let count = await get(sheets, 'Count'); count > start.sheets.length; count--) {
      await call(await call(sheets, 'Item', count), 'Delete');
    }
  });
  for (const [index, { name, values = [] }] of start.sheets.entries()) {
    if (index >= (await get(sheets, 'Count'))) await addBehind(sheets, await call(sheets, 'Item', index));
    const sheet = await call(sheets, 'Item', index + 1);
    set(sheet, 'Name', name);
    for (const [row, cells] of values.entries()) {
      for (const [column, value] of cells.entries()) {
        if (value === null || value === undefined) continue;
        const rect = { row, column, rows: 1, columns: 1 };
        const cell = await rangeAt(sheet, rect);
        const entry = entryOf(value);
        set(cell, typeof value === 'object' && 'formula' in value ? 'Formula' : 'Value2', entry);
        const isKept = typeof value === 'string' && (await readCells(sheet, rect)).values[0]?.[0] === entry;
        if (isKept) await enterText(cell, value);
      }
    }
  }
  await call(await call(sheets, 'Item', 1), 'Activate');
}

/** Builds differ in what stands for an argument that is left out. */
async function addBehind(sheets: Box<Sheets>, last: Box<Worksheet>): Promise<void> {
  await call(sheets, 'Add', undefined, last).catch(() => call(sheets, 'Add', null, last));
}

/** Where the apostrophe stays as a character: under the format of texts, for as long as it takes. */
async function enterText(cell: Box<Range>, text: string): Promise<void> {
  const before = await get(cell, 'NumberFormat');
  set(cell, 'NumberFormat', '@');
  set(cell, 'Value2', text);
  set(cell, 'NumberFormat', before);
}

/** An apostrophe makes a text of whatever it looks like. */
function entryOf(value: NonNullable<CellWrite>): string | number | boolean {
  if (typeof value === 'string') return `'${value}`;
  if (typeof value !== 'object') return value;
  return 'formula' in value ? value.formula : value.error;
}

async function finishSheets(book: Box<Workbook>, { sheets }: Start): Promise<void> {
  const all = await part(book, 'Worksheets');
  for (const { name, visibility, isProtected, table } of sheets) {
    if (visibility === undefined && isProtected !== true && table === undefined) continue;
    const sheet = (await call(all, 'Item', name)) as Box<TestedWorksheet>;
    if (table !== undefined) await makeTable(sheet, table);
    if (isProtected === true) await call(sheet, 'Protect');
    if (visibility !== undefined) set(sheet, 'Visible', VISIBLE[visibility]);
  }
}

async function makeTable(sheet: Box<TestedWorksheet>, table: Rect): Promise<void> {
  const [tables, cells] = [await part(sheet, 'ListObjects'), await rangeAt(sheet, table)];
  await call(tables, 'Add', 1, cells, undefined, 1).catch(() => call(tables, 'Add', 1, cells, null, 1));
}
