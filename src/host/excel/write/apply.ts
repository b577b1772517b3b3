/** Applies a change set: one request to look, one to write and to read back, more only where Excel's limits want it. */
import { isCopyName } from '../../common';
import type { ApplyResult, Change } from '../../port';
import { HostError } from '../../port';
import { takeImage, type WorkbookImage } from '../before/image';
import { wantedOf, type Wanted } from '../before/wanted';
import { packed, perform, performOne, step, type Step } from '../chunks';
import type { Desk } from '../desk';
import { inExcelWatched } from '../patience';
import { excelCode, toHostError } from '../session';
import { planGuards } from './guards';
import { beginJournal, JOURNAL, markJournal } from './journal';
import { planWork, sheetsOfRequests } from './plan';
import { putRight, writesOverHidden } from './putRight';
import { planReadBack } from './readBack';
import { dropSheet } from './tabs';
import { finishOrUndo, recover } from './undo';
import { wayBackOf, type WayBack } from './wayBack';
import type { Work } from './work';

/**
 * Throws `HostError`, or what Excel throws; the workbook is then as it was, unless the error says otherwise. `isPlain`: frozen
 * panes and pages are left alone. `all` are those among which they stand: where one of these cannot be made, none is.
 */
export async function applyAtOnce(
  desk: Desk,
  changes: readonly Change[],
  isPlain = false,
  all = changes,
): Promise<ApplyResult> {
  const { limits, patience, tell } = desk;
  const named = all.flatMap((change) => ('sheet' in change ? [change.sheet] : []));
  const image = await imageOf(desk, wantedOf(changes, named), isPlain);
  if (all.length > changes.length) planWork(all, image, isPlain);
  const work = planWork(changes, image, isPlain);
  if (work.steps.length === 0) {
    return { cellsWritten: 0, differences: [] };
  }
  const readBack = planReadBack(work.tabs, sheetsOfRequests());
  const guards = planGuards(work.tabs, sheetsOfRequests());
  const looking = [...readBack.steps, ...guards.steps];
  const wayBack = wayBackOf(work);
  const { isJournaled, requests, done, waiting } = requestsOf(work, wayBack, looking, desk);
  const calculates = changes.some(holdsFormula);
  try {
    const [first = [], ...following] = requests;
    await inExcelWatched(patience, tell, (context) => performOne(context, first, calculates));
    if (following.length > 0) {
      await inExcelWatched(
        patience,
        tell,
        async (context) => {
          let isDone = first.includes(done);
          for (const request of following) {
            // The journal is still somebody's.
            const beat = isJournaled && !isDone ? [markJournal('begun', desk)] : [];
            await performOne(context, [...beat, ...request], calculates);
            isDone ||= request.includes(done);
          }
        },
        true,
      );
    }
  } catch (error) {
    // Nothing more is asked of an Excel that does not answer; the journal says what is under way.
    if (excelCode(error) === 'noAnswer') throw error;
    await finishOrUndo(desk, work, wayBack, isJournaled, error);
    // Everything was done and only the answer was lost: what stands there can be read again.
    await inExcelWatched(patience, tell, async (context) => {
      for (const request of packed(looking, limits)) await performOne(context, request, true);
    });
  }
  // Rows that moved are not written to again, nor back: neither would find them.
  const moved = guards.moved();
  const result = await putAllRight();
  await dropOrphans(desk, image);
  if (moved !== null) throw moved;
  return result;

  /** Nothing is called done whose values do not stand in their cells; then all is put back, as long as it can be. */
  async function putAllRight(): Promise<ApplyResult> {
    let result = readBack.result();
    if (result.differences.length === 0 && waiting.length === 0) return result;
    try {
      await inExcelWatched(
        patience,
        tell,
        async (context) => {
          if (moved === null) result = await putRight(context, work, readBack, limits);
          await perform(context, waiting, limits);
        },
        true,
      );
    } catch (error) {
      const isWaiting = waiting.length > 0;
      if (!isWaiting && work.backups.length + work.removed.length > 0) throw told(error, { restored: 'partly' });
      await finishOrUndo(desk, work, wayBack, isJournaled && isWaiting, error);
    }
    return result;
  }
}

function told(error: unknown, more: HostError['data']): HostError {
  const { code, data } = toHostError(error);
  return new HostError(code, { ...data, ...more }, { cause: error });
}

/** A formula that is read back must be calculated by then. */
const holdsFormula = (change: Change): boolean =>
  change.kind === 'write' &&
  change.values.some((row) => row.some((value) => typeof value === 'object' && value !== null && 'formula' in value));

