import type { CellValue, Rect, SheetSnapshot } from '../../host/port';
import { rect } from '../common/addresses';
import { endOf, stretches } from '../common/cellsThere';
import { columnKeys, textAt, valueAt } from '../common/markers';

/** What people wrote in 处理情况, line by line, by the key of the finding. Null: the finding is listed, nothing is written. */
export type Handling = ReadonlyMap<string, readonly CellValue[]>;

/** For each line what was written about its finding; undefined where the finding was not listed. */
export function inLines(keys: readonly string[], handling: Handling): (CellValue | undefined)[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const index = seen.get(key) ?? 0;
    seen.set(key, index + 1);
    return handling.get(key)?.[index];
  });
}

/** The lines of 问题清单: their keys, and where 处理情况 stands; null in a sheet without that column. */
export function lines(
  sheet: SheetSnapshot,
): { readonly first: number; readonly keys: string[]; readonly column: number } | null {
  const keys = columnKeys(sheet);
  const column = keys?.columns.get('handling');
  if (!keys || column === undefined) return null;
  const first = keys.row + 2;
  const end = endOf(sheet, first, (row) => textAt(sheet, row, 0) !== '');
  const rows = Array.from({ length: end - first }, (_, index) => textAt(sheet, first + index, 0));
  return { first, keys: rows, column };
}

/** Reads what people wrote in 处理情况. */
export function readHandling(sheet: SheetSnapshot): Handling {
  const handling = new Map<string, CellValue[]>();
  const listed = lines(sheet);
  listed?.keys.forEach((key, index) => {
    if (key === '') return;
    handling.set(key, [...(handling.get(key) ?? []), valueAt(sheet, listed.first + index, listed.column)]);
  });
  return handling;
}

/** The cells in which people wrote about the findings. */
export function handlingCells(sheet: SheetSnapshot): Rect[] {
  const listed = lines(sheet);
  if (!listed) return [];
  const { first, keys, column } = listed;
  return stretches(keys.length, (index) => keys[index] !== '').map(({ start, length }) =>
    rect(first + start, column, length, 1),
  );
}
