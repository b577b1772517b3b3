/** Applies a change set: one request to look, one to write and to read back, more only where Excel's limits want it. */
import type { ApplyResult, Change } from '../../port';
import { HostError } from '../../port';
import { takeImage, type WorkbookImage } from '../before/image';
import { wantedOf, type Wanted } from '../before/wanted';
import { perform, step, type Limits, type Step } from '../chunks';
import { excelCode, toHostError } from '../session';
import { planWork, sheetsOfRequests } from './plan';
import { putRight, writesOverHidden } from './putRight';
import { planReadBack } from './readBack';
import { dropSheet } from './tabs';
import { finishOrUndo } from './undo';
import type { Work } from './work';

/** Throws `HostError`; the workbook is then as it was, unless the error says otherwise. */
export async function applyChanges(
  context: Excel.RequestContext,
  changes: readonly Change[],
  limits: Limits,
): Promise<ApplyResult> {
  const image = await imageOf(context, wantedOf(changes));
  const work = planWork(changes, image);
  if (work.steps.length === 0) {
    return { cellsWritten: 0, differences: [] };
  }
  const readBack = planReadBack(work.tabs, sheetsOfRequests());
  const last = finalSteps(work);
  // What is needed to put all back does not go before it is known where the values landed.
  const waits = last.length > 0 && work.tabs.some(writesOverHidden);
  const steps = [...copySteps(work), ...work.steps, ...readBack.steps, ...(waits ? [] : last)];
  try {
    await perform(context, steps, limits);
  } catch (error) {
    await finishOrUndo(context, work, error, limits);
    // Everything was done and only the answer was lost: what stands there can be read again.
    await perform(context, readBack.steps, limits);
  }
  let result = readBack.result();
  try {
    result = await putRight(context, work, readBack, limits);
    await perform(context, waits ? last : [], limits);
  } catch (error) {
    if (last.length > 0 && !waits) throw told(error, { restored: 'partly' });
    await finishOrUndo(context, work, error, limits);
  }
  return result;
}

function told(error: unknown, more: HostError['data']): HostError {
  const { code, data } = toHostError(error);
  return new HostError(code, { ...data, ...more }, { cause: error });
}

/** A sheet that is not there makes some questions about it fail as a whole; then say which one. */
async function imageOf(context: Excel.RequestContext, wanted: Wanted): Promise<WorkbookImage> {
  try {
    return await takeImage(context, wanted);
  } catch (error) {
    if (!['InvalidObjectPath', 'ItemNotFound'].includes(excelCode(error))) {
      throw error;
    }
    const sheets = [...wanted.sheets.values()].map(({ name }) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(name);
      sheet.load('id');
      return { name, sheet };
    });
    await context.sync();
    const missing = sheets.find(({ sheet }) => sheet.isNullObject);
    throw missing === undefined ? error : new HostError('missingSheet', { sheet: missing.name });
  }
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

/** What cannot be undone comes last: once it has begun, all else is done. */
function finalSteps({ removed, backups, shown }: Work): Step[] {
  const sheetOf = sheetsOfRequests();
  const removing = removed.map(({ tab }) =>
    step(3, 0, (context) => {
      const sheet = sheetOf(context, tab);
      if (tab.visibility === 'veryHidden') {
        sheet.visibility = 'Hidden';
      }
      sheet.delete();
    }),
  );
  const showing =
    shown === null ? [] : [step(2, 0, ({ workbook: { worksheets } }) => worksheets.getItem(shown).activate())];
  return [...showing, ...removing, ...backups.map(({ name }) => dropSheet(name))];
}
