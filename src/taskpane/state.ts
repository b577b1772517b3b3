import type { FileFacts } from '../evidence';
import type { Snapshot, Waiting } from '../host/port';
import type { Refusal, Report } from '../selftest';
import type { Book } from './model/book';
import type { EvidenceFilter } from './model/evidence';
import { NO_FILTER, type FindingFilter } from './model/findings';
import type { Plan } from './plans';

export type Screen = 'overview' | 'findings' | 'scores' | 'evidence' | 'settings';
const SCREENS: readonly Screen[] = ['overview', 'findings', 'scores', 'evidence', 'settings'];

/** The screens of an assessment, in the order of their tabs. */
export const screensOf = ({ hasEvidence }: Pick<Book, 'hasEvidence'>): readonly Screen[] =>
  SCREENS.filter((screen) => screen !== 'evidence' || hasEvidence);

/** What the pane knows of the workbook. */
export type BookState =
  | { readonly kind: 'loading' }
  /** No assessment in it: first run. */
  | {
      readonly kind: 'empty';
      readonly snapshot: Snapshot;
      /** We have written into it. */
      readonly isWritten: boolean;
    }
  | { readonly kind: 'ready'; readonly book: Book }
  | { readonly kind: 'failed'; readonly message: string; readonly detail?: string };

/** What is under way. Writing cannot be cancelled: it is all or nothing. */
export type Step = 'reading' | 'scoring' | 'writing';

/** What was done, told until the next thing is done or a person closes it. */
export interface Notice {
  readonly intent: 'success' | 'warning' | 'error' | 'info';
  readonly text: string;
  readonly canUndo: boolean;
  /** Nothing was written, for somebody else was writing: doing it again may work. */
  readonly canRecalculate?: boolean;
  /** Of an error, for the administrator. */
  readonly detail?: string;
}

/** A new assessment as far as it is typed; nothing is chosen where texts are empty. */
export interface AssessmentDraft {
  readonly rubricId: string;
  readonly names: string;
  readonly date: string;
}
export const NO_DRAFT: AssessmentDraft = { rubricId: '', names: '', date: '' };

/** A folder of evidence that a person chose for an assessee. `name` is that of the folder. */
export type FolderState = { readonly name: string; readonly assessee: string } & (
  | {
      readonly kind: 'examining';
      readonly done: number;
      readonly total: number;
      readonly doneBytes: number;
      readonly totalBytes: number;
      cancel(): void;
    }
  | {
      readonly kind: 'examined';
      readonly files: readonly FileFacts[];
      /** The requirements are checked with its files, not by the ledger alone. */
      readonly isUsed: boolean;
    }
);

/** How far the self-test is. */
export type SelfTestState =
  | { readonly kind: 'idle' | 'cancelling' | 'cancelled' }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly openBlank: (() => Promise<void>) | null }
  | { readonly kind: 'running'; readonly done: number; readonly total: number; readonly title: string }
  | { readonly kind: 'done'; readonly report: Report }
  | { readonly kind: 'failed'; readonly message: string; readonly leftovers: readonly string[] };

export const isTesting = ({ selfTest: { kind } }: Pick<PaneState, 'selfTest'>): boolean =>
  kind === 'running' || kind === 'cancelling';

export interface PaneState {
  readonly screen: Screen;
  readonly book: BookState;
  readonly step: Step | null;
  /** Why writing does not go on for now. */
  readonly waiting: Waiting | null;
  readonly notice: Notice | null;
  /** How many notices there were. */
  readonly told: number;
  /** Waits for a person's word. */
  readonly plan: Plan | null;
  /** The form of 新建考核 while it is open: also behind the plan that it led to. */
  readonly draft: AssessmentDraft | null;
  /** Somebody edited a sheet since it was read. */
  readonly isStale: boolean;
  readonly filter: FindingFilter;
  /** The finding that was gone to last, by its place in the list that is shown. */
  readonly current: number;
  readonly assessee: string;
  /** Keys of the drill-down. */
  readonly path: readonly string[];
  readonly evidence: EvidenceFilter;
  readonly folder: FolderState | null;
  /** 关于 covers the screen. */
  readonly isAbout: boolean;
  readonly selfTest: SelfTestState;
}

