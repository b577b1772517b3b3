import type { Change, ChangeSet, SheetSnapshot, Snapshot } from '../../host/port';
import { words, type Locale } from '../../locales';
import type { Rubric } from '../../rubric';
import {
  holdsLedgerEntries,
  holdsRequirementEntries,
  markerOf,
  readAdjustments,
  readFilling,
  readHandling,
  readState,
  restoredHandling,
} from '../../sheets';
import { UseCaseError } from '../common/errors';
import { readRecord, recordChange, rowsHash, type UndoRecord } from './record';

/** What 还原上次写入 would take back; null when there is nothing. */
export function lastWrite(snapshot: Snapshot): Pick<UndoRecord, 'title' | 'at' | 'cells'> | null {
  const state = readState(snapshot.sheets);
  const sheet = snapshot.sheets.find(({ name }) => name === state?.sheet);
  return sheet ? readRecord(sheet) : null;
}

export interface UndoPlan {
  readonly changeSet: ChangeSet;
  readonly title: string;
  readonly at: string;
}

/**
 * 还原上次写入: what puts back the last write. Throws UseCaseError: `nothingToUndo`; `undoMoved` when rows were moved since, so that the old
 * contents would land beside the wrong facts; `undoWouldLose` when a sheet that would go holds what people filled in.
 */
export function planUndo(snapshot: Snapshot, rubricById: (id: string) => Rubric | null, locale: Locale): UndoPlan {
  const state = readState(snapshot.sheets);
  const sheet = snapshot.sheets.find(({ name }) => name === state?.sheet);
  const record = sheet ? readRecord(sheet) : null;
  if (!sheet || !record) throw new UseCaseError('nothingToUndo');
  const byName = new Map(snapshot.sheets.map((candidate) => [candidate.name, candidate]));
  for (const [name, hash] of Object.entries(record.rows)) {
    const candidate = byName.get(name);
    if (!candidate || rowsHash(candidate) !== hash) throw new UseCaseError('undoMoved', { sheet: name });
  }
  const list = snapshot.sheets.find((candidate) => markerOf(candidate)?.kind === 'findings');
  // A sheet that people took away themselves need not go again.
  const changes = record.changes.filter((change) => change.kind !== 'removeSheet' || byName.has(change.sheet));
  const removed = changes.flatMap((change) => (change.kind === 'removeSheet' ? [change.sheet] : []));
  for (const name of removed) {
    const candidate = byName.get(name)!;
    if (holdsEntries(candidate, snapshot, rubricById)) throw new UseCaseError('undoWouldLose', { sheet: name });
  }
  const forget: Change[] = removed.includes(sheet.name) ? [] : [recordChange(sheet.name, sheet, null)];
  return {
    changeSet: {
      title: words(locale).t('usecase.undo'),
      changes: [...changes, ...(list ? keptHandling(changes, list) : []), ...forget],
    },
    title: record.title,
    at: record.at,
  };
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

function holdsEntries(
  sheet: SheetSnapshot,
  { dateSystem }: Snapshot,
  rubricById: (id: string) => Rubric | null,
): boolean {
  const marker = markerOf(sheet);
  const rubric = marker && rubricById(marker.rubric);
  if (marker?.kind === 'findings') return [...readHandling(sheet).values()].flat().some((text) => (text ?? '') !== '');
  if (marker?.kind === 'adjustments') return readAdjustments(sheet, dateSystem).rows.length > 0;
  const plan = rubric?.evidence;
  if (marker?.kind === 'ledger' && plan) return holdsLedgerEntries(sheet, plan, dateSystem);
  if (marker?.kind === 'requirements' && plan) return holdsRequirementEntries(sheet, plan);
  if (marker?.kind !== 'filling' || !rubric) return false;
  const { inputs, claims, texts } = readFilling(sheet, marker.assessee, rubric, { dateSystem });
  return (
    [...inputs.values()].some((value) => value !== null && value !== '') ||
    claims.size > 0 ||
    texts.some(({ evidence, remark }) => evidence !== '' || remark !== '')
  );
}
