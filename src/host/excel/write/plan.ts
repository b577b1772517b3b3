/** Checks a change set against the workbook as it is, and plans what is to be done. Nothing is written before all is planned. */
import { checkRect, isDefinedName, withMerge } from '../../common';
import type { Change } from '../../port';
import { HostError } from '../../port';
import type { WorkbookImage } from '../before/image';
import { step, type Step } from '../chunks';
import { at, planFormat } from './looks';
import { planAutoFilter, planFreeze, planPrintSetup } from './page';
import { planConditionalFormats, planLinks, planValidations } from './rules';
import { planColumnWidths, planRowHeights } from './sizes';
import { cellKey, type Tab } from './tab';
import { Tabs } from './tabs';
import { planWrite } from './values';
import type { SheetOf, Work } from './work';

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** Throws `HostError` when a change cannot be made. */
export function planWork(changes: readonly Change[], image: WorkbookImage): Work {
  const tabs = new Tabs(image);
  const sheetOf = sheetsOfRequests();
  const steps = changes.flatMap((change) => planChange(change, tabs, image, sheetOf));
  tabs.checkOneIsVisible();
  return tabs.work(steps);
}

/** One object per sheet and request. */
export function sheetsOfRequests(): SheetOf {
  let current: Excel.RequestContext['workbook'] | null = null;
  const known = new Map<Tab, Excel.Worksheet>();
  return (context, tab) => {
    if (current !== context.workbook) {
      current = context.workbook;
      known.clear();
    }
    let sheet = known.get(tab);
    if (sheet === undefined) {
      sheet = context.workbook.worksheets.getItem(tab.id ?? tab.name);
      known.set(tab, sheet);
    }
    return sheet;
  };
}

function planChange(change: Change, tabs: Tabs, image: WorkbookImage, sheetOf: SheetOf): Step[] {
  switch (change.kind) {
    case 'addSheet':
      return tabs.add(change);
    case 'removeSheet':
      return tabs.remove(change.sheet, sheetOf);
    case 'setVisibility':
      return tabs.setVisibility(change.sheet, change.visibility, sheetOf);
    case 'activate':
      return tabs.activate(change.sheet, sheetOf);
    case 'definedName':
      return planDefinedName(change, image);
    case 'note':
      // office.js of npm ends at ExcelApi 1.15, notes came with 1.18.
      throw new HostError('unsupported', { sheet: change.sheet, reason: 'note' });
    default:
      return planSheetChange(change, tabs.writable(change.sheet), sheetOf);
  }
}

type SheetChange = Exclude<
  Change,
  ChangeOf<'addSheet' | 'removeSheet' | 'setVisibility' | 'activate' | 'definedName' | 'note'>
>;

function planSheetChange(change: SheetChange, tab: Tab, sheetOf: SheetOf): Step[] {
  switch (change.kind) {
    case 'clearSheet':
      return planClear(tab, sheetOf);
    case 'write':
      return planWrite(tab, change, sheetOf);
    case 'format':
      return planFormat(tab, change.range, change.format, sheetOf);
    case 'merge':
      return planMerge(tab, change, sheetOf);
    case 'columnWidths':
      return planColumnWidths(tab, change, sheetOf);
    case 'rowHeights':
      return planRowHeights(tab, change, sheetOf);
    case 'freeze':
      return planFreeze(tab, change, sheetOf);
    case 'autoFilter':
      return planAutoFilter(tab, change.range, sheetOf);
    case 'conditionalFormats':
      return planConditionalFormats(tab, change, sheetOf);
    case 'validations':
      return planValidations(tab, change, sheetOf);
    case 'links':
      return planLinks(tab, change, sheetOf);
    case 'printSetup':
      return planPrintSetup(tab, change.setup, sheetOf);
    default:
      return refuse(change);
  }
}

/** Only callers without types get here. */
function refuse(change: never): never {
  throw new HostError('unsupported', { change: JSON.stringify(change) });
}

/** Empties the cells of a sheet; charts, notes, names and the page setup stay. */
function planClear(tab: Tab, sheetOf: SheetOf): Step[] {
  const isFiltered = !tab.isCleared && tab.image?.filter != null;
  tab.isCleared = true;
  tab.expected.clear();
  tab.merges = [];
  tab.formats.length = 0;
  tab.hiddenRows.clear();
  tab.written.length = 0;
  tab.changed.add('freeze').add('filter').add('page');
  return [
    step(20, 0, (context) => {
      const sheet = sheetOf(context, tab);
      if (isFiltered) {
        sheet.autoFilter.remove();
      }
      sheet.freezePanes.unfreeze();
      const all = sheet.getRange();
      withoutSizes(all);
      // Excel on the web does nothing to so many cells as a sheet has.
      const used = sheet.getUsedRange(false);
      // `All` would take notes and conversations, too.
      used.clear('Contents');
      used.clear('Formats');
      used.clear('RemoveHyperlinks');
      withoutRules(used);
    }),
  ];
}

/** Empties cells with their notes, for a copy of the sheet that brings its own. */
export function emptyCells(all: Excel.Range): void {
  all.clear('All');
  withoutRules(all);
  withoutSizes(all);
}

function withoutRules(cells: Excel.Range): void {
  cells.unmerge();
  cells.conditionalFormats.clearAll();
  cells.dataValidation.clear();
}

/** Every row and column is shown, and has the usual size. */
function withoutSizes(all: Excel.Range): void {
  all.rowHidden = false;
  all.columnHidden = false;
  all.format.useStandardHeight = true;
  all.format.useStandardWidth = true;
}

function planMerge(tab: Tab, { range }: ChangeOf<'merge'>, sheetOf: SheetOf): Step[] {
  checkRect(tab.name, range);
  if (range.rows * range.columns === 1) {
    return [];
  }
  tab.merges = withMerge(tab.name, tab.merges, range);
  tab.touched.push({ range, what: 'Formats' });
  for (let row = range.row; row < range.row + range.rows; row++) {
    for (let column = range.column; column < range.column + range.columns; column++) {
      const isTopLeft = row === range.row && column === range.column;
      if (!isTopLeft && tab.expected.has(cellKey(row, column))) {
        tab.expected.set(cellKey(row, column), null);
      }
    }
  }
  return [step(3, 0, (context) => at(sheetOf(context, tab), range).merge(false))];
}

function planDefinedName({ name, reference }: ChangeOf<'definedName'>, image: WorkbookImage): Step[] {
  if (!isDefinedName(name)) {
    throw new HostError('unsupported', { name, reason: 'definedName' });
  }
  const isThere = (image.names.get(name.toLowerCase()) ?? null) !== null;
  return [
    step(3, name.length + (reference ?? '').length * 3, ({ workbook: { names } }) =>
      putName(names, name, reference === null ? null : `=${reference.replace(/^=/, '')}`, isThere),
    ),
  ];
}

/** Adds, changes or removes a name. */
export function putName(
  names: Excel.NamedItemCollection,
  name: string,
  formula: string | null,
  isThere: boolean,
): void {
  if (formula !== null && isThere) {
    names.getItem(name).formula = formula;
  } else if (formula !== null) {
    names.add(name, formula);
  } else if (isThere) {
    names.getItem(name).delete();
  }
}
