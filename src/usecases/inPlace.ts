import type { Change } from '../host/port';

/** A sheet that is there already is emptied and filled again, so that its name and place stay as people chose them. */
export function inPlaceOf(existing: string | null, changes: readonly Change[]): Change[] {
  if (existing === null) return [...changes];
  return [{ kind: 'clearSheet', sheet: existing }, ...changes.filter(({ kind }) => kind !== 'addSheet')];
}
