import type { Change } from '../../host/port';
import type { WrittenTotal } from '../../sheets';

/** How a write changed the total of an assessee, as 汇总 told it. */
export interface TotalChange {
  readonly assessee: string;
  /** '' where none was told. */
  readonly before: WrittenTotal;
  readonly after: WrittenTotal;
}

/** What a write was, for people to choose from. */
export interface StepHead {
  /** 一键重算, 新建考核 … in the language in which it was written. */
  readonly title: string;
  /** Local time, minutes. */
  readonly at: string;
  /** Cells of sheets that people see whose content it changed; not those of sheets that it added. */
  readonly cells: number;
  /** Sheets that people see which it added. */
  readonly added: number;
  /** Only those that it changed. */
  readonly totals: readonly TotalChange[];
}

/** What it takes to take a write back. */
export interface StepBody {
  readonly changes: readonly Change[];
  /** By sheet: a mark of its columns and rows as they stood. */
  readonly rows: Readonly<Record<string, string>>;
}

export type UndoStep = StepHead & StepBody;
