/** Excel as office.js sees it, over any workbook: for tests, and for people who have neither Excel nor WPS. */
import type { Edit, WorkbookModel } from '../model';
import type { ShowDialog } from './dialogs';
import { eventsOf, type HostEvent } from './events';
import {
  actionsDone,
  failing,
  SYSTEM_CLOCK,
  withoutFocus,
  type Clock,
  type Done,
  type Fault,
  type MemberFault,
} from './faults';
import type { Emulation, Table } from './object';
import { isHousekeeping, processRequest, type Memory } from './process';
import { WireError, type RequestBody, type ResponseBody } from './protocol';
import type { ExcelQuirk } from './quirks';
import { levelOf } from './requirements';
import { newRibbon } from './ribbon';
import type { SharedRuntime } from './sharedRuntime';
import type { Theme } from './theme';

export interface ExcelOptions {
  /** The requirement set, such as `1.13`; that of LTSC 2021 when absent. The genuine client in the package ends at 1.15. */
  readonly excelApi?: string;
  /** Bytes that a request or an answer may have. Only Excel on the web has a limit, of 5 MB; what keeps to it runs everywhere. */
  readonly maxBytes?: number;
  readonly quirks?: readonly ExcelQuirk[];
  /** Sheets go by their names. */
  readonly tables?: readonly Table[];
  /** Cells with texts of several fonts, which no model can hold. */
  readonly mixedFonts?: readonly Table[];
  readonly theme?: Theme;
  /** Of its menus; Chinese when absent. */
  readonly language?: Language;
  /** Without it, dialogs are refused. */
  readonly showDialog?: ShowDialog;
  /** The page that pane and functions share; without it, the functions have one of their own. */
  readonly sharedRuntime?: SharedRuntime;
  /** Opens a new workbook of these bytes in a window of its own. Without it, that is not supported. */
  readonly openWorkbook?: (bytes: Uint8Array) => void;
  /** By which what lasts comes to its end. */
  readonly clock?: Clock;
  /** Knows `delayForCellEdit`; true when absent. */
  readonly waitsForCellEdit?: boolean;
}

export type Language = 'zh-CN' | 'en-US';

const encoder = new TextEncoder();
/** The flag of a request for which Excel waits until nobody types into a cell. */
const DELAY_FOR_CELL_EDIT = 64;
/** Milliseconds after which it is looked whether somebody still does. */
const LOOKING = 1_000;

export class EmulatedExcel {
  readonly excelApi: string;
  /** Requests so far, without those that office.js sends of its own accord. */
  requests = 0;
  /** Actions so far, those to tidy up among them. */
  actions = 0;
  /** The largest request and answer so far, in bytes. */
  largestRequest = 0;
  largestAnswer = 0;
  /** Somebody is typing into a cell: Excel refuses everything. */
  isEditing = false;
  /** No page is told of a change: office.js for Excel has no event for it. */
  theme: Theme;
  readonly language: Language;
  readonly ribbon = newRibbon();
  readonly showDialog: ShowDialog | undefined;
  readonly sharedRuntime: SharedRuntime | undefined;
  /** With calculation by hand: how results are worked out, for whoever asks; null: they are up to date. */
  pending: (() => void) | null = null;
  private readonly maxBytes: number;
  private readonly emulation: Emulation;
  private readonly memory: Memory = { references: new Map(), names: new WeakMap(), lastReference: 0 };
  private readonly clock: Clock;
  private readonly waitsForCellEdit: boolean;
  private refused: { readonly refuses: MemberFault; readonly until: number }[] = [];
  private readonly fails: MemberFault;
  private editedUntil = 0;
  private held: { readonly number: number; readonly released: Promise<void> } | null = null;
  private faults: { readonly fault: Fault; readonly since: number }[] = [];
  private before: ((number: number) => void) | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly eventSinks = new Set<(event: HostEvent) => void>();

  constructor(
    readonly model: WorkbookModel,
    options: ExcelOptions = {},
  ) {
    this.excelApi = options.excelApi ?? '1.14';
    this.maxBytes = options.maxBytes ?? 5 * 1024 * 1024;
    this.theme = options.theme ?? 'light';
    this.language = options.language ?? 'zh-CN';
    this.showDialog = options.showDialog;
    this.sharedRuntime = options.sharedRuntime;
    const quirks = new Set(options.quirks);
    this.fails = failing((quirk) => quirks.has(quirk));
    this.clock = options.clock ?? SYSTEM_CLOCK;
    this.waitsForCellEdit = options.waitsForCellEdit ?? true;
    let lastId = 0;
    this.emulation = {
      model,
      listening: new Set(),
      newId: () => `{cf-${++lastId}}`,
      openWorkbook: options.openWorkbook,
      has: (quirk) => quirks.has(quirk),
      tables: [...(options.tables ?? [])],
      mixedFonts: options.mixedFonts ?? [],
      state: { isChartShown: quirks.has('chartSheetActive') },
      isPending: () => this.pending !== null,
      calculate: () => {
        this.pending?.();
        this.pending = null;
      },
    };
    model.onEdit((edit) => this.tellEdit(edit));
  }

