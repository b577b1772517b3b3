/** Tables (Ctrl+T). No model can hold one, so whoever makes an Excel names them. */
import { contains, meets } from '../../host/common';
import type { SheetId, WorkbookModel } from '../model';
import { asText, isHostObject, type Emulation, type HostObject, type Place, type Table } from './object';
import { parseAddress, sheetInfo } from './place';
import { notModelled, WireError } from './protocol';

export function tablesOf({ model, tables }: Emulation, sheet: SheetId): Table[] {
  return tables.filter(isOn(model, sheet));
}

const isOn = (model: WorkbookModel, sheet: SheetId): ((table: Table) => boolean) => {
  const { name } = sheetInfo(model, sheet);
  return (table) => table.sheet === name || table.sheet === sheet;
};

/** Whether a cell holds a text of several fonts. */
export function hasMixedFonts({ model, mixedFonts }: Emulation, { sheet, rect }: Place): boolean {
  return mixedFonts.filter(isOn(model, sheet)).some(({ range }) => contains(range, rect.row, rect.column));
}

/** Makes a table of cells whose first row has its headings; where one is blank, it gets a name. */
export function tablesObject(emulation: Emulation, sheet: SheetId): HostObject {
  const { model, tables } = emulation;
  return {
    type: 'TableCollection',
    properties: { Count: { get: () => tablesOf(emulation, sheet).length } },
    methods: {
      Add: (address, hasHeaders) => {
        const range = isHostObject(address) && address.range ? address.range.rect : parseAddress(asText(address));
        if (hasHeaders !== true) throw notModelled('TableCollection', 'Add without headings');
        checkNoTable(emulation, { sheet, rect: range });
        if (model.merges(sheet).some((merge) => meets(merge, range))) throw inTheWay();
        const head = { ...range, rows: 1 };
        const titles = model.values(sheet, head)[0]!;
        model.write(sheet, head, [titles.map((title, index) => title ?? `列${index + 1}`)]);
        tables.push({ sheet, range });
        return { type: 'Table', identity: { Id: String(tables.length) } };
      },
    },
  };
}

/** Cells of a table cannot be merged, nor have the sheet's filter besides the table's own. */
export function checkNoTable(emulation: Emulation, { sheet, rect }: Place): void {
  if (tablesOf(emulation, sheet).some(({ range }) => meets(range, rect))) {
    throw inTheWay();
  }
}

const inTheWay = (): WireError =>
  new WireError(
    'MergedRangeConflict',
    "Cannot complete the operation. A table can't overlap with another table, a PivotTable report, query results, merged cells, or an XML Map.",
  );
