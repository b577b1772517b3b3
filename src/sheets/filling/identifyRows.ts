import type { SheetSnapshot } from '../../host/port';
import { textAt } from '../common/markers';
import { rowKey, type FillingRow } from './rows';

/** Which fact stands in each row below the header of a 填报 sheet. */
export interface IdentifiedRows {
  /** Null: a row that is none of ours. Where a row was copied, its fact stands twice. */
  readonly rows: readonly (FillingRow | null)[];
  /** Whether any row has a key of ours. */
  readonly isKeyed: boolean;
  /** Places in `rows` where the visible 条款 and 填报项 name another fact than the hidden key. */
  readonly moved: readonly number[];
  /** What column A must hold so that the keys fit again, row by row; undefined: what it holds. Empty when they do. */
  readonly repairs: readonly (string | null | undefined)[];
}

/**
 * A row is known by its key in column A. When people sort some columns only, the keys stay behind: then the row is what
 * its 条款 and 填报项 say, for by these people fill. Labels that name no fact, or one that several rows name, say nothing.
 */
export function identifyRows(
  sheet: SheetSnapshot,
  [first, end]: readonly [first: number, end: number],
  labels: readonly (number | undefined)[],
  expected: ReadonlyMap<string, FillingRow>,
): IdentifiedRows {
  const places = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
  const keyed = places.map((row) => expected.get(textAt(sheet, row, 0)) ?? null);
  const isKeyed = keyed.some((row) => row !== null);
  const [clause, fact] = labels;
  if (clause === undefined || fact === undefined) return { rows: keyed, isKeyed, moved: [], repairs: [] };
  const labelled = places.map((row) => expected.get(rowKey(textAt(sheet, row, clause), textAt(sheet, row, fact))));
  const uses = new Map<FillingRow, number>();
  for (const row of labelled) if (row) uses.set(row, (uses.get(row) ?? 0) + 1);
  const named = labelled.map((row, index) => (row && row !== keyed[index] && uses.get(row) === 1 ? row : null));
  const taken = new Set(named);
  const rows = keyed.map((row, index) => named[index] ?? (taken.has(row) ? null : row));
  const moved = named.flatMap((row, index) => (row ? [index] : []));
  const repairs = rows.map((row, index) => (row === keyed[index] ? undefined : (row?.key ?? null)));
  return { rows, isKeyed, moved, repairs: moved.length > 0 ? repairs : [] };
}
