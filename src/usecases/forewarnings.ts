import type { ChangeSet, Snapshot } from '../host/port';
import type { Forewarning } from '../locales';
import { cellAddress, cellsAround, differences, markerOf, type Place } from '../sheets';

/** What a change set would spoil, as far as the program lets itself be asked: to be told before it is written. */
export function forewarnings(changeSet: ChangeSet, snapshot: Snapshot): Forewarning[] {
  const byName = new Map(snapshot.sheets.map((sheet) => [sheet.name, sheet]));
  const lost = differences(changeSet, snapshot).flatMap(({ sheet: name, isCleared, changed }): Forewarning[] => {
    const sheet = isCleared ? byName.get(name) : undefined;
    const around = sheet ? cellsAround(sheet) : [];
    if (!sheet || around.length === 0) return [];
    const keyOf = ({ row, column }: Place): string => `${row} ${column}`;
    const isChanged = new Set(changed.map(keyOf));
    const cells = around
      .filter((place) => isChanged.has(keyOf(place)))
      .map(({ row, column }) => cellAddress(row, column));
    if (cells.length > 0) return [{ code: 'overwritten', sheet: name, cells }];
    // Lists are made anew at every turn, 汇总 only when assessees come or go: nobody expects it then.
    return markerOf(sheet)?.kind === 'summary' ? [{ code: 'looksLost', sheet: name }] : [];
  });
  const isAnything = changeSet.changes.length > 0;
  return [...(isAnything ? (snapshot.remarks ?? []) : []).map((code) => ({ code })), ...lost];
}
