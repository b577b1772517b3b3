/** Applies a change set: checks all, writes all, reads it back; after an error all is as it was. */
import { isCopyName, passingName, rangeName } from '../../common';
import type { ApplyResult, Change } from '../../port';
import { HostError } from '../../port';
import type { Application, Workbook } from '../api';
import { call, part, set, type Box } from '../door';
import { VISIBLE } from '../enums';
import { insist, quietly, toHostError } from '../session';
import { tabsOf } from '../snapshot';
import { checkChanges, type Plan, type Step } from './check';
import { movedSince } from './checkCells';
import { emptySheet, keepCopy, riskyTabs } from './copies';
import { writeLinks } from './links';
import { writeFormat } from './looks';
import { writeName } from './names';
import { writeFilter, writeFreeze, writePrintSetup } from './page';
import { notAsWritten, readBack } from './readBack';
import { writeRules } from './rules';
import { writeHeights, writeWidths } from './sizes';
import { sheetOf, type Tab } from './tab';
import { addTab, dropSheets, removeTab, showTab } from './tabs';
import { isWholeCopy, twinsOf, type Twin } from './twins';
import { writeNote, writeValidations } from './validations';
import { writeValues } from './values';
import { undoAll, type Learned, type Work } from './work';

/** Throws `HostError`; the workbook is then as it was, unless `restored` in its data says otherwise. */
export async function applyChanges(
  app: Box<Application>,
  book: Box<Workbook>,
  changes: readonly Change[],
  learned: Learned,
): Promise<ApplyResult> {
  const plan = await checkChanges(book, changes);
  if (plan.steps.length === 0) return { cellsWritten: 0, differences: [] };
  return quietly(app, async (beat) => {
    // Of a run whose page was closed midway.
    if (!plan.isStructureProtected) await insist(() => dropSheets(book, isCopyName));
    return write({ app, book, learned, beat, undos: [] }, plan);
  });
}

/** Names that tabs have for the time being. */
interface Passing {
  readonly removed: ReadonlyMap<Tab, string>;
  readonly copies: readonly string[];
}

async function write(work: Work, plan: Plan): Promise<ApplyResult> {
  const removed = new Map(plan.removed.map((tab, index) => [tab, passingName(index)]));
  let moved: HostError | null;
  let result: ApplyResult;
  try {
    const copies = await prepare(work, plan, removed);
    await takeAll(work, plan, removed);
    moved = await movedSince(plan.tabs);
    result = await readBack(plan.tabs);
    // Rows that moved are not written back: they would not be found.
    if (moved === null && result.differences.length > 0) throw await notAsWritten(plan.tabs, result.differences);
    if (plan.shown !== null) await call(sheetOf(plan.shown), 'Activate');
    await finish(work, { removed, copies });
  } catch (error) {
    throw await takenBack(work, plan, error);
  }
  if (moved !== null) throw moved;
  return result;
}

/** Puts down how to undo what concerns whole sheets, last things first, and makes copies. */
async function prepare(work: Work, plan: Plan, removed: Passing['removed']): Promise<string[]> {
  const { book, undos } = work;
  const active = await part(book, 'ActiveSheet');
  undos.push(async () => void (await call(active, 'Activate')));
  const tabs = await tabsOf(book);
  const known = new Set([...tabs.map(({ name }) => name), ...removed.values()]);
  undos.push(() => dropSheets(book, (name) => !known.has(name)));
  for (const { sheet, visibility } of tabs) {
    undos.push(() => {
      set(sheet, 'Visible', VISIBLE[visibility]);
      return Promise.resolve();
    });
  }
  const risky = plan.isStructureProtected ? [] : riskyTabs(plan);
  const copies: string[] = [];
  for (const [index, tab] of risky.entries()) copies.push(await keepCopy(work, tab, index));
  // A copy comes to the front.
  if (risky.length > 0) await call(active, 'Activate');
  return copies;
}

