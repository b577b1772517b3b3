/** What can be done to a file beyond the port's changes: what people do by hand in the workbench. */
import type { Look } from '../common';
import type { Change, ConditionalFormat, Rect } from '../port';

/** A conditional format of the file, by the id that `contents()` gave it, or a new one. */
export interface PlacedRule extends ConditionalFormat {
  /** Null: a new rule. */
  readonly id: string | null;
  readonly ranges: readonly Rect[];
}

export type FileChange =
  | Change
  | { readonly kind: 'renameSheet'; readonly sheet: string; readonly name: string }
  /** `position` among all tabs once it is there. */
  | { readonly kind: 'moveSheet'; readonly sheet: string; readonly position: number }
  | { readonly kind: 'tabColor'; readonly sheet: string; readonly color: string | null }
  /** What is absent stays as it is; null takes a fill or a line away. */
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
  /**
   * In place of the rules that `contents()` told, in order of priority. One whose id, formula and format are as before
   * keeps its XML, wherever its ranges went; those that `contents()` cannot tell stay, with lower priority.
   */
  | { readonly kind: 'rules'; readonly sheet: string; readonly rules: readonly PlacedRule[] }
  | { readonly kind: 'noLink'; readonly sheet: string; readonly row: number; readonly column: number };
