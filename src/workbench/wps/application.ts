/** The application: its settings, its window, its events. */
import type { Edit } from '../model';
import {
  asNumber,
  asText,
  asTruth,
  wpsObject,
  wrong,
  type Emulation,
  EVENTS,
  type Listener,
  type Member,
  type Members,
  type Settings,
} from './object';
import { rangeObject } from './range';
import { shellMembers, storageObject, type Surroundings } from './shell';
import { workbookObject } from './workbook';
import { worksheetObject } from './worksheet';

/** Some of the words that stand for numbers; nobody may count on them. */
const ENUM = { xlSheetVisible: -1, xlSheetHidden: 0, xlSheetVeryHidden: 2, xlExpression: 2, xlCenter: -4108 };

export function applicationObject(
  emulation: Emulation,
  isReady: () => boolean,
  surroundings: Surroundings | undefined,
): object {
  const { has, settings, whenOpen } = emulation;
  const setting = (key: keyof Settings): Member => ({
    get: () => settings[key],
    set: (value) => {
      settings[key] = key === 'Calculation' ? asNumber(value) : asTruth(value);
    },
  });
  const ofWorkbook = (part: () => unknown): Member => ({ get: () => whenOpen(part) });
  const { books } = emulation;
  const workbooks = new WeakMap<Emulation, object>();
  const workbookOf = (book: Emulation): object => {
    const known = workbooks.get(book) ?? workbookObject(book);
    workbooks.set(book, known);
    return known;
  };
  const active = (): Emulation => books.active ?? wrong('没有打开的工作簿');
  const storage = storageObject(emulation);
  const events = has('eventsAbsent') ? undefined : eventsObject(emulation);
  return wpsObject(emulation, 'Application', {
    Name: { get: () => 'WPS 表格' },
    Version: { get: () => '12.0' },
    Build: { get: () => '12.1.0.0' },
    OperatingSystem: { get: () => 'emulated' },
    Ready: { get: () => (has('readyMissing') ? undefined : isReady()) },
    Workbooks: { get: () => workbooksObject(emulation, workbookOf, surroundings) },
    ActiveWorkbook: { get: () => books.active && workbookOf(books.active) },
    ActiveSheet: ofWorkbook(() => worksheetObject(active(), active().model.activeSheet())),
    ActiveWindow: ofWorkbook(() => windowObject(active())),
    ApiEvent: { get: () => events },
    WorksheetFunction: { get: () => wpsObject(emulation, 'WorksheetFunction', functions(active())) },
    ...(has('enumsMissing') ? {} : { Enum: { get: () => ENUM } }),
    PluginStorage: { get: () => storage },
    ScreenUpdating: setting('ScreenUpdating'),
    DisplayAlerts: setting('DisplayAlerts'),
    EnableEvents: setting('EnableEvents'),
    CopyObjectsWithCells: setting('CopyObjectsWithCells'),
    Calculation: setting('Calculation'),
    ...(surroundings === undefined ? {} : shellMembers(emulation, surroundings)),
  });
}

function workbooksObject(
  emulation: Emulation,
  workbookOf: (book: Emulation) => object,
  surroundings: Surroundings | undefined,
): object {
  const { books, has } = emulation;
  return wpsObject(emulation, 'Workbooks', {
    Count: { get: () => books.list.length },
    Item: {
      call: (key) => {
        const found = books.list.find(({ name }, index) =>
          typeof key === 'number' ? index === key - 1 : name() === key,
        );
        return workbookOf(found ?? wrong(`下标越界 ${String(key)}`));
      },
    },
    Add: {
      call: () => {
        const added = books.add();
        return has('addReturnsNothing') ? undefined : workbookOf(added);
      },
    },
    ...(surroundings && { Open: { call: (url: unknown) => surroundings.openWorkbook(asText(url)) } }),
  });
}

function functions(emulation: Emulation): Members {
  return {
    CountA: {
      call: (range) => {
        const { model, places } = emulation;
        const place = places.get(range as object) ?? wrong('CountA');
        return model.filledCells(place.sheet, place.rect).length;
      },
    },
  };
}

