/** Files opened in a workbook in memory, edited, saved, and opened again. */
import { strFromU8, unzipSync } from 'fflate';
import type { Look, SheetContents, WorkbookContents } from '../../../src/host/common';
import type { Rect } from '../../../src/host/port';
import type { FileChange } from '../../../src/host/xlsx';
import { MemoryWorkbook, PLAIN_PAGE, type Calculate } from '../../../src/workbench';
import { differences, openFile } from '../../../src/workbench/file';

/** A file in a workbook in memory; `save` gives the bytes. */
export function open(bytes: Uint8Array, calculate?: Calculate) {
  const file = openFile(bytes, '测试.xlsx');
  const model = MemoryWorkbook.of(file.contents, calculate);
  const baseline = model.contents();
  file.begin(baseline);
  const idOf = (name: string): string => model.sheets().find((sheet) => sheet.name === name)!.id;
  return {
    model,
    baseline,
    idOf,
    saveAs: (contents: WorkbookContents): Promise<Uint8Array> => file.save(contents),
    save: (): Promise<Uint8Array> => file.save(model.contents()),
    changes: (): FileChange[] => differences(baseline, model.contents()),
  };
}

/** What a file shows. */
export function contentsIn(bytes: Uint8Array): WorkbookContents {
  return openFile(bytes, '测试.xlsx').contents;
}

/** What a spreadsheet shows after a row was inserted; formulas in cells are left as they are. */
export function withRowInserted(contents: WorkbookContents, name: string, at: number): WorkbookContents {
  const place = <T extends { readonly row: number }>(item: T): T => ({
    ...item,
    row: item.row >= at ? item.row + 1 : item.row,
  });
  const index = <T extends { readonly index: number }>(item: T): T => ({
    ...item,
    index: item.index >= at ? item.index + 1 : item.index,
  });
  // Relative references of a rule go with its first cell.
  const shifted = (formula: string, by: number): string =>
    formula.replace(/(?<![$A-Z])([A-Z])(\d+)/g, (_, column: string, row: string) => column + String(Number(row) + by));
  const stretch = (rect: Rect): Rect =>
    rect.row < at && at < rect.row + rect.rows ? { ...rect, rows: rect.rows + 1 } : place(rect);
  return {
    ...contents,
    sheets: contents.sheets.map((sheet) =>
      sheet.name !== name
        ? sheet
        : {
            ...sheet,
            cells: sheet.cells.map(place),
            rows: sheet.rows.map(index),
            merges: sheet.merges.map(stretch),
            autoFilter: sheet.autoFilter && stretch(sheet.autoFilter),
            conditionalRules: sheet.conditionalRules.map((rule) => ({
              ...rule,
              ranges: rule.ranges.map(stretch),
              formula: shifted(rule.formula, stretch(rule.ranges[0]!).row - rule.ranges[0]!.row),
            })),
            validations: sheet.validations.map((one) => ({ ...one, range: stretch(one.range) })),
            links: sheet.links.map(place),
            notes: sheet.notes.map(place),
          },
    ),
  };
}

/** The names of the parts in which two files differ, in order. */
export function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [a, b] = [unzipSync(before), unzipSync(after)];
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const text = (data: Uint8Array | undefined): string | null =>
    data === undefined ? null : Buffer.from(data).toString('base64');
  return names.filter((name) => text(a[name]) !== text(b[name])).sort();
}

export function part(bytes: Uint8Array, name: string): string {
  const data = unzipSync(bytes)[name];
  if (data === undefined) {
    throw new Error(`no part ${name}`);
  }
  return strFromU8(data);
}

/** The parts whose names begin so, in order. */
export function partNames(bytes: Uint8Array, start: string): string[] {
  return Object.keys(unzipSync(bytes))
    .filter((name) => name.startsWith(start))
    .sort();
}

/**
 * Contents in a form that is equal for workbooks that look the same: without ids, places in lists, and cells that
 * neither hold anything nor look different from their row or column.
 */
export function shown({ looks, active, ...rest }: WorkbookContents) {
  return {
    ...rest,
    workbook: null,
    active: rest.sheets.find(({ id }) => id === active)?.name,
    definedNames: sorted(rest.definedNames),
    sheets: rest.sheets.map((sheet) => shownSheet(sheet, looks)),
  };
}

function sorted<T>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function shownSheet(sheet: SheetContents, looks: readonly Look[]) {
  const all = looks.map((look) => JSON.stringify(inOrder(look)));
  const rows = new Map(sheet.rows.map(({ index, look }) => [index, look]));
  const columns = new Map(sheet.columns.map(({ index, look }) => [index, look]));
  const below = (row: number, column: number): string => all[rows.get(row) || columns.get(column) || 0]!;
  const used = Math.max(0, ...sheet.cells.map(({ column }) => column));
  return {
    ...sheet,
    id: null,
    // Selecting is no change.
    selected: null,
    standardWidth: null,
    standardHeight: null,
    cells: sheet.cells
      .map(({ look, value, ...cell }) => ({ ...cell, value: value === '' ? null : value, look: all[look]! }))
      .filter((cell) => cell.value !== null || cell.formula !== null || cell.look !== below(cell.row, cell.column)),
    // Runs of columns are told one by one only a little further than the last cell.
    columns: sheet.columns
      .filter(({ index }) => index <= used)
      .map(({ look, ...line }) => ({ ...line, look: all[look] })),
    rows: sheet.rows.map(({ look, ...line }) => ({ ...line, look: all[look] })),
    printSetup: isPlain(sheet.printSetup) ? {} : sheet.printSetup,
    merges: sorted(sheet.merges),
    conditionalRules: sheet.conditionalRules.map((rule) => ({
      ...rule,
      id: null,
      stopIfTrue: rule.stopIfTrue ?? false,
    })),
    validations: sorted(sheet.validations),
    links: sorted(sheet.links),
    notes: sorted(sheet.notes),
  };
}

const inOrder = (look: Look): object => Object.fromEntries(Object.entries(look).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A sheet that was added to a file has the margins that a spreadsheet takes for granted. */
function isPlain({ margins, ...rest }: SheetContents['printSetup']): boolean {
  return Object.keys(rest).length === 0 && JSON.stringify(margins) === JSON.stringify(PLAIN_PAGE.margins);
}
