/** What becomes of a change set when a request has failed: finished if all was written, else taken back. */
import { HostError } from '../../port';
import { isCopyName } from '../../common';
import { perform, step, type Step } from '../chunks';
import type { Desk } from '../desk';
import { inExcelWatched, insist, obstacleOf } from '../patience';
import { excelCode, locationOf, toHostError } from '../session';
import { JOURNAL, markJournal, readJournal } from './journal';
import { sheetsOfRequests } from './plan';
import { planReadBack } from './readBack';
import { look, type Remains } from './remains';
import { laterSteps, restoringSteps } from './restore';
import { dropSheet, idOf } from './tabs';
import type { WayBack } from './wayBack';
import type { Work } from './work';

/** Returns when everything was done after all. Throws `HostError` with the reason; `restored` in its data tells what could not be put back. */
export async function finishOrUndo(
  desk: Desk,
  work: Work,
  wayBack: WayBack,
  isJournaled: boolean,
  cause: unknown,
): Promise<void> {
  let outcome: Outcome | null = null;
  let last: unknown = cause;
  let isTidy = false;
  try {
    outcome = await insist(desk.patience, desk.tell, () =>
      inExcelWatched(
        desk.patience,
        desk.tell,
        (context) => attempt(context, desk, { work, wayBack, isJournaled, cause }),
        true,
      ),
    );
    await tidyUp(desk, wayBack, outcome.isDone);
    isTidy = true;
  } catch (error) {
    // What is left over then is taken away by the next write.
    last = error;
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
    ...(outcome !== null && !isTidy && isJournaled ? { left: 'sheets' } : {}),
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

interface Failure {
  readonly work: Work;
  readonly wayBack: WayBack;
  readonly isJournaled: boolean;
  readonly cause: unknown;
}

/** Everything but what wants the workbook in front. May be done again and again. */
async function attempt(context: Excel.RequestContext, desk: Desk, failure: Failure): Promise<Outcome> {
  const { work, wayBack, isJournaled, cause } = failure;
  const remains = await look(context, wayBack);
  const gone = work.tabs.find((tab) => tab.id !== null && !remains.names.has(tab.id))?.name;
  if (remains.journal === 'done') {
    return { isDone: true, isComplete: true, gone };
  }
  if (isJournaled && remains.journal === null) {
    // Either nothing was done or everything.
    const isDone =
      wayBack.removed.length > 0
        ? wayBack.removed.every(({ id }) => !remains.names.has(id))
        : (await isWritten(context, work, remains, desk)) === true;
    return { isDone, isComplete: true, gone };
  }
  await takeBack(context, desk, wayBack, remains, created(work, remains, cause), halfCopied(work, remains));
  return { isDone: false, isComplete: !work.isRisky, gone };
}

async function takeBack(
  context: Excel.RequestContext,
  desk: Desk,
  wayBack: WayBack,
  remains: Remains,
  came: readonly string[],
  strays: readonly Step[],
): Promise<void> {
  // A copy that is not there, or the journal alone: nothing was changed by then.
  const isUnderWay = remains.journal === null || remains.journal === 'begun';
  const isCopied = wayBack.sheets.every(({ copy }) => copy === null || remains.ids.has(copy));
  const marks = remains.journal === null ? [] : [markJournal('back', desk)];
  const steps = isUnderWay && isCopied ? restoringSteps(wayBack, remains, came) : [];
  await perform(context, [...strays, ...steps, ...marks], desk.limits);
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
      ...(isStray
        ? [
            step(3, 0, ({ workbook }) => {
              const sheet = workbook.worksheets.getItem(id);
              sheet.name = name;
              sheet.visibility = 'Hidden';
            }),
          ]
        : []),
      ...(isShown
        ? [step(2, 0, ({ workbook }) => void (workbook.worksheets.getItem(tab.id!).visibility = 'VeryHidden'))]
        : []),
    ];
  });
}

/** Whether the workbook holds everything that was to be written; null when there is nothing that could tell. */
async function isWritten(
  context: Excel.RequestContext,
  { tabs }: Work,
  remains: Remains,
  { limits }: Desk,
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

/** Takes away what is left over; frozen panes and the tab in front are put back first, if that can be. */
const tidyUp = (desk: Desk, wayBack: WayBack, isDone: boolean): Promise<void> =>
  insist(desk.patience, desk.tell, () => tidyOnce(desk, wayBack, isDone));

async function tidyOnce(desk: Desk, wayBack: WayBack, isDone: boolean): Promise<void> {
  await inExcelWatched(
    desk.patience,
    desk.tell,
    async (context) => {
      const remains = await look(context, wayBack);
      const left = leftovers(wayBack, remains, isDone);
      if (!isDone) {
        try {
          await perform(context, laterSteps(wayBack, remains), desk.limits);
        } catch (error) {
          // Panes that this Excel never freezes are not waited for; whether the workbook is in front, the tab shows.
          if (!/FreezePanes/.test(locationOf(error)) && obstacleOf(error) === 'otherWorkbook') throw error;
        }
      }
      await perform(context, left, desk.limits);
    },
    true,
  );
}

/** Sheets that were to go and, last of all, the journal. */
function leftovers(wayBack: WayBack, remains: Remains, isDone: boolean): Step[] {
  const going = isDone ? wayBack.removed.map(({ id }) => id) : [];
  const copies = [...remains.ids].filter(([name]) => isCopyName(name)).map(([, id]) => id);
  const journal = remains.ids.get(JOURNAL);
  return [...going.filter((id) => remains.names.has(id)), ...copies, ...(journal === undefined ? [] : [journal])].map(
    dropSheet,
  );
}

/**
 * Finishes or takes back what an earlier run left half done. `busy`: another page of ours seems to be writing just now.
 */
export async function recover(desk: Desk): Promise<'nothing' | 'busy' | 'recovered'> {
  const { patience, tell } = desk;
  const journal = await inExcelWatched(patience, tell, (context) => readJournal(context, desk));
  if (journal === null) return 'nothing';
  if (journal.isFresh) return 'busy';
  const { wayBack, state } = journal;
  if (wayBack !== null && state === 'begun') {
    await inExcelWatched(
      patience,
      tell,
      async (context) => {
        const remains = await look(context, wayBack);
        const known = new Set(wayBack.tabs.map(({ id }) => id));
        const came = wayBack.came.flatMap((name) => remains.ids.get(name.toLowerCase()) ?? []);
        await takeBack(
          context,
          desk,
          wayBack,
          remains,
          came.filter((id) => !known.has(id)),
          [],
        );
      },
      true,
    );
  }
  // The cells are right by now; what is left over can wait for the next time.
  await tidyOnce(desk, wayBack ?? NOTHING, state === 'done').catch(() => undefined);
  return 'recovered';
}

const NOTHING: WayBack = { tabs: [], active: null, names: [], came: [], removed: [], sheets: [] };
