import type { Change, SheetSnapshot } from '../host/port';
import type { Rubric } from '../rubric';
import { startSheet } from './builder';
import { markerOf, textAt, usedRows } from './markers';

/** What travels with the file, in one very hidden sheet: which rubric it was made for and last scored with. */
export interface State {
  readonly rubric: string;
  readonly textHash: string;
  readonly scoringHash: string;
  /** ISO time of the last 一键重算; '' before the first. */
  readonly scoredAt: string;
  /** Version of these sheets' layout. */
  readonly layout: string;
}

export const STATE_SHEET = '_考评';
export const LAYOUT_VERSION = '1';
const KEYS = ['rubric', 'textHash', 'scoringHash', 'scoredAt', 'layout'] as const;

export const stateOf = (rubric: Rubric, scoredAt: string): State => ({
  rubric: rubric.id,
  textHash: rubric.hashes.text,
  scoringHash: rubric.hashes.scoring,
  scoredAt,
  layout: LAYOUT_VERSION,
});

export function layoutState(sheet: string, state: State): Change[] {
  const builder = startSheet(
    sheet,
    { kind: 'state', rubric: state.rubric, assessee: '' },
    { visibility: 'veryHidden' },
  );
  return [...builder.changes, ...writeState(sheet, state)];
}

export const writeState = (sheet: string, state: State): Change[] => [
  { kind: 'write', sheet, row: 1, column: 0, values: KEYS.map((key) => [key, state[key]]) },
];

/** The state of a workbook; null when it has none. */
export function readState(sheets: readonly SheetSnapshot[]): { readonly sheet: string; readonly state: State } | null {
  const sheet = sheets.find((candidate) => markerOf(candidate)?.kind === 'state');
  if (!sheet) return null;
  const values = new Map<string, string>();
  const [, end] = usedRows(sheet);
  for (let row = 1; row < end; row++) values.set(textAt(sheet, row, 0), textAt(sheet, row, 1));
  const state = Object.fromEntries(KEYS.map((key) => [key, values.get(key) ?? ''])) as unknown as State;
  return { sheet: sheet.name, state };
}
