import type { Change, Snapshot } from '../host/port';
import { differences } from './difference';

/** A sheet that is there already is emptied and filled again, so that its name and place stay as people chose them. */
export function inPlaceOf(existing: string | null, changes: readonly Change[]): Change[] {
  if (existing === null) return [...changes];
  return [{ kind: 'clearSheet', sheet: existing }, ...changes.filter(({ kind }) => kind !== 'addSheet')];
}

/**
 * The same for a list without merged cells, but one that holds all of it already is left alone: its links alone may be
 * thousands of calls in WPS, and what people filter, widen and colour in it stays.
 */
export function renewed(existing: string | null, changes: readonly Change[], snapshot: Snapshot): Change[] {
  const anew = inPlaceOf(existing, changes);
  const sheet = snapshot.sheets.find(({ name }) => name === existing);
  if (sheet === undefined || sheet.merges.length > 0) return anew;
  const isSame = differences({ title: '', changes: anew }, snapshot).every(({ changed }) => changed.length === 0);
  return isSame ? [] : anew;
}
