import type { SheetSnapshot } from '../../host/port';

/** Where each clause stands in 评分细则 as people left it, by the keys in column A: 0-based rows. Null when the sheet is empty. */
export function readRubricRows({ used, values }: SheetSnapshot): ReadonlyMap<string, number> | null {
  if (!used) return null;
  return used.column === 0
    ? new Map(values.flatMap((row, index) => [[String(row[0] ?? ''), used.row + index] as const]))
    : new Map<string, number>();
}
