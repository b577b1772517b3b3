import type { Change, ChangeSet, Snapshot } from '../../host/port';
import {
  afterChanges,
  differences,
  markerOf,
  readState,
  STATE_SHEET,
  writtenTotals,
  type SheetDifference,
} from '../../sheets';
import { isoMinute } from '../common/time';
import { inverseOf } from './inverse';
import { readSteps, recordChanges } from './record';
import { rowsHash } from './rowsHash';
import type { TotalChange, UndoStep } from './step';

export interface UndoOptions {
  readonly now: Date;
}

/**
 * Whether a write can be taken back: `kept`; `nothing` when it changes no cell, so that the steps before it stay what they
 * are; `tooLarge` when the record does not take it, and none before it either; `nowhere` without our very hidden sheet.
 */
export type UndoOutcome = 'kept' | 'nothing' | 'tooLarge' | 'nowhere';

/** A change set that also leaves behind, in the very hidden sheet, how it is taken back. */
export function withUndo(
  changeSet: ChangeSet,
  snapshot: Snapshot,
  { now }: UndoOptions,
): { readonly changeSet: ChangeSet; readonly undo: UndoOutcome } {
  const found = differences(changeSet, snapshot);
  if (found.every(({ isNew, changed }) => !isNew && changed.length === 0)) return { changeSet, undo: 'nothing' };
  const place = stateSheetAfter(changeSet, snapshot);
  if (place === null) return { changeSet, undo: 'nowhere' };
  const sheet = snapshot.sheets.find(({ name }) => name === place);
  const step = stepOf(
    changeSet,
    snapshot,
    found.filter((each) => each.sheet !== place),
    now,
  );
  const { changes, isKept } = recordChanges(place, sheet, sheet ? readSteps(sheet) : [], step);
  return {
    changeSet: { ...changeSet, changes: [...changeSet.changes, ...changes] },
    undo: isKept ? 'kept' : 'tooLarge',
  };
}

/** `found`: what it does to the sheets that people see. */
function stepOf(changeSet: ChangeSet, snapshot: Snapshot, found: readonly SheetDifference[], now: Date): UndoStep {
  const kept = new Set(
    found
      .filter(({ isNew, isCleared, changed }) => !isNew && !isCleared && changed.length > 0)
      .map(({ sheet }) => sheet),
  );
  return {
    title: changeSet.title,
    at: isoMinute(now),
    cells: found.reduce((sum, { isNew, changed }) => sum + (isNew ? 0 : changed.length), 0),
    added: found.filter(({ isNew }) => isNew).length,
    totals: totalChanges(snapshot, changeSet.changes),
    changes: inverseOf(changeSet, snapshot),
    rows: Object.fromEntries(
      snapshot.sheets.filter(({ name }) => kept.has(name)).map((sheet) => [sheet.name, rowsHash(sheet)]),
    ),
  };
}

/** The totals that a write changes in 汇总; an assessee that is not there before or after has none then. */
function totalChanges(snapshot: Snapshot, changes: readonly Change[]): TotalChange[] {
  const summary = snapshot.sheets.find((sheet) => markerOf(sheet)?.kind === 'summary')?.name;
  const written = changes.filter((change) => summary === undefined || ('sheet' in change && change.sheet === summary));
  const [before, after] = [writtenTotals(snapshot.sheets), writtenTotals(afterChanges(snapshot, written).sheets)];
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((assessee) => ({ assessee, before: before.get(assessee) ?? '', after: after.get(assessee) ?? '' }))
    .filter((total) => total.before !== total.after);
}

/** The very hidden sheet as it will be called; null when there will be none, so that nothing can be left behind. */
function stateSheetAfter({ changes }: ChangeSet, snapshot: Snapshot): string | null {
  const existing = readState(snapshot.sheets)?.sheet;
  if (existing !== undefined) return existing;
  const added = changes.find((change) => change.kind === 'addSheet' && change.sheet.startsWith(STATE_SHEET));
  return added?.kind === 'addSheet' ? added.sheet : null;
}
