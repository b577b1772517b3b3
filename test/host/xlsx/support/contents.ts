/** What small workbooks made by hand show. */
import type { SheetContents } from '../../../../src/host/common';
import type { Rect } from '../../../../src/host/port';
import { open, sheetOf, type SheetSpec } from './workbooks';

export const rect = (row: number, column: number, rows = 1, columns = 1): Rect => ({ row, column, rows, columns });

/** The contents of a sheet with these sections; `styles` is the content of the styles part. */
export function shown(rows: string, more: Omit<SheetSpec, 'name' | 'rows'> = {}, styles?: string): SheetContents {
  const [sheet] = open(sheetOf(rows, more, styles === undefined ? {} : { styles })).contents().sheets;
  return sheet!;
}
