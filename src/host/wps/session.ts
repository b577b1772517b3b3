/** A run in WPS: which workbook, whether it answers, and how its errors are called. */
import { HostError } from '../port';
import type { Application, Workbook } from './api';
import { get, partOrNull, set, type Box } from './door';
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

/** Nothing is drawn, asked, told or calculated while `work` runs; then all is as it was, whatever came of it. */
export async function quietly<T>(app: Box<Application>, work: () => Promise<T>): Promise<T> {
  const before: [Setting, number | boolean][] = [];
  try {
    for (const key of Object.keys(QUIET) as Setting[]) await insist(() => hush(app, key, before));
    return await work();
  } finally {
    for (const [key, value] of before.reverse()) {
      await insist(() => {
        set(app, key, value as never);
        return Promise.resolve();
      });
    }
  }
}

/** It goes on without the comfort where a build has no such setting. */
async function hush(app: Box<Application>, key: Setting, before: [Setting, number | boolean][]): Promise<void> {
  const value = (await get(app, key)) as number | boolean | undefined;
  if (value === undefined || value === QUIET[key]) return;
  if (!before.some(([known]) => known === key)) before.push([key, value]);
  set(app, key, QUIET[key] as never);
}
