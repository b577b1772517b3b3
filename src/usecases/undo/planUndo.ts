import type { Change, ChangeSet, SheetSnapshot, Snapshot } from '../../host/port';
import { words, type Locale } from '../../locales';
import type { Rubric } from '../../rubric';
import { afterChanges, markerOf, readHandling, readState, restoredHandling } from '../../sheets';
import { UseCaseError } from '../common/errors';
import { holdsEntries } from './holdsEntries';
import { readSteps, recordChanges, type KeptStep } from './record';
import { rowsHash } from './rowsHash';
import type { StepBody, StepHead } from './step';

/** What can be taken back, the newest first. */
export const lastWrites = (snapshot: Snapshot): readonly StepHead[] => stepsOf(snapshot).map(({ head }) => head);

const stateSheetOf = ({ sheets }: Snapshot): SheetSnapshot | undefined => {
  const name = readState(sheets)?.sheet;
  return sheets.find((sheet) => sheet.name === name);
};

function stepsOf(snapshot: Snapshot): KeptStep[] {
  const sheet = stateSheetOf(snapshot);
  return sheet ? readSteps(sheet) : [];
}

export interface UndoPlan {
  /** Puts back what these wrote, one after another, and takes them off the record. */
  readonly changeSet: ChangeSet;
  /** The newest first. */
  readonly taken: readonly StepHead[];
  /** Why those that were asked for besides stay: `undoMoved`, `undoWouldLose`; null when all can be taken back. */
  readonly stopped: UseCaseError | null;
}

/**
 * 还原: what takes back the last writes, as many as are asked for. It stops where rows were moved since, so that the old
 * contents would land beside the wrong facts (`undoMoved`), and where a sheet that would go holds what people filled in
 * (`undoWouldLose`). Throws UseCaseError `nothingToUndo` when there is no write to take back.
 */
export function planUndo(
  snapshot: Snapshot,
  rubricById: (id: string) => Rubric | null,
  locale: Locale,
  count = 1,
): UndoPlan {
  const steps = stepsOf(snapshot);
  if (steps.length === 0) throw new UseCaseError('nothingToUndo');
  let after = snapshot;
  let stopped: UseCaseError | null = null;
  const changes: Change[] = [];
  const taken: StepHead[] = [];
  for (const { head, body } of steps.slice(0, count)) {
    const back = takenBack(body(), after, rubricById);
    if (back instanceof UseCaseError) {
      stopped = back;
      break;
    }
    changes.push(...back);
    after = afterChanges(after, back);
    taken.push(head);
  }
  const state = stateSheetOf(after);
  const forget = taken.length > 0 && state ? forgotten(state, snapshot, steps.slice(taken.length)) : [];
  return {
    changeSet: { title: words(locale).t('usecase.undo'), changes: [...withoutMoot(changes), ...forget] },
    taken,
    stopped,
  };
}

const forgotten = ({ name }: SheetSnapshot, { sheets }: Snapshot, steps: readonly KeptStep[]): Change[] =>
  recordChanges(
    name,
    sheets.find((sheet) => sheet.name === name),
    steps,
    null,
  ).changes;

/** What takes back one step, or why it cannot be taken back. */
function takenBack(
  body: StepBody | null,
  snapshot: Snapshot,
  rubricById: (id: string) => Rubric | null,
): readonly Change[] | UseCaseError {
  if (!body) return new UseCaseError('nothingToUndo');
  const byName = new Map(snapshot.sheets.map((sheet) => [sheet.name, sheet]));
  for (const [name, hash] of Object.entries(body.rows)) {
    const sheet = byName.get(name);
    // Older records have the very hidden sheet, too, in which nobody moves anything.
    if (sheet && markerOf(sheet)?.kind === 'state') continue;
    if (!sheet || rowsHash(sheet) !== hash) return new UseCaseError('undoMoved', { sheet: name });
  }
  // A sheet that people took away themselves need not go again, nor be filled again.
  const changes = body.changes.filter((change) => 'sheet' in change && byName.has(change.sheet));
  for (const change of changes) {
    if (change.kind === 'removeSheet' && holdsEntries(byName.get(change.sheet)!, snapshot, rubricById))
      return new UseCaseError('undoWouldLose', { sheet: change.sheet });
  }
  const list = snapshot.sheets.find((sheet) => markerOf(sheet)?.kind === 'findings');
  return [...changes, ...(list ? keptHandling(changes, list) : [])];
}

/** What people wrote about findings since the last write stays when an older 问题清单 is put back. */
function keptHandling(changes: readonly Change[], list: SheetSnapshot): Change[] {
  const handling = readHandling(list);
  return changes.flatMap((change) => {
    if (change.kind !== 'write' || change.sheet !== list.name) return [];
    const { row, column, values } = change;
    const used = { row, column, rows: values.length, columns: values[0]?.length ?? 0 };
    return restoredHandling({ ...list, used, values: values as SheetSnapshot['values'] }, handling);
  });
}

/** Without what a later step empties or takes away. */
function withoutMoot(changes: readonly Change[]): Change[] {
  const gone = new Set<string>();
  const kept: Change[] = [];
  for (const change of [...changes].reverse()) {
    if ('sheet' in change && gone.has(change.sheet)) continue;
    if (change.kind === 'removeSheet' || change.kind === 'clearSheet') gone.add(change.sheet);
    kept.push(change);
  }
  return kept.reverse();
}
