import { isCopyName } from '../common';
import type { ApplyResult, Capability, ChangeSet, Host, ReadScope, Snapshot } from '../port';
import { HostError } from '../port';
import type { Application, Workbook } from './api';
import { breathing } from './breath';
import { call, get, type Box } from './door';
import { listenToEdits, type Listening } from './edits';
import { bringIntoView } from './intoView';
import { rangeAt } from './reading';
import { activeBook, settle, toHostError } from './session';
import { readWorkbook, tabsOf } from './snapshot';
import { applyChanges } from './write/apply';
import type { Learned } from './write/work';

/**
 * The workbook that is open in WPS 表格, through the `Application` that WPS gives to the pages of an add-in. One thing is
 * done after the other; what this WPS turned out not to do is remembered.
 */
export class WpsHost implements Host {
  readonly name = 'wps';
  private readonly app: Box<Application>;
  private readonly learned: Learned = {
    ways: new Map(),
    switches: new Map(),
    refused: new Set(),
    keepsApostrophes: false,
    leftOut: undefined,
  };
  private queue: Promise<unknown> = Promise.resolve();
  private isWriting = false;
  /** What was read last, and the name that it had then. */
  private book: { readonly box: Box<Workbook>; readonly name: string } | null = null;
  private readonly listening = new Set<Listening>();

  constructor(application: Application) {
    this.app = { it: application };
  }

  /**
   * Whether the workbook that was read last has this name, if only since it was saved under it. What is in front of the
   * person may be another one by now.
   */
  async hasRead(name: string): Promise<boolean> {
    if (this.book === null) return false;
    // One that was closed has none.
    const now = (await get(this.book.box, 'Name').catch(() => null)) as string | null | undefined;
    return (now ?? this.book.name) === name;
  }

  /** Where this WPS has no events, edits are looked for. Writing many things at once is no single step to undo. */
  can(capability: Capability): boolean {
    return capability !== 'charts' && capability !== 'undoGrouping';
  }

  /** Decoration that this WPS refused so far, and the ways in which it takes values: for the self-test. */
  findings(): { readonly refused: readonly string[]; readonly ways: Readonly<Record<string, string>> } {
    const ways: Record<string, string> = {};
    this.learned.ways.forEach((way, shape) => {
      ways[shape] = way;
    });
    if (this.learned.keepsApostrophes) ways['text'] = 'format';
    if (this.learned.leftOut === null) ways['leftOut'] = 'null';
    return { refused: [...this.learned.refused], ways };
  }

  async read(scope: ReadScope = {}): Promise<Snapshot> {
    return this.inTurn(async () => {
      await settle(this.app);
      const box = await activeBook(this.app);
      const snapshot = await readWorkbook(this.app, box, scope, breathing());
      this.book = { box, name: snapshot.workbook };
      for (const edits of this.listening) await edits.known(snapshot.sheets.map((sheet) => sheet.name));
      return snapshot;
    });
  }

  /**
   * After an error the workbook is as it was; where that failed too, the data of the `HostError` says `restored`: `no` or
   * `partly`. Throws `failed` when another workbook came to the front since the last read.
   */
  async apply({ changes }: ChangeSet): Promise<ApplyResult> {
    return this.inTurn(async () => {
      await settle(this.app);
      const book = await activeBook(this.app);
      const name = await get(book, 'Name');
      if (this.book !== null && !(await this.hasRead(name))) {
        throw new HostError('failed', { reason: 'otherWorkbook', file: name });
      }
      this.isWriting = true;
      try {
        return await applyChanges(this.app, book, changes, this.learned);
      } finally {
        this.isWriting = false;
      }
    });
  }

  /** Throws `missingSheet`, and `failed` for a hidden sheet. */
  async reveal(sheet: string, row: number, column: number): Promise<void> {
    await this.inTurn(async () => {
      const tabs = await tabsOf(await activeBook(this.app));
      const tab = tabs.find(({ name }) => name.toLowerCase() === sheet.toLowerCase());
      if (tab === undefined) throw new HostError('missingSheet', { sheet });
      if (tab.visibility !== 'visible') throw new HostError('failed', { sheet, reason: 'hiddenSheet' });
      await call(tab.sheet, 'Activate');
      await call(await rangeAt(tab.sheet, { row, column, rows: 1, columns: 1 }), 'Select');
      await bringIntoView(this.app, row, column);
    });
  }

  /** Own writes are not told. */
  onEdited(listener: (sheet: string) => void): () => void {
    const names = async (): Promise<readonly string[]> => {
      const book = this.book;
      return book === null ? [] : (await tabsOf(book.box)).map(({ name }) => name).filter((name) => !isCopyName(name));
    };
    const edits = listenToEdits(this.app, names, () => this.isWriting, listener);
    this.listening.add(edits);
    return () => {
      edits.stop();
      this.listening.delete(edits);
    };
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    try {
      return await done;
    } catch (error) {
      throw await toHostError(this.app, error);
    }
  }
}
