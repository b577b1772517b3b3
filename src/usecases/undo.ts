import type {
  ApplyResult,
  CellValue,
  Change,
  ChangeSet,
  FormulaWrite,
  Host,
  Rect,
  SheetSnapshot,
  Snapshot,
} from '../host/port';
import { words, type Locale } from '../locales';
import {
  blocksThere,
  holdsLedgerEntries,
  holdsRequirementEntries,
  markerOf,
  readAdjustments,
  readFilling,
  readHandling,
  readState,
  restoredHandling,
  STATE_SHEET,
} from '../sheets';
import type { Rubric } from '../rubric';
import { contentAt, differences, type ChangedCell, type SheetDifference } from './difference';
import { UseCaseError } from './errors';
import { isoMinute } from './time';
import { readRecord, recordChange, rowsHash, type UndoRecord } from './undoRecord';

export interface UndoOptions {
  readonly locale: Locale;
  readonly now: Date;
}

/**
 * The change set that takes another one back: the content of every cell that it changes, and no sheets that it adds.
 * Sheets that it empties are laid out again as large as they were; links, row heights and validations are not restored.
 */
export function inverseOf(changeSet: ChangeSet, snapshot: Snapshot): Change[] {
  const found = differences(changeSet, snapshot);
  // A sheet that is emptied and filled with the same again needs nothing.
  const restored = found
    .filter(({ isNew, changed }) => !isNew && changed.length > 0)
    .flatMap((difference) =>
      difference.isCleared ? relaid(difference, changeSet, snapshot) : columnsOf(difference.sheet, difference.changed),
    );
  const added = found.filter(({ isNew }) => isNew).map(({ sheet }): Change => ({ kind: 'removeSheet', sheet }));
  return [...restored, ...added.reverse()];
}

/** Cells of one sheet as writes of a column each, one per run of rows. */
function columnsOf(sheet: string, cells: readonly ChangedCell[]): Change[] {
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const runs: { row: number; column: number; values: (CellValue | FormulaWrite)[][] }[] = [];
  for (const { row, column, before } of sorted) {
    const run = runs.at(-1);
    if (run?.column === column && run.row + run.values.length === row) run.values.push([before]);
    else runs.push({ row, column, values: [[before]] });
  }
  return runs.map((run) => ({ kind: 'write', sheet, ...run }));
}

/** An emptied sheet as it was: its looks come from the new layout, cut to the rows that it had. */
function relaid({ sheet }: SheetDifference, { changes }: ChangeSet, snapshot: Snapshot): Change[] {
  const before = snapshot.sheets.find(({ name }) => name === sheet);
  if (!before?.used) return [{ kind: 'clearSheet', sheet }];
  const { used } = before;
  const writes = blocksThere(before).map(({ row, column, rows, columns }): Change => {
    const values = Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_unused, c) => contentAt(before, row + r, column + c)),
    );
    return { kind: 'write', sheet, row, column, values };
  });
  const looks = changes.flatMap((change) => ('sheet' in change && change.sheet === sheet ? cut(change, used) : []));
  const merges = before.merges.map((range): Change => ({ kind: 'merge', sheet, range }));
  return [{ kind: 'clearSheet', sheet }, ...looks, ...writes, ...merges];
}

function cut(change: Change, used: Rect): Change[] {
  switch (change.kind) {
    case 'columnWidths':
    case 'freeze':
    case 'printSetup':
      return [change];
    case 'rowHeights':
      return [{ ...change, heights: change.heights.slice(0, Math.max(0, used.row + used.rows - change.row)) }];
    case 'format':
    case 'conditionalFormats':
    case 'autoFilter': {
      const rows = Math.min(change.range.row + change.range.rows, used.row + used.rows) - change.range.row;
      return rows > 0 ? [{ ...change, range: { ...change.range, rows } }] : [];
    }
    default:
      return [];
  }
}

/** A change set that also leaves behind, in the very hidden sheet, how it is taken back. */
export function withUndo(changeSet: ChangeSet, snapshot: Snapshot, { now }: Pick<UndoOptions, 'now'>): ChangeSet {
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

/** Writes a plan and remembers how it is taken back. */
export const applyWithUndo = (
  host: Host,
  snapshot: Snapshot,
  changeSet: ChangeSet,
  options: Pick<UndoOptions, 'now'>,
): Promise<ApplyResult> => host.apply(withUndo(changeSet, snapshot, options));

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
  if (marker?.kind === 'adjustments') return readAdjustments(sheet).rows.length > 0;
  const plan = rubric?.evidence;
  if (marker?.kind === 'ledger' && plan) return holdsLedgerEntries(sheet, plan, dateSystem);
  if (marker?.kind === 'requirements' && plan) return holdsRequirementEntries(sheet, plan);
  if (marker?.kind !== 'filling' || !rubric) return false;
  const { inputs, claims, texts } = readFilling(sheet, marker.assessee, rubric);
  return (
    [...inputs.values()].some((value) => value !== null && value !== '') ||
    claims.size > 0 ||
    texts.some(({ evidence, remark }) => evidence !== '' || remark !== '')
  );
}
