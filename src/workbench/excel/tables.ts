/** Tables (Ctrl+T). No model can hold one, so whoever makes an Excel names them. */
import { meets } from '../../host/common';
import type { SheetId } from '../model';
import type { Emulation, Place, Table } from './object';
import { sheetInfo } from './place';
import { WireError } from './protocol';

export function tablesOf({ model, tables }: Emulation, sheet: SheetId): Table[] {
  const { name } = sheetInfo(model, sheet);
  return tables.filter((table) => table.sheet === name);
}

/** Cells of a table cannot be merged, nor have the sheet's filter besides the table's own. */
export function checkNoTable(emulation: Emulation, { sheet, rect }: Place): void {
  if (tablesOf(emulation, sheet).some(({ range }) => meets(range, rect))) {
    throw new WireError(
      'MergedRangeConflict',
      "Cannot complete the operation. A table can't overlap with another table, a PivotTable report, query results, merged cells, or an XML Map.",
    );
  }
}
