/// <reference types="office-js" />
import type { ApplyResult, Capability, ChangeSet, Host, ReadScope, Snapshot } from '../port';
import { HostError } from '../port';
import { DEFAULT_LIMITS, type Limits } from './chunks';
import { readWorkbook } from './read';
import { excelCode, hasExcelApi, inExcel } from './session';
import { applyChanges } from './write/apply';

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

  constructor(private readonly limits: Limits = DEFAULT_LIMITS) {}

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

  async read(scope: ReadScope = {}): Promise<Snapshot> {
    const { snapshot, names, foreign } = await inExcel((context) => readWorkbook(context, scope, this.foreign));
    this.sheetNames = names;
    if (scope.marker !== undefined) this.foreign = foreign;
    return snapshot;
  }

  /** After an error the workbook is as it was; where that failed too, the data of the `HostError` says `restored`: `no` or `partly`. */
  async apply({ changes }: ChangeSet): Promise<ApplyResult> {
    this.isWriting = true;
    try {
      return await inExcel((context) => applyChanges(context, changes, this.limits));
    } finally {
      this.isWriting = false;
    }
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

  /** Own writes are not told. Where Excel has no events, nothing ever is. */
  onEdited(listener: (sheet: string) => void): () => void {
    if (!this.can('events')) {
      return () => undefined;
    }
    const registered = inExcel(async (context) => {
      const handler = context.workbook.worksheets.onChanged.add(async (edit) => this.tell(edit, listener));
      await context.sync();
      return handler;
    }).catch(() => null);
    return () => {
      void registered.then((handler) =>
        handler === null
          ? undefined
          : Excel.run(handler.context, async (context) => {
              handler.remove();
              await context.sync();
            }).catch(() => undefined),
      );
    };
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

  private async nameOf(id: string): Promise<string | null> {
    return inExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(id);
      sheet.load('name');
      await context.sync();
      return sheet.isNullObject ? null : sheet.name;
    }).catch(() => null);
  }
}
