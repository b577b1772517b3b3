/** What can be done to a file beyond the port's changes: what people do by hand in the workbench. */
import type { Look } from '../common';
import type { CellValue, Change, ConditionalFormat, PrintSetup, Rect } from '../port';

export interface FormulaContent {
  /** With a leading `=`. */
  readonly formula: string;
  /** Null: an empty text. */
  readonly result: CellValue;
}

/** What becomes of a cell: a value, a formula with its result, or only a new result of the formula that it has. */
export type CellChange =
  | CellValue
  | FormulaContent
  | { readonly result: CellValue }
  /** As it is. */
  | undefined;

/** A rule of the file, by the id that `contents()` gave it: it keeps its XML but for what is said here. */
export interface KeptRule {
  readonly id: string;
  /** Absent: where it was. */
  readonly ranges?: readonly Rect[];
  /** If it does not mean this formula there, it becomes a rule by it; how it looks and when it stops stay. */
  readonly formula?: string;
}

export interface NewRule extends ConditionalFormat {
  readonly ranges: readonly Rect[];
}

export type PlacedRule = KeptRule | NewRule;

export type FileChange =
  | Change
  | { readonly kind: 'renameSheet'; readonly sheet: string; readonly name: string }
  /** Behind another sheet; null: before all tabs. */
  | { readonly kind: 'moveSheet'; readonly sheet: string; readonly after: string | null }
  | { readonly kind: 'tabColor'; readonly sheet: string; readonly color: string | null }
  | { readonly kind: 'gridlines'; readonly sheet: string; readonly shown: boolean }
  /** Merged areas do not matter: what is said of a covered cell is written beneath. */
  | {
      readonly kind: 'cells';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly values: readonly (readonly CellChange[])[];
    }
  /**
   * What is absent stays as it is; null takes a fill or a line away. A range over all rows is the look that columns give
   * to cells that have none of their own, and those that have one keep it; so are rows by a range over all columns.
   */
  | { readonly kind: 'look'; readonly sheet: string; readonly range: Rect; readonly look: Partial<Look> }
  /** In place of all merged areas of the sheet. Values beneath stay. */
  | { readonly kind: 'merges'; readonly sheet: string; readonly merges: readonly Rect[] }
  /** Sizes from `index` on; null points are the standard of a column, the height that a row needs. */
  | {
      readonly kind: 'lines';
      readonly sheet: string;
      readonly of: 'columns' | 'rows';
      readonly index: number;
      readonly sizes: readonly { readonly points: number | null; readonly hidden: boolean }[];
    }
  | { readonly kind: 'noAutoFilter'; readonly sheet: string }
  /** In place of the rules with the ids `replaced`, in order of priority; all others of the sheet stay. */
  | {
      readonly kind: 'rules';
      readonly sheet: string;
      readonly replaced: readonly string[];
      readonly rules: readonly PlacedRule[];
    }
  | { readonly kind: 'noLink'; readonly sheet: string; readonly row: number; readonly column: number }
  /** What is absent stays as it is. */
  | { readonly kind: 'page'; readonly sheet: string; readonly setup: Partial<PrintSetup> };

export interface FileChangeSet {
  readonly title: string;
  readonly changes: readonly FileChange[];
  /**
   * Done by a person, in a program that has its own say on protection: protected sheets are written to, and array
   * formulas that somebody wrote into are cut down to their first cell. Otherwise both are refused.
   */
  readonly byHand?: boolean;
}
