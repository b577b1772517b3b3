/// <reference types="office-js" />
import { isCopyName } from '../common';
import type { ApplyOptions, ApplyResult, Capability, Change, ChangeSet, Host, ReadScope, Snapshot } from '../port';
import { HostError } from '../port';
import { DEFAULT_LIMITS, type Limits } from './chunks';
import { readWorkbook } from './read';
import type { Desk } from './desk';
import { listenToEdits, type TabEdit } from './edits';
import { inExcelWatched, obstacleOf, PATIENCE, type Patience } from './patience';
import { excelCode, hasExcelApi, inExcel, toHostError } from './session';
import { JOURNAL } from './write/journal';
import { applyChanges } from './write/looksApart';
import { recover } from './write/undo';

/**
 * The workbook that is open in Excel, through office.js. ExcelApi 1.9 is the floor; from 1.13 on, merged cells are
 * known. Everything is asked and written in bulk: the number of requests does not grow with sheets or rows.
 */
export class ExcelHost implements Host {
  readonly name = 'excel';
  /** Names of sheets by their ids, as of the last read. */
  private sheetNames: ReadonlyMap<string, string> = new Map();
  /** Ids of the sheets that were out of scope then. */
  private foreign: ReadonlySet<string> = new Set();
  private isWriting = false;
  /** Sheets that were added or removed by our own hand since the last read: Excel tells of them late. */
  private ownTabs: ReadonlySet<string> = new Set();
  /** AutoSave is on, as of the last read. */
  private savesItself = false;
  private sizes: ReadonlyMap<string, number> = new Map();

  private readonly page = Math.random().toString(36).slice(2, 10);
  private readonly refused = new Set<Change['kind']>();

  constructor(
    private readonly limits: Limits = DEFAULT_LIMITS,
    private readonly patience: Patience = PATIENCE,
  ) {}

  /** Notes came with ExcelApi 1.18, after the office.js that is shipped; writing many things at once is no single step to undo. */
  can(capability: Capability): boolean {
    switch (capability) {
      case 'reveal':
        return true;
      case 'printSetup':
      case 'events':
        return hasExcelApi('1.9');
      case 'charts':
      case 'notes':
      case 'undoGrouping':
        return false;
    }
  }

  /** The name of the workbook; null while Excel does not answer, as when a cell is being edited. */
  async workbookName(): Promise<string | null> {
    try {
      return await inExcel(async (context) => {
        const { workbook } = context;
        workbook.load('name');
        await context.sync();
        return workbook.name;
      });
    } catch {
      return null;
    }
  }

  /** What an earlier run left half done is finished or taken back first. */
  async read(scope: ReadScope = {}): Promise<Snapshot> {
    const snapshot = await this.readOnce(scope);
    const isLeft = snapshot.sheets.some(({ name }) => name === JOURNAL);
    const isRecovered = isLeft && !this.isWriting && (await this.writing(() => recover(this.desk()))) === 'recovered';
    const { sheets, ...rest } = isRecovered ? await this.readOnce(scope) : snapshot;
    // What is there for as long as something is written is no sheet of the department.
    return {
      ...rest,
      ...(isRecovered ? { isRecovered } : {}),
      sheets: sheets.filter(({ name }) => name !== JOURNAL && !isCopyName(name)),
    };
  }

  private async readOnce(scope: ReadScope): Promise<Snapshot> {
    try {
      const { snapshot, names, foreign } = await inExcelWatched(
        this.patience,
        () => undefined,
        (context) => readWorkbook(context, scope, this.foreign),
      );
      this.sheetNames = names;
      this.ownTabs = new Set();
      this.savesItself = snapshot.savesItself === true;
      this.sizes = new Map(
        snapshot.sheets.map(({ name, used }) => [name.toLowerCase(), used ? used.rows * used.columns : 0]),
      );
      if (scope.marker !== undefined) this.foreign = foreign;
      return snapshot;
    } catch (error) {
      throw toHostError(error);
    }
  }