  /** Whether the requirement set is one that this Excel has. */
  isSetSupported(set: string, version = '1.1'): boolean {
    if (set === 'DelayForCellEdit') return this.waitsForCellEdit;
    if (set === 'ExcelApiOnline') return this.emulation.has('web');
    return set === 'ExcelApi' && levelOf(version) <= levelOf(this.excelApi);
  }

  /** Presses a button of the ribbon, by its function's name in the manifest; resolves when that is done. */
  async invoke(functionName: string): Promise<void> {
    await this.ribbon.press(functionName);
  }

  /** Lets a request fail with a code: the `number`th from now on, counted from 1. */
  failRequest(number: number, code: string, done: Done = 'nothing'): void {
    this.failWhen((count) => count === number, code, done);
  }

  /** Lets every request fail that `hits` names. */
  failWhen(hits: Fault['hits'], code: string, done: Done = 'nothing'): void {
    this.faults.push({ fault: { hits, code, done }, since: this.requests });
  }

  /** Lets every request fail from now on, for so long. */
  failFor(milliseconds: number, code: string, done: Done = 'nothing'): void {
    const until = this.clock.now() + milliseconds;
    this.failWhen(() => this.clock.now() < until, code, done);
  }

  /** Lets members fail wherever they stand in a request, for so long or for good. */
  failMembers(refuses: MemberFault, milliseconds = Infinity): void {
    this.refused.push({ refuses, until: this.clock.now() + milliseconds });
  }

  /** Somebody types into a cell for so long. */
  editFor(milliseconds: number): void {
    this.editedUntil = this.clock.now() + milliseconds;
  }

  /** Another workbook has the focus for so long; `code` in place of the documented ones. */
  loseFocusFor(milliseconds: number, code: string | null = null): void {
    this.failMembers(withoutFocus(code), milliseconds);
  }

  /** The `number`th request from now on is not answered, nor is any after it, until the function that is returned is called. */
  holdRequest(number: number): () => void {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.held = { number: this.requests + number, released };
    return release;
  }

  clearFaults(): void {
    this.faults = [];
    this.refused = [];
    this.editedUntil = 0;
  }

  /** Lets somebody do something to the workbook just before a request, counted from 1 from now on. */
  beforeRequest(act: ((number: number) => void) | null): void {
    const since = this.requests;
    this.before = act && ((number) => act(number - since));
  }

  /** Answers a request of office.js, one after the other. `flags` are those that office.js sends beside it. */
  async answer(body: RequestBody, flags = 0): Promise<ResponseBody> {
    const answered = this.queue.then(() => this.process(body, flags));
    this.queue = answered.catch(() => undefined);
    return answered;
  }

  /** Where events go; returns the way to stop. */
  onEvent(sink: (event: HostEvent) => void): () => void {
    this.eventSinks.add(sink);
    return () => this.eventSinks.delete(sink);
  }

  private async process(body: RequestBody, flags: number): Promise<ResponseBody> {
    const isOwn = !isHousekeeping(body);
    if (isOwn) {
      this.requests++;
      this.before?.(this.requests);
    }
    this.actions += body.Actions.length;
    const size = encoder.encode(JSON.stringify(body)).length;
    this.largestRequest = Math.max(this.largestRequest, size);
    const fault = isOwn
      ? this.faults.find((entry) => entry.fault.hits(this.requests - entry.since, body))?.fault
      : undefined;
    if (this.held !== null && isOwn && this.requests === this.held.number) await this.held.released;
    while (this.isInCell() && isOwn && this.waitsForCellEdit && (flags & DELAY_FOR_CELL_EDIT) !== 0) {
      await this.clock.wait(LOOKING);
    }
    if (this.isInCell() && isOwn) {
      return refusal('InvalidOperationInCellEditMode', 'Excel is in cell-editing mode.');
    }
    if (size > this.maxBytes) {
      return refusal('RequestPayloadSizeLimitExceeded', 'The request payload size has exceeded the limit.');
    }
    const done = fault && actionsDone(fault, body);
    const response = await processRequest(body, {
      emulation: this.emulation,
      memory: this.memory,
      level: levelOf(this.excelApi),
      failAt: fault === undefined || done === null || done === undefined ? null : { action: done, code: fault.code },
      refuses: (member) => this.refusalOf(member),
    });
    if (fault !== undefined && done === null) {
      return refusal(fault.code, 'The answer was lost.');
    }
    const answerSize = encoder.encode(JSON.stringify(response)).length;
    this.largestAnswer = Math.max(this.largestAnswer, answerSize);
    return answerSize > this.maxBytes
      ? refusal('ResponsePayloadSizeLimitExceeded', 'The response payload size has exceeded the limit.')
      : response;
  }

  private isInCell(): boolean {
    return this.isEditing || this.clock.now() < this.editedUntil;
  }

  private refusalOf(member: string): string | null {
    for (const { refuses, until } of this.refused) {
      const code = this.clock.now() < until ? refuses(member) : null;
      if (code !== null) return code;
    }
    return this.fails(member);
  }

  private tellEdit(edit: Edit): void {
    for (const event of eventsOf(edit, this.emulation)) this.eventSinks.forEach((sink) => sink(event));
  }
}

/** The answer when a request was not even looked at, or its results are lost. */
function refusal(code: string, message: string): ResponseBody {
  const { status } = new WireError(code, message);
  return { Results: [], Error: { Code: code, Message: message, Location: '', HttpStatusCode: status } };
}
