import { compareFolder, ledgerFromFolder } from '../evidence';
import type { ChangeSet, Snapshot } from '../host/port';
import { words } from '../locales';
import { fillLedger, placeEntries, type PlacedEntry } from '../sheets';
import type { EvidenceFolder } from './road/check/evidence';
import type { RecalculateOptions } from './recalculate';
import { interpret } from './road/interpret';

/**
 * What enters the files of a folder that no row of an assessee's ledger names into that ledger, and into which rows.
 * Null when there is no ledger of this assessee.
 */
export function planFillFromFolder(
  snapshot: Snapshot,
  { assessee, files }: EvidenceFolder,
  { rubricById, locale }: Pick<RecalculateOptions, 'rubricById' | 'locale'>,
): { readonly changeSet: ChangeSet; readonly sheet: string; readonly rows: readonly PlacedEntry[] } | null {
  const { rubric, dateSystem, ledgers: all } = interpret(snapshot, rubricById);
  const ledgers = all.filter((ledger) => ledger.assessee === assessee);
  const [ledger] = ledgers;
  if (!rubric.evidence || !ledger) return null;
  const listed = ledgers.flatMap(({ rows }) => rows.flatMap((row) => (row ? [row.entry] : [])));
  const { findings } = compareFolder(rubric.evidence, listed, files);
  const unlisted = new Set(findings.flatMap(({ code, data }) => (code === 'fileUnlisted' ? [data.file] : [])));
  const entries = ledgerFromFolder(
    rubric.evidence,
    files.filter(({ path }) => unlisted.has(path)),
  );
  const rows = placeEntries(ledger, entries);
  const changes = fillLedger(ledger, rows, dateSystem);
  return { changeSet: { title: words(locale).t('usecase.fillFromFolder'), changes }, sheet: ledger.sheet, rows };
}
