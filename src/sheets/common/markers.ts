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

/** Our rows of keys stand within the first rows, whatever people put above them. */
export const KEYS_WITHIN = 50;

/** To read the sheets of ours alone, those known by their second marker, too. */
export const OUR_SHEETS: ReadScope = { marker: { text: `${PREFIX}|`, rows: KEYS_WITHIN } };

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

/** The marker of a sheet: in A1 or, where somebody typed over it, beside the first column key. Null when it is not one of ours. */
export function markerOf(sheet: SheetSnapshot): Marker | null {
  const own = markerIn(valueAt(sheet, 0, 0));
  if (own) return own;
  const spare = spareMarker(sheet);
  // Without its column A only a 填报 sheet can still be told row by row.
  return spare && (spare.column > 0 || spare.marker.kind === 'filling') ? spare.marker : null;
}

function markerIn(text: CellValue): Marker | null {
  if (typeof text !== 'string') return null;
  const [prefix, kind, rubric, ...rest] = text.split('|');
  const known = KINDS.find((candidate) => candidate === kind);
  if (prefix !== PREFIX || !known || rubric === undefined) return null;
  return { kind: known, rubric, assessee: visibleName(rest.join('|')) };
}

/** A column key with the marker once more: A1 is where people type by accident. */
export const keyWithMarker = (key: string, marker: Marker): string => `${key}|${markerText(marker)}`;

/** A column key as it stands in its cell, with or without the marker. */
function keyIn(text: CellValue): { readonly key: string; readonly marker: Marker | null } {
  const [, key, rest] = typeof text === 'string' ? (/^([^|]*)\|(kaoping\|.*)$/s.exec(text) ?? []) : [];
  return key === undefined || rest === undefined
    ? { key: typeof text === 'string' ? text.trim() : '', marker: null }
    : { key, marker: markerIn(rest) };
}

/** The second marker of a sheet, with its cell. */
export function spareMarker(
  sheet: SheetSnapshot,
): { readonly marker: Marker; readonly row: number; readonly column: number } | null {
  const { used } = sheet;
  if (!used) return null;
  for (const [r, line] of sheet.values.slice(0, Math.max(0, KEYS_WITHIN - used.row)).entries()) {
    for (const [c, value] of line.entries()) {
      const marker = typeof value === 'string' && value.includes(`|${PREFIX}|`) ? keyIn(value).marker : null;
      if (marker) return { marker, row: used.row + r, column: used.column + c };
    }
  }
  return null;
}

export const hasMarkerInA1 = (sheet: SheetSnapshot): boolean => markerIn(valueAt(sheet, 0, 0)) !== null;

/** False where somebody deleted the hidden column A, so that another one stands in its place. */
export const hasKeyColumn = (sheet: SheetSnapshot): boolean => hasMarkerInA1(sheet) || spareMarker(sheet)?.column !== 0;

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

/** Column keys of the hidden row that holds `#columns` in column A, or the second marker. Null when it is gone. */
export function columnKeys(sheet: SheetSnapshot): ColumnKeys | null {
  const [first, end] = usedRows(sheet);
  for (let row = first; row < Math.min(end, KEYS_WITHIN); row++)
    if (valueAt(sheet, row, 0) === COLUMNS_KEY) return keysIn(sheet, row);
  const spare = spareMarker(sheet);
  return spare && keysIn(sheet, spare.row);
}

function keysIn(sheet: SheetSnapshot, row: number): ColumnKeys {
  const columns = new Map<string, number>();
  const doubles = new Map<string, number[]>();
  const [top, left] = [sheet.used?.row ?? 0, sheet.used?.column ?? 0];
  const end = left + (sheet.values[row - top]?.length ?? 0);
  for (let column = Math.max(hasKeyColumn(sheet) ? 1 : 0, left); column < end; column++) {
    const { key } = keyIn(valueAt(sheet, row, column));
    if (key === '') continue;
    if (columns.has(key)) doubles.set(key, [...(doubles.get(key) ?? []), column]);
    else columns.set(key, column);
  }
  return { row, columns, doubles };
}

export const COLUMNS_KEY = '#columns';

/** A short mark of a text: equal texts, equal marks. It finds changes, not forgeries. */
export function shortMark(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16);
}