export const START: PaneState = {
  screen: 'overview',
  book: { kind: 'loading' },
  step: null,
  waiting: null,
  notice: null,
  told: 0,
  plan: null,
  draft: null,
  isStale: false,
  filter: NO_FILTER,
  current: -1,
  assessee: '',
  path: [],
  evidence: { by: 'task', state: '' },
  folder: null,
  isAbout: false,
  selfTest: { kind: 'idle' },
};

export type PaneAction =
  | { readonly type: 'show'; readonly screen: Screen }
  | { readonly type: 'step'; readonly step: Step | null }
  | { readonly type: 'waiting'; readonly waiting: Waiting | null }
  | { readonly type: 'book'; readonly book: BookState }
  | { readonly type: 'notice'; readonly notice: Notice | null }
  | { readonly type: 'plan'; readonly plan: Plan | null }
  | { readonly type: 'draft'; readonly draft: AssessmentDraft | null }
  | { readonly type: 'edited' }
  | { readonly type: 'overtaken' }
  | { readonly type: 'filter'; readonly filter: Partial<FindingFilter> }
  | { readonly type: 'current'; readonly current: number }
  | { readonly type: 'assessee'; readonly assessee: string }
  | { readonly type: 'evidence'; readonly filter: Partial<EvidenceFilter> }
  | { readonly type: 'folder'; readonly folder: FolderState | null }
  | { readonly type: 'about'; readonly isOpen: boolean }
  | { readonly type: 'selfTest'; readonly selfTest: SelfTestState }
  | { readonly type: 'drill'; readonly assessee?: string; readonly path: readonly string[] };

/** Every way in which the pane's state changes. */
export function reduce(state: PaneState, action: PaneAction): PaneState {
  switch (action.type) {
    case 'show':
      return { ...state, screen: action.screen, plan: null, isAbout: false };
    case 'step':
      return { ...state, step: action.step, waiting: null };
    case 'waiting':
      return { ...state, waiting: action.waiting };
    case 'book':
      return withBook({ ...state, book: action.book, isStale: false });
    case 'notice':
      return { ...state, notice: action.notice, told: state.told + (action.notice ? 1 : 0) };
    case 'plan':
      return { ...state, plan: action.plan, ...(action.plan ? { notice: null } : {}) };
    case 'draft':
      return { ...state, draft: action.draft };
    case 'edited':
      // The self-test does not touch what the pane shows.
      if (isTesting(state)) return state;
      return state.book.kind === 'ready' || state.book.kind === 'empty' ? { ...state, isStale: true } : state;
    case 'overtaken':
      // A ribbon button wrote: a plan and what was told of an earlier one are out of date. What a button had to say stays.
      return { ...state, plan: null, notice: state.notice?.intent === 'info' ? state.notice : null };
    case 'filter':
      return { ...state, filter: { ...state.filter, ...action.filter }, current: -1 };
    case 'current':
      return { ...state, current: action.current };
    case 'assessee':
      return { ...state, assessee: action.assessee };
    case 'evidence':
      return { ...state, evidence: { ...state.evidence, ...action.filter } };
    case 'folder':
      return { ...state, folder: action.folder };
    case 'about':
      return { ...state, isAbout: action.isOpen, notice: null };
    case 'selfTest':
      return { ...state, selfTest: action.selfTest };
    case 'drill':
      return {
        ...state,
        screen: 'scores',
        path: action.path,
        assessee: action.assessee ?? state.assessee,
        plan: null,
        isAbout: false,
      };
  }
}

/** Keeps the assessee and the screen that were looked at, as long as there are such. */
function withBook(state: PaneState): PaneState {
  if (state.book.kind !== 'ready') return state;
  const { book } = state.book;
  const { scorecards } = book.scoring.assessment;
  const names = scorecards.map(({ assessee }) => assessee);
  const assessee = names.includes(state.assessee) ? state.assessee : (names[0] ?? '');
  const filter = names.includes(state.filter.assessee) ? state.filter : { ...state.filter, assessee: '' };
  const screen = screensOf(book).includes(state.screen) ? state.screen : 'overview';
  return { ...state, assessee, filter, screen, draft: null };
}
