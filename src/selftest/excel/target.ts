/// <reference types="office-js" />
/**
 * The self-test in Excel. An add-in sees no workbook but its own, so it runs in a blank one: the sheets that are there are
 * hidden for as long as a case takes, and never written to; the cases have sheets of their own, which go again.
 */
import { ExcelHost } from '../../host/excel';
import type { CellWrite, Host, Visibility } from '../../host/port';
import { isOwnName, isOwnSheet } from '../cases';
import type { Start } from '../model';
import { Stopped } from '../stopping';
import type { Refusal, Scratch, Target } from '../target';
import { inspectExcel } from './inspect';
import { probeExcel } from './probes';
import { recordExcel, type ExcelRecorder } from './record';

/** A sheet that was there before. */
interface Parked {
  readonly id: string;
  readonly name: string;
  readonly visibility: Excel.Worksheet['visibility'];
}

const WIRE: Readonly<Record<Visibility, 'Visible' | 'Hidden' | 'VeryHidden'>> = {
  visible: 'Visible',
  hidden: 'Hidden',
  veryHidden: 'VeryHidden',
};
/** The smallest questions whose time is taken. */
const QUESTIONS = 10;

export function excelTarget(): Target {
  let parked: readonly Parked[] = [];
  let active = '';
  let recorder: ExcelRecorder | null = null;
  const tidyUp = (): Promise<void> => removeOwn(parked, active);
  return {
    host: 'excel',
    refusal: async () => {
      try {
        return refusalOf(await lookAround());
      } catch (error) {
        // A chart that is shown is no worksheet: somebody has drawn it.
        if (error instanceof Error && 'code' in error && error.code === 'UnsupportedSheet') return 'notBlank';
        throw error;
      }
    },
    openBlank: async () => {
      await Excel.createWorkbook();
    },
    begin: async () => {
      const around = await lookAround();
      if (refusalOf(around) !== null) throw new Stopped('otherWorkbook');
      ({ sheets: parked, active } = around);
      recorder = recordExcel();
    },
    probe: async () => probeExcel(),
    start: async (start) => {
      await insist(tidyUp);
      await makeSheets(start, parked);
      if (start.changes !== undefined) await new ExcelHost().apply({ title: '自检', changes: start.changes });
      await finishSheets(start);
      const scratch: Scratch = {
        host: excelSubject(),
        inspect: () => inspectExcel(isOwnSheet),
        close: () => insist(tidyUp),
      };
      return scratch;
    },
    learned: () => ({}),
    askOften: async () => {
      for (let asked = 0; asked < QUESTIONS; asked++) {
        await Excel.run(async (context) => {
          context.workbook.load('name');
          await context.sync();
        });
      }
      return QUESTIONS;
    },
    finish: async () => {
      try {
        if (parked.length > 0) await insist(tidyUp);
        const { sheets, names } = await lookAround();
        return [...sheets.map(({ name }) => name).filter(isOwnSheet), ...names.filter(isOwnName)];
      } finally {
        recorder?.stop();
      }
    },
    recorder: {
      begin: (id) => recorder?.begin(id),
      end: () => recorder?.end(),
      aside: (work) => (recorder === null ? work() : recorder.aside(work)),
      count: () => recorder?.count() ?? 0,
      result: () => recorder?.result() ?? { texts: [], cases: {}, cut: [] },
    },
  };
}

interface Around {
  readonly sheets: readonly Parked[];
  readonly active: string;
  readonly names: readonly string[];
  /** Nothing is in any sheet. */
  readonly isBlank: boolean;
  /** The workbook may be changed. */
  readonly isOpen: boolean;
}

function refusalOf({ sheets, names, isBlank, isOpen }: Around): Refusal | null {
  const isFree = isBlank && isOpen && names.length === 0 && !sheets.some(({ name }) => isOwnSheet(name));
  return isFree ? null : 'notBlank';
}

