/** What a case of the self-test is, and what it is given. */
import type { Capability, CellWrite, Change, Host, Rect, Visibility } from '../host/port';

/** A workbook to start from. */
export interface Start {
  readonly sheets: readonly {
    readonly name: string;
    readonly values?: readonly (readonly CellWrite[])[];
    readonly visibility?: Visibility;
    readonly isProtected?: boolean;
    /** Cells that a person has made a table of (Ctrl+T), the first row its headings; a file has none. */
    readonly table?: Rect;
  }[];
  /** What else is made of it before the case begins. */
  readonly changes?: readonly Change[];
}

/** A host over a workbook of its own. */
export interface Subject {
  readonly host: Host;
  /** All there is in the workbook: equal data, equal workbooks. */
  inspect(): unknown;
}

/** Says that something is not as it should be, by throwing. `what` names the thing for developers. */
export interface Check {
  /** The same data; what is undefined counts as absent. */
  equal(actual: unknown, expected: unknown, what?: string): void;
  /** Everything that `expected` names is there; lists are as long as expected. */
  match(actual: unknown, expected: unknown, what?: string): void;
}

export const CASE_GROUPS = ['reading', 'values', 'tabs', 'changeSets', 'abilities'] as const;
export type CaseGroup = (typeof CASE_GROUPS)[number];

/** One promise that every host makes behind the port. Its title stands in the locale files under `selfTest.case`. */
export interface Case {
  readonly id: CaseId;
  readonly group: CaseGroup;
  /** Without one of these the case is skipped. */
  readonly needs?: readonly Capability[];
  readonly start: Start;
  run(subject: Subject, check: Check): Promise<void>;
}

export type CaseId =
  | 'readsAll'
  | 'readsOne'
  | 'readsMissing'
  | 'readsEmpty'
  | 'readsMerged'
  | 'writesValues'
  | 'writesTexts'
  | 'leavesAlone'
  | 'rightBefore'
  | 'wrongBefore'
  | 'guards'
  | 'mergedTarget'
  | 'protectedSheet'
  | 'veryHidden'
  | 'tabsComeAndGo'
  | 'tabsNameAgain'
  | 'tabsEmptied'
  | 'refusesTakenName'
  | 'refusesBadName'
  | 'refusesNoPlace'
  | 'refusesNoSheet'
  | 'refusesHidden'
  | 'refusesAllHidden'
  | 'everyKind'
  | 'allOrNothing'
  | 'failsInside'
  | 'filteredRows'
  | 'tableOver'
  | 'fontsUnderLinks'
  | 'longTexts'
  | 'manyMerges'
  | 'veryHiddenGoes'
  | 'withoutBounds'
  | 'nothing'
  | 'hiddenRows'
  | 'writesOverHidden'
  | 'notes'
  | 'says';
