import type { CellWrite, Change, SheetSnapshot } from '../host/port';
import type { Rubric } from '../rubric';
import { startSheet } from './builder';
import { filledRows } from './cellsThere';
import { markerOf, textAt } from './markers';

/** What travels with the file, in one very hidden sheet: which rubric it was made for and last scored with. */
export interface State {
  readonly rubric: string;
  readonly textHash: string;
  readonly scoringHash: string;
  /** ISO time of the last 一键重算; '' before the first. */
  readonly scoredAt: string;
  /** Version of these sheets' layout. */
  readonly layout: string;
  /** By assessee, the order of rows (`orderMark`) that its validations and links were laid out for; absent: as it was made. */
  readonly orders: ReadonlyMap<string, string>;
}

export const STATE_SHEET = '_考评';
const LAYOUT_VERSION = '1';
const KEYS = ['rubric', 'textHash', 'scoringHash', 'scoredAt', 'layout'] as const;

export const stateOf = (rubric: Rubric, scoredAt: string, orders: State['orders'] = new Map()): State => ({
  rubric: rubric.id,
  textHash: rubric.hashes.text,
  scoringHash: rubric.hashes.scoring,
  scoredAt,
  layout: LAYOUT_VERSION,
  orders,
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
  {
    kind: 'write',
    sheet,
    row: 1,
    column: 0,
    values: besideEachOther(
      KEYS.map((key) => [key, state[key]]),
      [...state.orders].map(([assessee, mark]) => `${mark} ${assessee}`),
    ),
  },
];

/** Keys and values in the first two columns, the orders in the third: the keys are what tells the rows. */
function besideEachOther(pairs: readonly string[][], orders: readonly string[]): CellWrite[][] {
  return Array.from({ length: Math.max(pairs.length, orders.length) }, (_, row) => [
    ...(pairs[row] ?? [null, null]),
    orders[row] ?? null,
  ]);
}

/** The state of a workbook; null when it has none. */
export function readState(sheets: readonly SheetSnapshot[]): { readonly sheet: string; readonly state: State } | null {
  const sheet = sheets.find((candidate) => markerOf(candidate)?.kind === 'state');
  if (!sheet) return null;
  const values = new Map<string, string>();
  const orders = new Map<string, string>();
  for (const row of filledRows(sheet, 1)) {
    values.set(textAt(sheet, row, 0), textAt(sheet, row, 1));
    const [, mark, assessee] = /^(\w+) (.+)$/.exec(textAt(sheet, row, 2)) ?? [];
    if (mark !== undefined && assessee !== undefined) orders.set(assessee, mark);
  }
  const texts = Object.fromEntries(KEYS.map((key) => [key, values.get(key) ?? ''])) as Record<
    (typeof KEYS)[number],
    string
  >;
  return { sheet: sheet.name, state: { ...texts, orders } };
}