interface Requests {
  readonly isJournaled: boolean;
  readonly requests: readonly (readonly Step[])[];
  /** From this step on, what is under way is finished whatever happens. */
  readonly done: Step;
  /** Steps that are left for when all values are known to stand in their cells. */
  readonly waiting: readonly Step[];
}

/** A journal only where something can be left over: values in one request are all written or none. */
function requestsOf(work: Work, wayBack: WayBack, readBack: readonly Step[], desk: Desk): Requests {
  const { limits } = desk;
  const { backups, removed, image } = work;
  const steps = [...copySteps(work), ...work.steps, ...readBack];
  const plain = packed([...steps, ...finalSteps(work, false)], limits);
  const isJournaled = !image.isStructureProtected && (backups.length > 0 || removed.length > 0 || plain.length > 1);
  const begin = isJournaled ? beginJournal(wayBack, desk) : [];
  const done = markJournal('done', desk);
  const last = [...(isJournaled ? [done] : []), ...finalSteps(work, isJournaled)];
  // What is needed to put all back does not go before it is known where the values landed, if they can land elsewhere.
  const waits = last.length > 0 && work.tabs.some(writesOverHidden);
  const requests = packed([...begin, ...steps, ...(waits ? [] : last)], limits);
  return { isJournaled, requests, done, waiting: waits ? last : [] };
}

/** A sheet that is not there makes some questions about it fail as a whole; then say which one. */
async function imageOf(desk: Desk, wanted: Wanted, isPlain: boolean): Promise<WorkbookImage> {
  const take = (): Promise<WorkbookImage> =>
    inExcelWatched(desk.patience, desk.tell, async (context) => {
      try {
        return await takeImage(context, wanted, desk.sizes, isPlain);
      } catch (error) {
        throw (await missingOf(context, wanted, error)) ?? error;
      }
    });
  const image = await take();
  if (!image.tabs.some(({ name }) => name === JOURNAL)) return image;
  if ((await recover(desk)) === 'busy') throw new HostError('changedMeanwhile');
  return take();
}

async function missingOf(context: Excel.RequestContext, wanted: Wanted, error: unknown): Promise<HostError | null> {
  if (!['InvalidObjectPath', 'ItemNotFound'].includes(excelCode(error))) {
    return null;
  }
  const sheets = [...wanted.sheets.values()].map(({ name }) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name);
    sheet.load('id');
    return { name, sheet };
  });
  await context.sync();
  const missing = sheets.find(({ sheet }) => sheet.isNullObject);
  return missing === undefined ? null : new HostError('missingSheet', { sheet: missing.name });
}

/** Copies of the sheets of which Excel cannot tell all there is to put back. */
function copySteps({ backups }: Work): Step[] {
  const sheetOf = sheetsOfRequests();
  return backups.map((backup) =>
    step(8, 0, (context) => {
      const { tab, name } = backup;
      const sheet = sheetOf(context, tab);
      // A very hidden sheet cannot be copied.
      const isVeryHidden = tab.image?.visibility === 'veryHidden';
      if (isVeryHidden) {
        sheet.visibility = 'Hidden';
      }
      const copy = sheet.copy('End');
      backup.copy = copy;
      copy.name = name;
      copy.visibility = 'Hidden';
      if (isVeryHidden) {
        sheet.visibility = 'VeryHidden';
      }
    }),
  );
}

/** What cannot be undone comes last: once the journal says `done`, all else is done, and what follows is finished whatever happens. */
function finalSteps({ removed, backups, shown }: Work, isJournaled: boolean): Step[] {
  const showing =
    shown === null ? [] : [step(2, 0, ({ workbook: { worksheets } }) => worksheets.getItem(shown).activate())];
  const going = [...removed.map(({ tab }) => tab.id!), ...backups.map(({ name }) => name)];
  return [...showing, ...[...going, ...(isJournaled ? [JOURNAL] : [])].map(dropSheet)];
}

/** Copies that an earlier run left: nobody needs them, and nobody is kept waiting for them. */
async function dropOrphans({ patience, tell }: Desk, { tabs, isStructureProtected }: WorkbookImage): Promise<void> {
  const orphans = tabs.filter(({ name }) => isCopyName(name));
  if (orphans.length === 0 || isStructureProtected) return;
  await inExcelWatched(patience, tell, (context) =>
    performOne(
      context,
      orphans.map(({ id }) => dropSheet(id)),
      true,
    ),
  ).catch(() => undefined);
}
