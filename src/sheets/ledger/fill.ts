import { readKind, requirementKey, textOf, type LedgerEntry } from '../../evidence';
import type { CellWrite, Change, DateSystem } from '../../host/port';
import { dateSerial } from '../../rubric';
import { writeColumn } from '../common/cellsThere';
import { serialIn } from '../common/days';
import { kindWord } from '../evidence/text';
import { DATE_FIELDS, LEDGER_FIELDS, type LedgerField } from './columns';
import type { LedgerSheet } from './read';

/** A new entry and its row, 0-based. */
export interface PlacedEntry {
  readonly entry: LedgerEntry;
  readonly row: number;
  /** The row waits for it and says already which requirement and kind it is for. */
  readonly isLaidOut: boolean;
}

/** Where new entries go: each into a row that waits for its requirement and kind, the others into blank rows below. */
export function placeEntries({ firstRow, rows }: LedgerSheet, entries: readonly LedgerEntry[]): PlacedEntry[] {
  const waiting = new Map<string, number[]>();
  for (const row of rows) {
    if (!row?.isWaiting) continue;
    const key = placeKey(row.entry);
    waiting.set(key, [...(waiting.get(key) ?? []), row.row]);
  }
  let end = firstRow + rows.reduce((last, row, index) => (row ? index + 1 : last), 0);
  return entries.map((entry) => {
    const free = waiting.get(placeKey(entry))?.shift();
    return { entry, row: free ?? end++, isLaidOut: free !== undefined };
  });
}

/** Writes new entries into their rows; what people filled stays. Kinds are code words, days `2020-06-05`. */
export function fillLedger(
  { sheet, columns, firstRow }: LedgerSheet,
  places: readonly PlacedEntry[],
  dateSystem: DateSystem,
): Change[] {
  if (places.length === 0) return [];
  const end = Math.max(...places.map(({ row }) => row)) + 1;
  return LEDGER_FIELDS.flatMap((field): Change[] => {
    const column = columns.get(field);
    if (column === undefined) return [];
    const values = Array.from({ length: end - firstRow }, (): CellWrite => undefined);
    for (const { entry, row, isLaidOut } of places) {
      // A row that waits says already what it is for.
      if (!isLaidOut || !LAID_OUT.has(field)) values[row - firstRow] = cellOf(field, entry, dateSystem);
    }
    return writeColumn(sheet, firstRow, column, values);
  });
}

const LAID_OUT: ReadonlySet<LedgerField> = new Set(['requirement', 'kind']);

const placeKey = ({ requirement, kind }: LedgerEntry): string =>
  `${requirementKey(textOf(requirement))}|${readKind(textOf(kind)) ?? ''}`;

function cellOf(field: LedgerField, entry: LedgerEntry, dateSystem: DateSystem): CellWrite {
  const value = entry[field] ?? '';
  if (value === '') return undefined;
  if (field === 'kind') return kindWord(readKind(String(value))!);
  if (!DATE_FIELDS.has(field)) return value;
  const [year, month, day] = String(value).split('-').map(Number) as [number, number, number];
  return serialIn(dateSerial(year, month, day), dateSystem);
}
