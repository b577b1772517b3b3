/** The workbook after a failure, or as the next start finds it. */
import type { Rect, Visibility } from '../../port';
import { loadHiddenRows, rowsOf } from '../before/image';
import { loadRules, type RuleImage } from '../before/rules';
import { boxOf, loadBox, visibilityOf } from '../box';
import { obstacleIn } from '../session';
import { loadJournal, type JournalState } from './journal';
import { at } from './looks';
import type { RulesBefore, SheetBefore, WayBack } from './wayBack';

export interface Remains {
  /** Ids of the tabs that are there, by lower-case name and the other way round. */
  readonly ids: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  readonly visibility: ReadonlyMap<string, Visibility>;
  /** Conditional formats that meet the ranges in question. */
  readonly rules: ReadonlyMap<RulesBefore, RuleImage>;
  readonly definedNames: ReadonlySet<string>;
  /** Ids of tabs that have a filter. */
  readonly filtered: ReadonlySet<string>;
  /** What is used by now of sheets that are emptied, by id. */
  readonly used: ReadonlyMap<string, Rect>;
  /** Rows that are hidden by now among those that get their values back, by id. */
  readonly hidden: ReadonlyMap<string, readonly number[]>;
  /** Null when there is none. */
  readonly journal: JournalState | null;
}

/** Two requests, the second one only where values are to be put back into rows that may be hidden. */
export async function look(context: Excel.RequestContext, { sheets, names }: WayBack): Promise<Remains> {
  const { worksheets, names: defined } = context.workbook;
  worksheets.load('items/id,items/name,items/visibility');
  const journal = loadJournal(context);
  const rules = sheets.flatMap(({ id, rules: all }) =>
    all.map((rule) => ({ rule, read: loadRules(at(worksheets.getItemOrNullObject(id), rule.range), rule.range) })),
  );
  const items = names.map(([name]) => {
    const item = defined.getItemOrNullObject(name);
    item.load('name');
    return { name, item };
  });
  const filters = sheets
    .filter(({ filter }) => filter !== undefined)
    .map(({ id }) => ({ id, range: loadBox(worksheets.getItemOrNullObject(id).autoFilter.getRangeOrNullObject()) }));
  const used = sheets
    .filter(({ cleared }) => cleared !== null)
    .map(({ id }) => ({ id, range: loadBox(worksheets.getItemOrNullObject(id).getUsedRangeOrNullObject(false)) }));
  await context.sync();
  const tabs = worksheets.items;
  // Whatever is emptied shows all its rows.
  const filled = sheets.filter(
    ({ id, cleared, blocks }) => cleared === null && blocks.length > 0 && tabs.some((tab) => tab.id === id),
  );
  return {
    ids: new Map(tabs.map(({ id, name }) => [name.toLowerCase(), id])),
    names: new Map(tabs.map(({ id, name }) => [id, name])),
    visibility: new Map(tabs.map((sheet) => [sheet.id, visibilityOf(sheet)])),
    rules: new Map(rules.map(({ rule, read }) => [rule, read()])),
    filtered: new Set(filters.filter(({ range }) => !range.isNullObject).map(({ id }) => id)),
    used: new Map(used.filter(({ range }) => !range.isNullObject).map(({ id, range }) => [id, boxOf(range)])),
    definedNames: new Set(items.filter(({ item }) => !item.isNullObject).map(({ name }) => name)),
    hidden: await hiddenIn(context, filled),
    journal: journal(),
  };
}

/** All rows where Excel does not tell: one by one they get their values whether they are hidden or not. */
async function hiddenIn(
  context: Excel.RequestContext,
  sheets: readonly SheetBefore[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const asked = sheets.map(({ id, blocks }) => {
    const rects = blocks.map(({ rect }) => rect);
    return { id, rects, told: loadHiddenRows(context.workbook.worksheets.getItem(id), rects) };
  });
  const isTold = asked.length === 0 || (await obstacleIn(context)) === null;
  return new Map(asked.map(({ id, rects, told }) => [id, isTold ? told() : rowsOf(rects)]));
}
