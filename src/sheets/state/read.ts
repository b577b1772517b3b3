import type { SheetSnapshot } from '../../host/port';
import { filledRows } from '../common/cellsThere';
import { markerOf, textAt } from '../common/markers';
import { readConfirmations } from '../common/confirmations';
import { KEYS, type State } from './state';

/** The state, and the name of the sheet that holds it. */
export interface StateSheet {
  readonly sheet: string;
  readonly state: State;
}

/** The state of a workbook; null when it has none. */
export function readState(sheets: readonly SheetSnapshot[]): StateSheet | null {
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
  return { sheet: sheet.name, state: { ...texts, orders, confirmed: readConfirmations(sheet) } };
}
