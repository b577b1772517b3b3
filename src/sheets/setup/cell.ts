import type { SheetSnapshot } from '../../host/port';
import { filledRows } from '../common/cellsThere';
import { columnKeys, textAt } from '../common/markers';

/** Where a setting's value stands in 考核设置 as people left it, 0-based; null when its row is gone. */
export function settingCell(
  sheet: SheetSnapshot,
  key: string,
): { readonly row: number; readonly column: number } | null {
  for (const row of filledRows(sheet)) {
    if (textAt(sheet, row, 0) === key) return { row, column: columnKeys(sheet)?.columns.get('value') ?? 2 };
  }
  return null;
}
