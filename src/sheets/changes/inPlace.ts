import type { Change, SheetSnapshot } from '../../host/port';
import { keptAround } from './aroundTable';
import { differences } from './difference';

/**
 * A sheet that is there already is emptied and filled again, so that name, place and selection stay as people chose them,
 * and what they wrote around its table.
 */
export function inPlaceOf(existing: SheetSnapshot | null, changes: readonly Change[]): Change[] {
  if (existing === null) return [...changes];
  const kept = changes.flatMap((change): Change[] => {
    if (change.kind === 'addSheet') return [];
    if (change.kind !== 'freeze') return [change];
    const { kind, sheet, rows, columns } = change;
    return [{ kind, sheet, rows, columns }];
  });
  return [{ kind: 'clearSheet', sheet: existing.name }, ...kept, ...keptAround(existing, changes)];
}

/**
 * The same for a list without merged cells, but one that holds all of it already is left alone: its links alone may be
 * thousands of calls in WPS, and what people filter, widen and colour in it stays.
 */
export function renewed(existing: SheetSnapshot | null, changes: readonly Change[]): Change[] {
  const anew = inPlaceOf(existing, changes);
  if (existing === null || existing.merges.length > 0) return anew;
  const found = differences({ title: '', changes: anew }, { sheets: [existing] });
  return found.every(({ changed }) => changed.length === 0) ? [] : anew;
}
