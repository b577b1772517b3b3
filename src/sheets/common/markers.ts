import type { CellValue, ReadScope, SheetSnapshot } from '../../host/port';
import { visibleName } from './visibleNames';

/**
 * Our sheets are known by a marker in A1 (column A is hidden), rows by a key in column A, columns by a key in a hidden row.
 * So a renamed sheet, a sorted or inserted row, a moved column are all the same to us.
 */
export type SheetKind =
  | 'setup'
  | 'filling'
  | 'ledger'
  | 'requirements'
  | 'rubric'
  | 'responsibility'
  | 'summary'
  | 'adjustments'
  | 'missingEvidence'
  | 'findings'
  | 'state';

const PREFIX = 'kaoping';

/** To read the sheets of ours alone. */
export const OUR_SHEETS: ReadScope = { marker: `${PREFIX}|` };

/** What A1 says: the kind of sheet, the rubric, and for 填报 and 佐证台账 the assessee. */
export interface Marker {
  readonly kind: SheetKind;
  readonly rubric: string;
  readonly assessee: string;
}

export const markerText = ({ kind, rubric, assessee }: Marker): string => [PREFIX, kind, rubric, assessee].join('|');

const KINDS: readonly SheetKind[] = [
  'setup',
  'filling',
  'ledger',
  'requirements',
  'rubric',
  'responsibility',
  'summary',
  'adjustments',
  'missingEvidence',
  'findings',
  'state',
];

/** The marker of a sheet; null when it is not one of ours. */
export function markerOf(sheet: SheetSnapshot): Marker | null {
  const text = valueAt(sheet, 0, 0);
  if (typeof text !== 'string') return null;
  const [prefix, kind, rubric, ...rest] = text.split('|');
  const known = KINDS.find((candidate) => candidate === kind);
  if (prefix !== PREFIX || !known || rubric === undefined) return null;
  return { kind: known, rubric, assessee: visibleName(rest.join('|')) };
}

/** The value at a 0-based cell of the sheet; null outside the used range. */
export function valueAt(sheet: SheetSnapshot, row: number, column: number): CellValue {
  const { used } = sheet;
  if (!used) return null;
  return sheet.values[row - used.row]?.[column - used.column] ?? null;
}

export function formatAt(sheet: SheetSnapshot, row: number, column: number): string {
  const { used } = sheet;
  if (!used) return 'General';
  return sheet.numberFormats[row - used.row]?.[column - used.column] ?? 'General';
}

/** A cell's text, trimmed; numbers as they print; '' for anything else. */
export function textAt(sheet: SheetSnapshot, row: number, column: number): string {
  const value = valueAt(sheet, row, column);
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** First and one past the last used row. */
export function usedRows({ used }: SheetSnapshot): [first: number, end: number] {
  return used ? [used.row, used.row + used.rows] : [0, 0];
}

/** The hidden row of column keys. */
export interface ColumnKeys {
  readonly row: number;
  /** The first column of each key, 0-based. */
  readonly columns: ReadonlyMap<string, number>;
  /** The further columns of keys that stand there more than once: somebody copied a column. */
  readonly doubles: ReadonlyMap<string, readonly number[]>;
}

/** Column keys of the hidden row that holds `#columns` in column A. Null when it is gone. */
export function columnKeys(sheet: SheetSnapshot): ColumnKeys | null {
  const [first, end] = usedRows(sheet);
  for (let row = first; row < Math.min(end, first + 50); row++) {
    if (valueAt(sheet, row, 0) !== COLUMNS_KEY) continue;
    const columns = new Map<string, number>();
    const doubles = new Map<string, number[]>();
    const left = sheet.used?.column ?? 0;
    const width = sheet.values[row - first]?.length ?? 0;
    for (let column = Math.max(1, left); column < left + width; column++) {
      const key = textAt(sheet, row, column);
      if (key === '') continue;
      if (columns.has(key)) doubles.set(key, [...(doubles.get(key) ?? []), column]);
      else columns.set(key, column);
    }
    return { row, columns, doubles };
  }
  return null;
}

export const COLUMNS_KEY = '#columns';

/** A short mark of a text: equal texts, equal marks. It finds changes, not forgeries. */
export function shortMark(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16);
}
