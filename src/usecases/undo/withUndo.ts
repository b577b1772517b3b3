import type { ChangeSet, Snapshot } from '../../host/port';
import { differences, readState, STATE_SHEET } from '../../sheets';
import { isoMinute } from '../common/time';
import { inverseOf } from './inverse';
import { recordChange, rowsHash, type UndoRecord } from './record';

export interface UndoOptions {
  readonly now: Date;
}

/** A change set that also leaves behind, in the very hidden sheet, how it is taken back. */
export function withUndo(changeSet: ChangeSet, snapshot: Snapshot, { now }: UndoOptions): ChangeSet {
  const place = stateSheetAfter(changeSet, snapshot);
  if (place === null) return changeSet;
  const found = differences(changeSet, snapshot);
  const kept = found.filter(({ isNew, isCleared }) => !isNew && !isCleared).map(({ sheet }) => sheet);
  const record: UndoRecord = {
    title: changeSet.title,
    at: isoMinute(now),
    cells: found.reduce((sum, { isNew, changed }) => sum + (isNew ? 0 : changed.length), 0),
    changes: inverseOf(changeSet, snapshot),
    rows: Object.fromEntries(
      snapshot.sheets.filter(({ name }) => kept.includes(name)).map((sheet) => [sheet.name, rowsHash(sheet)]),
    ),
  };
  const sheet = snapshot.sheets.find(({ name }) => name === place);
  return { ...changeSet, changes: [...changeSet.changes, recordChange(place, sheet, record)] };
}

/** The very hidden sheet as it will be called; null when there will be none, so that nothing can be left behind. */
function stateSheetAfter({ changes }: ChangeSet, snapshot: Snapshot): string | null {
  const existing = readState(snapshot.sheets)?.sheet;
  if (existing !== undefined) return existing;
  const added = changes.find((change) => change.kind === 'addSheet' && change.sheet.startsWith(STATE_SHEET));
  return added?.kind === 'addSheet' ? added.sheet : null;
}
