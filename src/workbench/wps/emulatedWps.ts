/** WPS 表格 as the pages of an add-in see it, over any workbook: for tests, and for people who have neither Excel nor WPS. */
import { MemoryWorkbook, type SheetId, type WorkbookModel } from '../model';
import { applicationObject, tellEdit } from './application';
import { filterOut } from './filtered';
import type { Access, Books, Emulation, Settings } from './object';
import { QUIRKS, type Quirk } from './quirks';
import type { Surroundings } from './shell';

/** When a call fails: before it does anything, or after it has done it. */
export type FaultTime = 'before' | 'after';

export interface WpsCall {
  /** Counted from 1 since the faults were set. */
  readonly number: number;
  /** Such as `Range.Value2`. */
  readonly name: string;
  readonly kind: Access;
}

export type Faults = (call: WpsCall) => FaultTime | null;

/** What `Workbooks.Add` opens: it is kept in memory, shown nowhere, and knows no functions but sums of whole numbers. */
function blankWorkbook(name: string): WorkbookModel {
  return new MemoryWorkbook(name, ['Sheet1'], (formula) =>
    /^=\d+(?:\+\d+)*$/.test(formula)
      ? formula
          .slice(1)
          .split('+')
          .reduce((sum, term) => sum + Number(term), 0)
      : 0,
  );
}

export class EmulatedWps {
  /** Properties read and set and methods called so far. */
  calls = 0;
  /** The same by name. */
  readonly tally = new Map<string, number>();
  /** Somebody is typing into a cell. */
  isEditing = false;
  readonly settings: Settings = {
    ScreenUpdating: true,
    DisplayAlerts: true,
    EnableEvents: true,
    CopyObjectsWithCells: true,
    Calculation: -4105,
  };
  /** What the pages find as `window.Application`. */
  readonly application: object;
  private readonly emulation: Emulation;
  private opened: WorkbookModel | null = null;
  private stopListening: () => void = () => undefined;
  private arrive!: () => void;
  private readonly books: Books;
  private faults: Faults | null = null;
  private since = 0;

  /** Without a workbook, one is still being opened: what pages ask of it, but for its name, they get as a promise. */
  constructor(model: WorkbookModel | null, quirks: readonly Quirk[] = [], surroundings?: Surroundings) {
    const unknown = quirks.find((quirk) => !(quirk in QUIRKS));
    if (unknown !== undefined) throw new Error(`no quirk ${unknown}: ${Object.keys(QUIRKS).join(', ')}`);
    const chosen = new Set(quirks);
    const arrival = new Promise<void>((resolve) => {
      this.arrive = resolve;
    });
    const current = (): WorkbookModel => this.model;
    let lastId = 0;
    let lastBook = 0;
    const books: Books = {
      list: [],
      active: null,
      add: () => {
        const model = blankWorkbook(`工作簿${++lastBook}`);
        const added: Emulation = {
          ...this.emulation,
          model,
          name: () => model.name(),
          whenOpen: (work) => work(),
          selections: new Map(),
          filtered: new Map(),
          unseen: new Map(),
        };
        model.onEdit((edit) => {
          tellEdit(added, edit);
        });
        books.list = [...books.list, added];
        books.active = added;
        return added;
      },
    };
    this.books = books;
    this.emulation = {
      books,
      get model() {
        return current();
      },
      name: () => this.opened?.name() ?? surroundings?.opening ?? '',
      whenOpen: (work) => (this.opened === null ? arrival.then(work) : work()),
      listeners: { SheetChange: new Set(), SheetActivate: new Set(), WorkbookNewSheet: new Set() },
      has: (quirk) => chosen.has(quirk),
      settings: this.settings,
      access: (name, kind, work) => this.access(name, kind, work, chosen.has('editModeSilent')),
      places: new WeakMap(),
      sheets: new WeakMap(),
      selections: new Map(),
      filtered: new Map(),
      unseen: new Map(),
      newId: () => `wps-${++lastId}`,
      application: null,
    };
    books.list = [this.emulation];
    books.active = this.emulation;
    this.application = applicationObject(this.emulation, () => !this.isEditing, surroundings);
    this.emulation.application = this.application;
    if (model !== null) this.open(model);
  }

  /** The workbooks that are open, in the order in which they were opened. */
  get workbooks(): readonly WorkbookModel[] {
    return this.books.list.map(({ model }) => model);
  }

  /** The workbook in front. */
  get activeWorkbook(): WorkbookModel | null {
    return this.books.active?.model ?? null;
  }

  /** Throws while none is open. */
  get model(): WorkbookModel {
    if (this.opened === null) throw new Error('no workbook is open yet');
    return this.opened;
  }

  /** The workbook is there: what was asked of it is answered. */
  open(model: WorkbookModel): void {
    this.opened = model;
    this.stopListening = model.onEdit((edit) => {
      tellEdit(this.emulation, edit);
    });
    this.arrive();
  }

  /** What a person chooses in a filter hides these rows, which count from 0. */
  filterOut(sheet: SheetId, rows: readonly number[]): void {
    filterOut(this.emulation, sheet, rows);
  }

  /** The rows that filters hide. */
  filteredOut(sheet: SheetId): readonly number[] {
    return [...(this.emulation.filtered.get(sheet) ?? [])];
  }

  /** Nobody is told of edits any more. */
  close(): void {
    this.stopListening();
  }

  /** Lets the `number`th call from now on fail. */
  failCall(number: number, time: FaultTime = 'before'): void {
    this.failWhen((call) => (call.number === number ? time : null));
  }

  /** Lets every call fail that `faults` names, in place of those set before. */
  failWhen(faults: Faults | null): void {
    this.faults = faults;
    this.since = this.calls;
  }

  private access(name: string, kind: Access, work: () => unknown, isSilent: boolean): unknown {
    this.calls++;
    this.tally.set(name, (this.tally.get(name) ?? 0) + 1);
    const fault = this.faults?.({ number: this.calls - this.since, name, kind }) ?? null;
    if (fault === 'before') throw new Error(`${name} 失败`);
    if (this.isEditing && name !== 'Application.Ready') {
      if (!isSilent) throw new Error('正在编辑单元格');
      if (kind === 'set') return undefined;
    }
    const result = work();
    if (fault === 'after') throw new Error(`${name} 失败`);
    return result;
  }
}