async function lookAround(): Promise<Around> {
  return Excel.run(async (context) => {
    const { workbook } = context;
    const { worksheets } = workbook;
    worksheets.load('items/id,items/name,items/visibility');
    workbook.names.load('items/name');
    workbook.protection.load('protected');
    const active = worksheets.getActiveWorksheet();
    active.load('id');
    await context.sync();
    const contents = worksheets.items.map((sheet) => {
      const used = sheet.getUsedRangeOrNullObject(false);
      used.load('address');
      sheet.charts.load('count');
      sheet.tables.load('count');
      const shapes = sheet.shapes.getCount();
      return () => used.isNullObject && sheet.charts.count + sheet.tables.count + shapes.value === 0;
    });
    await context.sync();
    return {
      sheets: worksheets.items.map(({ id, name, visibility }) => ({ id, name, visibility })),
      active: active.id,
      names: workbook.names.items.map(({ name }) => name),
      isBlank: contents.every((isEmpty) => isEmpty()),
      isOpen: !workbook.protection.protected,
    };
  });
}

/** One request: sheets with their cells, one by one, in the plainest way there is; then those that were there are hidden. */
async function makeSheets({ sheets }: Start, parked: readonly Parked[]): Promise<void> {
  await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    for (const { name, values = [] } of sheets) {
      const sheet = worksheets.add(name);
      values.forEach((row, r) => {
        row.forEach((value, c) => {
          if (value !== null && value !== undefined) sheet.getRangeByIndexes(r, c, 1, 1).formulas = [[entryOf(value)]];
        });
      });
    }
    worksheets.getItem(sheets[0]!.name).activate();
    for (const { id, visibility } of parked) {
      if (visibility === 'Visible') worksheets.getItem(id).visibility = 'Hidden';
    }
    await context.sync();
  });
}

/** An apostrophe makes a text of whatever it looks like. */
function entryOf(value: NonNullable<CellWrite>): string | number | boolean {
  if (typeof value === 'string') return `'${value}`;
  if (typeof value !== 'object') return value;
  return 'formula' in value ? value.formula : value.error;
}

async function finishSheets({ sheets }: Start): Promise<void> {
  const special = sheets.filter(
    ({ visibility, isProtected, table }) => visibility !== undefined || isProtected === true || table !== undefined,
  );
  if (special.length === 0) return;
  await Excel.run(async (context) => {
    for (const { name, visibility, isProtected, table } of special) {
      const sheet = context.workbook.worksheets.getItem(name);
      if (table !== undefined) {
        sheet.tables.add(sheet.getRangeByIndexes(table.row, table.column, table.rows, table.columns), true);
      }
      if (isProtected === true) sheet.protection.protect();
      if (visibility !== undefined) sheet.visibility = WIRE[visibility];
    }
    await context.sync();
  });
}

/** Shows what was there before, then removes our sheets and names; nothing else. */
async function removeOwn(parked: readonly Parked[], active: string): Promise<void> {
  await Excel.run(async (context) => {
    const { workbook } = context;
    const { worksheets } = workbook;
    worksheets.load('items/id,items/name,items/visibility');
    workbook.names.load('items/name');
    await context.sync();
    const before = new Map(parked.map(({ id, visibility }) => [id, visibility]));
    const own = worksheets.items.filter(({ id, name }) => !before.has(id) && isOwnSheet(name));
    const hidden = worksheets.items.filter((sheet) => (before.get(sheet.id) ?? sheet.visibility) !== sheet.visibility);
    const names = workbook.names.items.filter(({ name }) => isOwnName(name));
    if (own.length + hidden.length + names.length === 0) return;
    for (const sheet of hidden) sheet.visibility = before.get(sheet.id)!;
    worksheets.getItem(active).activate();
    for (const { name } of names) workbook.names.getItem(name).delete();
    for (const sheet of own) {
      // A very hidden one cannot be deleted.
      if (sheet.visibility === 'VeryHidden') sheet.visibility = 'Hidden';
      sheet.delete();
    }
    await context.sync();
  });
}

const TRIES = 3;
/** Milliseconds between two tries: somebody may be typing into a cell. */
const PAUSE = 300;

async function insist(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

/** The host of a case: it does not tell of the sheets that were there before. */
export function excelSubject(host: Host = new ExcelHost()): Host {
  return {
    name: host.name,
    can: (capability) => host.can(capability),
    read: async (scope) => {
      const snapshot = await host.read(scope);
      return { ...snapshot, sheets: snapshot.sheets.filter(({ name }) => isOwnSheet(name)) };
    },
    apply: (changeSet) => host.apply(changeSet),
    reveal: (sheet, row, column) => host.reveal(sheet, row, column),
    onEdited: (listener) => host.onEdited(listener),
  };
}
