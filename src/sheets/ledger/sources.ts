import type { EvidenceSource } from '../evidence/places';
import type { LedgerSheet } from './read';

/** The rows of a ledger that people filled. */
export const ledgerSources = ({ sheet, columns, rows }: LedgerSheet): EvidenceSource[] =>
  rows.flatMap((row) =>
    row === null
      ? []
      : [{ entry: row.entry, place: (field) => ({ sheet, row: row.row, column: columns.get(field) ?? null }) }],
  );
