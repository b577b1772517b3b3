import * as v from 'valibot';
import type { CellWrite, Change, SheetSnapshot } from '../../host/port';
import { columnKeys, endOf, shortMark, textAt } from '../../sheets';

/** How the last write is taken back, as it is kept in the very hidden sheet. */
export interface UndoRecord {
  /** 一键重算, 新建考核 … */
  readonly title: string;
  /** Local time, minutes. */
  readonly at: string;
  /** Cells of existing sheets whose content it changed. */
  readonly cells: number;
  readonly changes: readonly Change[];
  /** By sheet: a mark of its columns and rows as they stood. */
  readonly rows: Readonly<Record<string, string>>;
}

/** Beside the state, which has the first three columns; `VERSION` on top, then the record's text in pieces. */
const COLUMN = 3;
const FIRST_ROW = 1;
const VERSION = 'undo 1';
/** Cells hold 32,767 characters. */
const PIECE = 30_000;

const KINDS = [
  'write',
  'removeSheet',
  'clearSheet',
  'merge',
  'format',
  'columnWidths',
  'rowHeights',
  'freeze',
  'printSetup',
  'autoFilter',
  'conditionalFormats',
] as const;

const RECORD = v.object({
  title: v.string(),
  at: v.string(),
  cells: v.number(),
  changes: v.array(v.looseObject({ kind: v.picklist(KINDS), sheet: v.string() })),
  rows: v.record(v.string(), v.string()),
});

/** Writes a record (null: none) over the one that is there. */
export function recordChange(sheet: string, existing: SheetSnapshot | undefined, record: UndoRecord | null): Change {
  const pieces = record ? [VERSION, ...split(JSON.stringify(record))] : [];
  const isThere = (row: number): boolean => existing !== undefined && textAt(existing, row, COLUMN) !== '';
  const rows = Math.max(pieces.length, existing ? endOf(existing, FIRST_ROW, isThere) - FIRST_ROW : 0);
  const values = Array.from({ length: rows }, (_, index): CellWrite[] => [pieces[index] ?? null]);
  return { kind: 'write', sheet, row: FIRST_ROW, column: COLUMN, values };
}

/** The record of a very hidden sheet; null when there is none, or none that this version can read. */
export function readRecord({ used, values }: SheetSnapshot): UndoRecord | null {
  if (!used || used.column > COLUMN) return null;
  const column = values.slice(Math.max(0, FIRST_ROW - used.row)).map((row) => row[COLUMN - used.column] ?? '');
  const [version, ...pieces] = column.map(String);
  if (version !== VERSION) return null;
  try {
    const result = v.safeParse(RECORD, JSON.parse(pieces.join('')));
    return result.success ? (result.output as unknown as UndoRecord) : null;
  } catch {
    // Somebody cut the text short: nothing can be taken back.
    return null;
  }
}

/** A pair of surrogates stays together: a half of one cannot be saved. */
function split(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(text.length, start + PIECE);
    if (end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end--;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

/**
 * A short mark of what stands where: the same as long as no column was moved, and no row was moved, added or deleted above
 * the last one of ours. Rows are told by 条款 and 填报项 where there are these columns, else by their keys in column A.
 */
export function rowsHash(sheet: SheetSnapshot): string {
  const { used } = sheet;
  const head = columnKeys(sheet);
  const [clause, fact] = [head?.columns.get('clause'), head?.columns.get('fact')];
  const isLabelled = head !== null && clause !== undefined && fact !== undefined;
  const first = isLabelled ? head.row : (used?.row ?? 0);
  const rows = Array.from({ length: used ? used.row + used.rows - first : 0 }, (_, index) =>
    (isLabelled ? [clause, fact] : [0]).map((column) => textAt(sheet, first + index, column)).join('|'),
  );
  const keys = `${[...(head?.columns ?? [])].join('|')}\n${withoutBlankEnd(rows.join('\n'))}`;
  return `${used?.row ?? 0} ${shortMark(keys)}`;
}

/** A loop: a pattern for the end of a text would be tried again at every blank row before it. */
function withoutBlankEnd(rows: string): string {
  let end = rows.length;
  while (end > 0 && '|\n'.includes(rows.charAt(end - 1))) end--;
  return rows.slice(0, end);
}
