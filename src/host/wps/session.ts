/** A run in WPS: which workbook, whether it answers, and how its errors are called. */
import { HostError } from '../port';
import type { Application, Workbook } from './api';
import { call, get, partOrNull, set, type Box } from './door';
import { CALCULATE_BY_HAND } from './enums';

/** The workbook in front. Throws `notAWorkbook` without one, `editMode` while somebody types. */
export async function activeBook(app: Box<Application>): Promise<Box<Workbook>> {
  if (await isBusy(app)) throw new HostError('editMode');
  const book = await partOrNull(app, 'ActiveWorkbook');
  if (book === null) throw new HostError('notAWorkbook');
  return book;
}

/** Builds that do not tell count as ready. */
async function isBusy(app: Box<Application>): Promise<boolean> {
  return (await get(app, 'Ready')) === false;
}

/** An error of WPS in the words of the port; its own words, in the language of its menus, stay in the data. */
export async function toHostError(app: Box<Application>, error: unknown): Promise<HostError> {
  if (error instanceof HostError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const busy = await isBusy(app).catch(() => false);
  return new HostError(busy ? 'editMode' : 'failed', { message: reason }, { cause: error });
}

/** How often something is tried that must not be left undone. */
const TRIES = 3;

/** Tries until it works; false when it does not. */
export async function insist(work: () => Promise<void>): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    try {
      await work();
      return true;
    } catch {
      // What remains is seen by the next attempt, and told by whoever asked.
    }
  }
  return false;
}

const QUIET = {
  ScreenUpdating: false,
  // Or it asks before it deletes and merges, and waits for an answer.
  DisplayAlerts: false,
  EnableEvents: false,
  CopyObjectsWithCells: false,
  Calculation: CALCULATE_BY_HAND,
} as const;
type Setting = keyof typeof QUIET;

/** Settings as they were before a run; of those that it did not change, nothing. */
type Before = Partial<Record<Setting, number | boolean>>;

/** Says to other pages that this one is still at work. To be called again and again by work that may take many seconds. */
export type Beat = () => Promise<void>;

/** Nothing is drawn, asked, told or calculated while `work` runs; then all is as it was, whatever came of it. */
export async function quietly<T>(app: Box<Application>, work: (beat: Beat) => Promise<T>): Promise<T> {
  const before: Before = {};
  let [beats, last] = [0, Date.now()];
  const beat = async (): Promise<void> => {
    if (Date.now() - last < BEAT) return;
    last = Date.now();
    await note(app, before, ++beats);
  };
  try {
    for (const key of Object.keys(QUIET) as Setting[]) await insist(() => hush(app, key, before));
    await note(app, before, beats);
    return await work(beat);
  } finally {
    await putBack(app, before);
  }
}

/** It goes on without the comfort where a build has no such setting. */
async function hush(app: Box<Application>, key: Setting, before: Before): Promise<void> {
  const value = (await get(app, key)) as number | boolean | undefined;
  if (value === undefined || value === QUIET[key]) return;
  before[key] ??= value;
  set(app, key, QUIET[key] as never);
}

async function putBack(app: Box<Application>, before: Before): Promise<void> {
  for (const key of (Object.keys(before) as Setting[]).reverse()) {
    await insist(() => {
      set(app, key, before[key] as never);
      return Promise.resolve();
    });
  }
  await note(app, null);
}

/*
 * A pane that is closed while it writes puts nothing back: WPS would go on without calculating and without drawing. So the
 * settings stand in the storage that the add-in's pages share, which ends with WPS as the settings do.
 */
const KEY = 'kaoping.settings';
/** Milliseconds after which a page that says nothing is taken for closed, between two looks, and between two signs of life. */
const PATIENCE = 15_000;
const STEP = 500;
const BEAT = 2_000;

async function note(app: Box<Application>, before: Before | null, beats = 0): Promise<void> {
  // A precaution, without which everything works.
  await insist(async () => {
    const storage = await partOrNull(app, 'PluginStorage');
    if (storage === null) return;
    if (before === null) await call(storage, 'removeItem', KEY);
    else await call(storage, 'setItem', KEY, `${beats}|${JSON.stringify(before)}`);
  });
}

/** What a run has noted that has not ended. */
async function leftBehind(app: Box<Application>): Promise<string | null> {
  try {
    const storage = await partOrNull(app, 'PluginStorage');
    const noted = storage && (await call(storage, 'getItem', KEY));
    return typeof noted === 'string' && noted !== '' ? noted : null;
  } catch {
    return null;
  }
}

/** Waits until no other page of the add-in writes; puts back what one left behind that was closed meanwhile. */
export async function settle(app: Box<Application>): Promise<void> {
  let left = await leftBehind(app);
  // By the clock, for the timers of a page that nobody sees may be held back.
  let since = Date.now();
  while (left !== null && Date.now() - since < PATIENCE) {
    await new Promise((resolve) => setTimeout(resolve, STEP));
    const now = await leftBehind(app);
    if (now !== left) since = Date.now();
    left = now;
  }
  if (left !== null) await putBack(app, settingsOf(left));
}

function settingsOf(noted: string): Before {
  try {
    return JSON.parse(noted.slice(noted.indexOf('|') + 1)) as Before;
  } catch {
    return {};
  }
}
