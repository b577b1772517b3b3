/** The workbook after a failure, or as the next start finds it. */
import type { Rect, Visibility } from '../../port';
import { loadRules, type RuleImage } from '../before/rules';
import { boxOf, loadBox, visibilityOf } from '../read';
import { loadJournal, type JournalState } from './journal';
import { at } from './looks';
import type { RulesBefore, WayBack } from './wayBack';

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
  /** Null when there is none. */
  readonly journal: JournalState | null;
}

/** One request. */
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
  return {
    ids: new Map(tabs.map(({ id, name }) => [name.toLowerCase(), id])),
    names: new Map(tabs.map(({ id, name }) => [id, name])),
    visibility: new Map(tabs.map((sheet) => [sheet.id, visibilityOf(sheet)])),
    rules: new Map(rules.map(({ rule, read }) => [rule, read()])),
    filtered: new Set(filters.filter(({ range }) => !range.isNullObject).map(({ id }) => id)),
    used: new Map(used.filter(({ range }) => !range.isNullObject).map(({ id, range }) => [id, boxOf(range)])),
    definedNames: new Set(items.filter(({ item }) => !item.isNullObject).map(({ name }) => name)),
    journal: journal(),
  };
}