  /** After an error the workbook is as it was; where that failed too, the data of the `HostError` says `restored`: `no` or `partly`. */
  async apply({ changes }: ChangeSet, { onWaiting }: ApplyOptions = {}): Promise<ApplyResult> {
    this.ownTabs = new Set(
      changes.flatMap((change) => (change.kind === 'addSheet' || change.kind === 'removeSheet' ? [change.sheet] : [])),
    );
    return this.writing(() => applyChanges(this.desk(onWaiting), changes));
  }

  private desk(tell: Desk['tell'] = () => undefined): Desk {
    const { limits, patience, page, sizes, refused } = this;
    return { limits, patience, tell, page, sizes, refused };
  }

  private async writing<T>(work: () => Promise<T>): Promise<T> {
    this.isWriting = true;
    try {
      return await work();
    } catch (error) {
      throw this.saved(inFront(error));
    } finally {
      this.isWriting = false;
    }
  }

  /** Where something could not be put back, nobody can close it without saving any more. */
  private saved(error: HostError): HostError {
    const isSaved = this.savesItself && error.data['restored'] !== undefined;
    return isSaved ? new HostError(error.code, { ...error.data, autoSave: 'on' }, { cause: error.cause }) : error;
  }

  /** Throws `missingSheet`, and `failed` for a hidden sheet. */
  async reveal(sheet: string, row: number, column: number): Promise<void> {
    await inExcel(async (context) => {
      const target = context.workbook.worksheets.getItem(sheet);
      target.activate();
      target.getCell(row, column).select();
      try {
        await context.sync();
      } catch (error) {
        const code = excelCode(error);
        if (code === 'ItemNotFound') throw new HostError('missingSheet', { sheet }, { cause: error });
        if (code === 'InvalidOperation')
          throw new HostError('failed', { sheet, reason: 'hiddenSheet' }, { cause: error });
        throw error;
      }
    });
  }

  /** Own writes are not told. Where Excel has no events, nothing ever is; of another name or place of a sheet, on the desktop. */
  onEdited(listener: (sheet: string) => void): () => void {
    if (!this.can('events')) {
      return () => undefined;
    }
    return listenToEdits(
      async (edit) => this.tell(edit, listener),
      async (edit) => this.tellTab(edit, listener),
    );
  }

  private async tell(
    { worksheetId, triggerSource }: Excel.WorksheetChangedEventArgs,
    listener: (sheet: string) => void,
  ): Promise<void> {
    if (this.isWriting || triggerSource === 'ThisLocalAddin') {
      return;
    }
    const known = this.sheetNames.get(worksheetId);
    const name = known ?? (await this.nameOf(worksheetId));
    if (name !== null) {
      listener(name);
    }
  }

  /** Copies and the journal come and go with a write of our own, a sheet that was read is gone by a person's hand. */
  private async tellTab({ id, isGone }: TabEdit, listener: (sheet: string) => void): Promise<void> {
    if (this.isWriting) return;
    const name = isGone ? this.sheetNames.get(id) : await this.nameOf(id);
    if (name === undefined || name === null || name === JOURNAL || isCopyName(name) || this.ownTabs.has(name)) return;
    listener(name);
  }

  private async nameOf(id: string): Promise<string | null> {
    return inExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(id);
      sheet.load('name');
      await context.sync();
      return sheet.isNullObject ? null : sheet.name;
    }).catch(() => null);
  }
}

/** What Excel says, in place of a reason, of what fails while another workbook is in front. */
const UNSAYING: readonly unknown[] = [undefined, 'excelInternal', 'selection'];

/** An error in the words of the port; of what fails while another workbook is in front, Excel says no more than that it failed. */
function inFront(error: unknown): HostError {
  const told = toHostError(error);
  const isUnsaid = told.code === 'failed' && UNSAYING.includes(told.data['reason']);
  return isUnsaid && obstacleOf(told.cause) === 'otherWorkbook'
    ? new HostError('failed', { ...told.data, reason: 'otherWorkbookActive' }, { cause: told.cause })
    : told;
}
