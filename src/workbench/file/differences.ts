/** What makes one workbook out of another, as changes to its file. */
import type { SheetContents, WorkbookContents } from '../../host/common';
import type { FileChange } from '../../host/xlsx';
import { LookTable } from './lookTable';
import { sheetDifferences } from './sheetDifferences';
import { tabDifferences } from './tabDifferences';

/**
 * The changes that make `after` of the file that shows `before`; none when both show the same. Sheets and rules are the
 * same when their ids are. Protection, dates, and standard sizes of columns and rows are not compared: nobody changes them.
 */
export function differences(before: WorkbookContents, after: WorkbookContents): FileChange[] {
  const looks = new LookTable(before.looks, after.looks);
  const known = new Map(before.sheets.map((sheet) => [sheet.id, sheet]));
  return [
    ...tabDifferences(before.sheets, after.sheets),
    ...after.sheets.flatMap((sheet) => sheetDifferences(known.get(sheet.id) ?? emptied(sheet), sheet, looks)),
    ...nameDifferences(before, after),
    ...activation(before, after),
  ];
}

/** What a sheet is when it has just been added to the file. */
function emptied(sheet: SheetContents): SheetContents {
  return {
    ...sheet,
    cells: [],
    columns: [],
    rows: [],
    showsGridlines: true,
    merges: [],
    frozen: { rows: 0, columns: 0 },
    autoFilter: null,
    conditionalRules: [],
    validations: [],
    links: [],
    notes: [],
    printSetup: {},
  };
}

/** Names are the same in any case. */
function nameDifferences(before: WorkbookContents, after: WorkbookContents): FileChange[] {
  const key = (name: string): string => name.toLowerCase();
  const old = new Map(before.definedNames.map(({ name, formula }) => [key(name), formula]));
  const kept = new Set(after.definedNames.map(({ name }) => key(name)));
  const gone = before.definedNames.filter(({ name }) => !kept.has(key(name)));
  const changed = after.definedNames.filter(({ name, formula }) => old.get(key(name)) !== formula);
  return [
    ...gone.map(({ name }): FileChange => ({ kind: 'definedName', name, reference: null })),
    ...changed.map(({ name, formula }): FileChange => ({ kind: 'definedName', name, reference: formula })),
  ];
}

function activation(before: WorkbookContents, after: WorkbookContents): FileChange[] {
  const active = after.sheets.find(({ id }) => id === after.active);
  return active === undefined || before.active === after.active || active.visibility !== 'visible'
    ? []
    : [{ kind: 'activate', sheet: active.name }];
}