/** How much of a sheet a window shows. */
const SEEN = { rows: 25, columns: 10 };

/** The window shows the active sheet, and only of that can it tell and set anything. */
function windowObject(emulation: Emulation): object {
  const { model, selections, unseen } = emulation;
  const sheet = model.activeSheet();
  const kept = (name: string, initial: number): Member => ({
    get: () => unseen.get(`${sheet} ${name}`) ?? initial,
    set: (value) => void unseen.set(`${sheet} ${name}`, asNumber(value)),
  });
  const split = (name: 'SplitRow' | 'SplitColumn', key: 'rows' | 'columns'): Member => ({
    get: () => unseen.get(`${sheet} ${name}`) ?? model.frozen(sheet)[key],
    set: (value) => void unseen.set(`${sheet} ${name}`, asNumber(value)),
  });
  const splitRow = split('SplitRow', 'rows');
  const splitColumn = split('SplitColumn', 'columns');
  const valueOf = (member: Member): number => asNumber('get' in member ? member.get() : 0);
  return wpsObject(emulation, 'Window', {
    ActiveCell: {
      get: () => {
        const { row, column } = selections.get(sheet) ?? { row: 0, column: 0 };
        return rangeObject(emulation, { sheet, rect: { row, column, rows: 1, columns: 1 } });
      },
    },
    ScrollRow: kept('ScrollRow', 1),
    ScrollColumn: kept('ScrollColumn', 1),
    VisibleRange: {
      get: () => {
        const [row, column] = [valueOf(kept('ScrollRow', 1)), valueOf(kept('ScrollColumn', 1))];
        return rangeObject(emulation, { sheet, rect: { row: row - 1, column: column - 1, ...SEEN } });
      },
    },
    SplitRow: splitRow,
    SplitColumn: splitColumn,
    FreezePanes: {
      get: () => model.frozen(sheet).rows + model.frozen(sheet).columns > 0,
      set: (value) => {
        const isOn = asTruth(value);
        model.freeze(sheet, isOn ? valueOf(splitRow) : 0, isOn ? valueOf(splitColumn) : 0);
        unseen.delete(`${sheet} SplitRow`);
        unseen.delete(`${sheet} SplitColumn`);
      },
    },
  });
}

/** Tells those who listen of an edit; own ones are told like those of people. Nothing is told of another name or place of a sheet. */
export function tellEdit(emulation: Emulation, { sheet, range, tab }: Edit): void {
  const { model, settings, listeners } = emulation;
  const isThere = model.sheets().some(({ id }) => id === sheet);
  if (settings.EnableEvents !== true || !isThere || emulation.has('eventsNeverCome')) return;
  const object = worksheetObject(emulation, sheet);
  if (tab === undefined) {
    listeners.SheetChange.forEach((tell) => {
      tell(object, rangeObject(emulation, { sheet, rect: range }));
    });
  } else if (tab === 'added') {
    listeners.WorkbookNewSheet.forEach((tell) => {
      tell(workbookObject(emulation), object);
    });
  } else if (tab === 'activated') {
    listeners.SheetActivate.forEach((tell) => {
      tell(object);
    });
  }
}

function eventsObject(emulation: Emulation): object {
  const { listeners, has } = emulation;
  const listenersOf = (name: unknown): Set<Listener> => {
    const known = EVENTS.find((event) => event === name);
    if (known === undefined || (known !== 'SheetChange' && has('eventsOfCellsOnly'))) wrong(`event ${String(name)}`);
    return listeners[known];
  };
  return wpsObject(emulation, 'ApiEvent', {
    AddApiEventListener: {
      call: (name, listener) => {
        if (has('eventsWantName') && typeof listener !== 'string') wrong('AddApiEventListener');
        listenersOf(name).add(listener as Listener);
      },
    },
    RemoveApiEventListener: {
      call: (name, listener) => {
        listenersOf(name).delete(listener as Listener);
      },
    },
  });
}
