/**
 * What the emulated programs need of a spreadsheet: one interface, in memory for tests and over a spreadsheet in the
 * browser for the workbench. Rows and columns are 0-based, sheets go by their id, sizes are points, colours `RRGGBB`.
 *
 * Everything is synchronous but the results of formulas: after a change they are up to date only when `dirty()` says
 * no, and `settle()` waits for that.
 */
import type {
  ConditionalRule,
  DefinedName,
  Link,
  Look,
  NoteAt,
  Size,
  ValidatedRange,
  WorkbookContents,
} from '../../host/common';
import type { CellValue, DateSystem, PrintSetup, Rect, Validation, Visibility } from '../../host/port';

export {
  PLAIN_LOOK,
  STANDARD_HEIGHT,
  STANDARD_WIDTH,
  type ConditionalRule,
  type DefinedName,
  type Line,
  type Link,
  type Look,
  type NoteAt,
  type Size,
  type ValidatedRange,
} from '../../host/common';

/** Stays the same when the sheet is renamed or moved. */
export type SheetId = string;

export interface SheetInfo {
  readonly id: SheetId;
  readonly name: string;
  readonly visibility: Visibility;
  readonly tabColor: string | null;
}

/** A formula with its leading `=`; the workbook works out the result. */
export interface Formula {
  readonly formula: string;
}

/** What can be put into a cell: null empties it, undefined leaves it as it is. Texts are texts, whatever they look like. */
export type CellInput = CellValue | Formula | undefined;

/** What `clear` takes away. */
export type Clearing = 'all' | 'contents' | 'formats' | 'links';

/** What somebody does to a sheet as a whole. A copy is added, too. */
export type TabEdit = 'added' | 'removed' | 'renamed' | 'moved' | 'hidden' | 'activated';

/** Cells that somebody changed; `own` when it was done through this interface. */
export interface Edit {
  readonly sheet: SheetId;
  readonly range: Rect;
  readonly own: boolean;
  /** The sheet itself was changed, or came to the front: none of its cells was. */
  readonly tab?: TabEdit;
}

export interface WorkbookModel {
  /** The name of the file. */
  name(): string;
  dateSystem(): DateSystem;

  /** In tab order. */
  sheets(): readonly SheetInfo[];
  /** At the end, visible, empty. */
  addSheet(name: string): SheetId;
  /** A copy with everything in it, at the end. */
  copySheet(sheet: SheetId, name: string): SheetId;
  removeSheet(sheet: SheetId): void;
  renameSheet(sheet: SheetId, name: string): void;
  moveSheet(sheet: SheetId, position: number): void;
  setVisibility(sheet: SheetId, visibility: Visibility): void;
  setTabColor(sheet: SheetId, color: string | null): void;
  activeSheet(): SheetId;
  activate(sheet: SheetId): void;
  selection(): { readonly sheet: SheetId; readonly range: Rect };
  select(sheet: SheetId, range: Rect): void;

  /** The smallest range around all cells that hold a value, or with `looks` also around those that were formatted or merged. */
  usedRange(sheet: SheetId, looks: boolean): Rect | null;
  /** The cells of a range that hold a value or a formula, in any order. */
  filledCells(sheet: SheetId, range: Rect): { readonly row: number; readonly column: number }[];
  values(sheet: SheetId, range: Rect): CellValue[][];
  /** With a leading `=`; null where there is none. */
  formulas(sheet: SheetId, range: Rect): (string | null)[][];
  write(sheet: SheetId, range: Rect, inputs: readonly (readonly CellInput[])[]): void;
  clear(sheet: SheetId, range: Rect, what: Clearing): void;
  /**
   * Looks, merges and conditional formats of a range; with `all` also values, validations, links and notes, and the sizes
   * of whole columns and rows.
   */
  copyRange(from: SheetId, to: SheetId, range: Rect, what: 'all' | 'formats'): void;

  look<Key extends keyof Look>(sheet: SheetId, range: Rect, key: Key): Look[Key][][];
  setLook(sheet: SheetId, range: Rect, look: Partial<Look>): void;
  merges(sheet: SheetId): readonly Rect[];
  merge(sheet: SheetId, range: Rect): void;
  /** Takes apart all merged cells that meet the range. */
  unmerge(sheet: SheetId, range: Rect): void;
  column(sheet: SheetId, column: number): Size;
  setColumns(sheet: SheetId, column: number, count: number, size: Partial<Size>): void;
  row(sheet: SheetId, row: number): Size;
  /** Null: as high as the text needs. */
  setRows(sheet: SheetId, row: number, count: number, size: { points?: number | null; hidden?: boolean }): void;
  frozen(sheet: SheetId): { readonly rows: number; readonly columns: number };
  freeze(sheet: SheetId, rows: number, columns: number): void;
  autoFilter(sheet: SheetId): Rect | null;
  setAutoFilter(sheet: SheetId, range: Rect | null): void;

  /** In order of priority. */
  conditionalRules(sheet: SheetId): readonly ConditionalRule[];
  /** Adds a rule or replaces the one with this id; at a place in the order of priority when one is given, else at the end or where it was. */
  putConditionalRule(sheet: SheetId, rule: ConditionalRule, position?: number): void;
  removeConditionalRule(sheet: SheetId, id: string): void;
  validations(sheet: SheetId): readonly ValidatedRange[];
  validationAt(sheet: SheetId, row: number, column: number): Validation | null;
  setValidation(sheet: SheetId, range: Rect, validation: Validation | null): void;
  links(sheet: SheetId): readonly Link[];
  setLink(sheet: SheetId, row: number, column: number, link: { target: string; tip: string } | null): void;
  notes(sheet: SheetId): readonly NoteAt[];
  setNote(sheet: SheetId, row: number, column: number, text: string | null): void;

  isProtected(sheet: SheetId): boolean;
  setProtected(sheet: SheetId, isProtected: boolean): void;
  /** Whether sheets may be added, renamed and removed. */
  isStructureProtected(): boolean;
  setStructureProtected(isProtected: boolean): void;
  printSetup(sheet: SheetId): Partial<PrintSetup>;
  /** In place of what was set. */
  setPrintSetup(sheet: SheetId, setup: Partial<PrintSetup>): void;
  definedNames(): readonly DefinedName[];
  setDefinedName(name: string, formula: string | null): void;

  /**
   * Everything at once, as it is now, for saving: what one reads back right after filling the spreadsheet and what one
   * reads later differ by what people did, and by nothing else. Sheets keep the ids that they were filled with.
   * Wait for `settle()` first: results are told as they stand.
   */
  contents(): WorkbookContents;

  /** Whether results of formulas may be out of date. */
  dirty(): boolean;
  settle(): Promise<void>;
  /** What happens within is one step to undo. */
  batch<T>(work: () => T): T;
  /** What was done so far, the batch around included, can no longer be undone by a person. */
  forgetUndo(): void;
  /** Returns the way to stop listening. Recalculated results are no edits. */
  onEdit(listener: (edit: Edit) => void): () => void;
}

/** The page of a sheet that nobody has set up: not fitted to any number of pages, no rows repeated. Margins in inches. */
export const PLAIN_PAGE = {
  paper: 'A4',
  landscape: false,
  header: '',
  footer: '',
  margins: { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75 },
} as const satisfies Partial<PrintSetup>;
