/** What becomes of a change set when a request has failed: finished if it was all but done, else undone. */
import { HostError } from '../../port';
import { loadRules } from '../before/rules';
import { perform, step, type Limits, type Step } from '../chunks';
import { loadBox } from '../box';
import { excelCode, toHostError } from '../session';
import { at } from './looks';
import { planReadBack } from './readBack';
import { sheetsOfRequests } from './plan';
import { restoringSteps } from './restore';
import type { Tab } from './tab';
import { dropSheet, idOf } from './tabs';
import type { Remains, Work } from './work';

/** How often it is tried before the workbook is left as it is. */
const TRIES = 3;
/** Milliseconds before trying again; Excel may be busy. */
const PAUSE = 50;

/** Returns when everything was done after all. Throws `HostError` with the reason; `restored` in its data tells what could not be put back. */
export async function finishOrUndo(
  context: Excel.RequestContext,
  work: Work,
  cause: unknown,
  limits: Limits,
): Promise<void> {
  let outcome: Outcome | null = null;
  let last: unknown = cause;
  for (let attempt = 0; attempt < TRIES && outcome === null; attempt++) {
    if (attempt > 0) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    try {
      outcome = await attemptUndo(context, work, cause, limits);
    } catch (error) {
      last = error;
    }
  }
  if (outcome?.isDone === true) {
    return;
  }
  const error = toHostError(cause);
  const gone = outcome?.gone;
  const data = {
    ...error.data,
    ...(error.code === 'missingSheet' && gone !== undefined ? { sheet: gone } : {}),
    ...(outcome === null ? { restored: 'no', reason: toHostError(last).code } : {}),
    ...(outcome?.isComplete === false ? { restored: 'partly' } : {}),
  };
  // Nothing is known about a sheet of that name when all are there.
  const code = error.code === 'missingSheet' && gone === undefined && outcome !== null ? 'failed' : error.code;
  throw new HostError(code, data, { cause });
}

interface Outcome {
  readonly isDone: boolean;
  /** Whether all was put back. */
  readonly isComplete: boolean;
  /** A sheet that somebody removed meanwhile. */
  readonly gone: string | undefined;
}

async function attemptUndo(
  context: Excel.RequestContext,
  work: Work,
  cause: unknown,
  limits: Limits,
): Promise<Outcome> {
  const remains = await look(context, work);
  const { removed, backups } = work;
  const isGone = ({ tab }: { tab: Tab }): boolean => tab.id !== null && !remains.names.has(tab.id);
  const isKept = ({ name }: { name: string }): boolean => remains.ids.has(name);
  const gone = work.tabs.find((tab) => tab.id !== null && !remains.names.has(tab.id))?.name;
  const present = backups.filter(isKept);
  // Removing came last, and copies went in the order in which they came: the first of them is the first to go. But a
  // sheet may also be gone because somebody else has removed it.
  const isRenamed = removed.every((stored) => isGone(stored) || isKept(stored));
  const hasRemoved =
    removed.some(isGone) &&
    isRenamed &&
    ((await isWritten(context, work, remains, limits)) ?? excelCode(cause) !== 'ItemNotFound');
  const hasDropped = present.length > 0 && present.length < backups.length && !isKept(backups[0]!);
  if (hasRemoved || hasDropped) {
    const left = removed.filter((stored) => !isGone(stored)).map(({ tab }) => dropSheet(tab.id!));
    await perform(context, [...left, ...present.map(({ name }) => dropSheet(name))], limits);
    return { isDone: true, isComplete: true, gone };
  }
  const strays = halfCopied(work, remains);
  if (backups.length > 0 && present.length === 0 && strays.length === 0) {
    // Either nothing was done or everything.
    const isDone = removed.length === 0 && (await isWritten(context, work, remains, limits)) === true;
    return { isDone, isComplete: true, gone };
  }
  const isUnderWay = present.length === backups.length;
  const steps: Step[] = isUnderWay ? restoringSteps(work, remains, created(work, remains, cause)) : [];
  await perform(context, [...steps, ...strays, ...present.map(({ name }) => dropSheet(name))], limits);
  return { isDone: false, isComplete: !(isUnderWay && work.isRisky), gone };
}

/** New tabs that are there, and are ours. */
function created({ tabs, image }: Work, remains: Remains, cause: unknown): string[] {
  const known = new Set(image.tabs.map(({ id }) => id));
  // Somebody else was faster with a sheet of one of these names: only what Excel said it has made is ours.
  const isDoubtful = excelCode(cause) === 'ItemAlreadyExists';
  return tabs.flatMap((tab) => {
    const id = tab.id === null ? remains.ids.get(tab.name.toLowerCase()) : undefined;
    return id === undefined || known.has(id) || (isDoubtful && idOf(tab.added) === null) ? [] : [id];
  });
}

/** What is left of copies that were being made when the request failed: bearing Excel's name, or of a sheet that was shown for it. */
function halfCopied({ backups }: Work, remains: Remains): Step[] {
  return backups.flatMap(({ tab, name, copy }) => {
    const id = idOf(copy);
    const isStray = id !== null && remains.names.has(id) && remains.ids.get(name) !== id;
    const isShown = tab.image?.visibility === 'veryHidden' && remains.names.has(tab.id!);
    return [
      ...(isStray ? [dropSheet(id)] : []),
      ...(isShown
        ? [step(2, 0, ({ workbook }) => void (workbook.worksheets.getItem(tab.id!).visibility = 'VeryHidden'))]
        : []),
    ];
  });
}

async function look(context: Excel.RequestContext, { tabs, image }: Work): Promise<Remains> {
  const { worksheets, names } = context.workbook;
  worksheets.load('items/id,items/name');
  const rules = tabs.flatMap((tab) =>
    (tab.image?.rules ?? []).map((rule) => {
      const sheet = worksheets.getItemOrNullObject(tab.id ?? tab.name);
      return { rule, read: loadRules(at(sheet, rule.range), rule.range) };
    }),
  );
  const items = [...image.names.keys()].map((name) => {
    const item = names.getItemOrNullObject(name);
    item.load('name');
    return { name, item };
  });
  const filters = tabs
    .filter((tab) => tab.changed.has('filter'))
    .map((tab) => {
      const range = worksheets.getItemOrNullObject(tab.id ?? tab.name).autoFilter.getRangeOrNullObject();
      return { tab, range: loadBox(range) };
    });
  await context.sync();
  return {
    ids: new Map(worksheets.items.map(({ id, name }) => [name.toLowerCase(), id])),
    names: new Map(worksheets.items.map(({ id, name }) => [id, name])),
    rules: new Map(rules.map(({ rule, read }) => [rule, read()])),
    filtered: new Set(filters.filter(({ range }) => !range.isNullObject).map(({ tab }) => tab)),
    definedNames: new Set(items.filter(({ item }) => !item.isNullObject).map(({ name }) => name)),
  };
}

/** Whether the workbook holds everything that was to be written; null when there is nothing that could tell. */
async function isWritten(
  context: Excel.RequestContext,
  { tabs }: Work,
  remains: Remains,
  limits: Limits,
): Promise<boolean | null> {
  if (tabs.some((tab) => tab.id === null && !remains.ids.has(tab.name.toLowerCase()))) {
    return false;
  }
  if (!tabs.some((tab) => tab.id === null || tab.expected.size > 0)) {
    return null;
  }
  const there = tabs.filter((tab) => tab.id === null || remains.names.has(tab.id));
  const { steps, result } = planReadBack(there, sheetsOfRequests());
  await perform(context, steps, limits);
  return result().differences.length === 0;
}