async function takeAll(work: Work, plan: Plan, removed: Passing['removed']): Promise<void> {
  const twins = plan.isStructureProtected ? new Map<Tab, Twin>() : twinsOf(plan);
  const spared = new Set<Step>();
  for (const step of plan.steps) {
    if (spared.has(step)) continue;
    await work.beat();
    const twin = step.change.kind === 'addSheet' && step.tab !== null ? twins.get(step.tab) : undefined;
    if (twin !== undefined && (await isCopied(work, step, twin))) twin.spared.forEach((one) => spared.add(one));
    else await take(work, step, removed);
  }
}

/** Adds a sheet as the copy of its twin. Where that did not work out, nothing is left of the attempt. */
async function isCopied(work: Work, { change, tab, after }: Step, twin: Twin): Promise<boolean> {
  if (change.kind !== 'addSheet' || tab === null || work.learned.refused.has('sheetCopies')) return false;
  const known = new Set((await tabsOf(work.book)).map(({ name }) => name));
  try {
    await addTab(work, tab, after ?? null, change, sheetOf(twin.model));
    if (await isWholeCopy(tab, twin)) return true;
  } catch {
    // It is written like the first one.
  }
  tab.sheet = null;
  await dropSheets(work.book, (name) => !known.has(name));
  work.learned.refused.add('sheetCopies');
  return false;
}

async function take(work: Work, { change, tab, after }: Step, removed: Passing['removed']): Promise<void> {
  if (change.kind === 'definedName') return writeName(work, change);
  if (tab === null) return;
  switch (change.kind) {
    case 'addSheet':
      return addTab(work, tab, after ?? null, change);
    case 'removeSheet':
      return removeTab(work, tab, removed.get(tab)!);
    case 'setVisibility':
      return showTab(work, tab, change.visibility);
    case 'activate':
      return;
    case 'clearSheet':
      return clear(work, tab);
    case 'write':
      return writeValues(work, tab, change);
    case 'format':
      return writeFormat(tab, change.range, change.format);
    case 'merge':
      return void (await call(await call(sheetOf(tab), 'Range', rangeName(change.range)), 'Merge', false));
    case 'columnWidths':
      return writeWidths(work, tab, change);
    case 'rowHeights':
      return writeHeights(work, tab, change);
    case 'freeze':
      return writeFreeze(work, tab, change);
    case 'autoFilter':
      return writeFilter(work, tab, change.range);
    case 'conditionalFormats':
      return writeRules(work, tab, change);
    case 'validations':
      return writeValidations(work, tab, change);
    case 'links':
      return writeLinks(work, tab, change);
    case 'note':
      return writeNote(tab, change);
    case 'printSetup':
      return writePrintSetup(work, tab, change);
  }
}

async function clear(work: Work, tab: Tab): Promise<void> {
  await writeFilter(work, tab, null);
  await writeFreeze(work, tab, { rows: 0, columns: 0 });
  tab.isEmptied = true;
  await emptySheet(sheetOf(tab));
}

/** What cannot be undone comes last. Nothing is left to undo once it has begun. */
async function finish(work: Work, { removed, copies }: Passing): Promise<void> {
  const drop = (names: readonly string[]): Promise<boolean> =>
    insist(() => dropSheets(work.book, (name) => names.includes(name)));
  const going = [...removed].filter(([tab]) => !tab.isNew).map(([, name]) => name);
  const before = (await tabsOf(work.book)).length;
  if (!(await drop(going))) {
    const isBegun = (await tabsOf(work.book)).length < before;
    if (isBegun) work.undos.length = 0;
    throw new HostError('failed', isBegun ? { reason: 'sheetsLeft', restored: 'no' } : { reason: 'sheetsLeft' });
  }
  work.undos.length = 0;
  if (!(await drop(copies))) throw new HostError('failed', { reason: 'copiesLeft', restored: 'no' });
}

async function takenBack(work: Work, plan: Plan, cause: unknown): Promise<HostError> {
  const { code, data } = await toHostError(work.app, cause);
  const outcome = await undoAll(work);
  const isWhole = outcome === 'all' && !(plan.isStructureProtected && riskyTabs(plan).length > 0);
  const restored = isWhole ? {} : { restored: outcome === 'no' ? 'no' : 'partly' };
  return new HostError(code, { ...data, ...restored }, { cause });
}
