/** Checks a change set against the workbook as it is, and plans what is to be done. Nothing is written before all is planned. */
import { checkRect, isDefinedName, withMerge } from '../../common';
import type { Change } from '../../port';
import { HostError } from '../../port';
import type { WorkbookImage } from '../before/image';
import { step, type Step } from '../chunks';
import { planClear } from './clear';
import { goTogether, planFormats, type FormatChange } from './formats';
import { at, planFormat } from './looks';
import { planAutoFilter, planFreeze, planPrintSetup } from './page';
import { planConditionalFormats, planLinks } from './rules';
import { planColumnWidths, planRowHeights } from './sizes';
import { cellKey, type Tab } from './tab';
import { Tabs } from './tabs';
import { planValidations } from './validations';
import { planWrite } from './values';
import type { SheetOf, Work } from './work';

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** Throws `HostError` when a change cannot be made. `isPlain`: Excel was not asked for frozen panes, and they stay as they are. */
export function planWork(changes: readonly Change[], image: WorkbookImage, isPlain = false): Work {
  const tabs = new Tabs(image);
  const sheetOf = sheetsOfRequests();
  const steps = inGroups(changes).flatMap((group) => {
    const [first] = group;
    return first.kind === 'format' && group.length > 1
      ? planFormats(tabs.writable(first.sheet), group as readonly FormatChange[], sheetOf)
      : planChange(first, tabs, image, sheetOf, isPlain);
  });
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

type Group = readonly [Change, ...Change[]];

/** Each change by itself, but for formats that can be set at once. */
function inGroups(changes: readonly Change[]): Group[] {
  const groups: [Change, ...Change[]][] = [];
  let last: Change | null = null;
  for (const change of changes) {
    if (last?.kind === 'format' && change.kind === 'format' && goTogether(last, change)) groups.at(-1)!.push(change);
    else groups.push([change]);
    last = change;
  }
  return groups;
}

function planChange(change: Change, tabs: Tabs, image: WorkbookImage, sheetOf: SheetOf, isPlain: boolean): Step[] {
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
      return planSheetChange(change, tabs.writable(change.sheet), sheetOf, isPlain);
  }
}

type SheetChange = Exclude<
  Change,
  ChangeOf<'addSheet' | 'removeSheet' | 'setVisibility' | 'activate' | 'definedName' | 'note'>
>;

function planSheetChange(change: SheetChange, tab: Tab, sheetOf: SheetOf, isPlain: boolean): Step[] {
  switch (change.kind) {
    case 'clearSheet':
      return planClear(tab, sheetOf, !isPlain);
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
