import type { CellWrite, Change } from '../../host/port';
import { startSheet } from '../common/builder';
import { CONFIRMATIONS_COLUMN } from '../common/confirmations';
import { KEYS, type State } from './state';

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
  ...(state.confirmed.size === 0
    ? []
    : [
        {
          kind: 'write' as const,
          sheet,
          row: 1,
          column: CONFIRMATIONS_COLUMN,
          values: [...state.confirmed.values()].map((confirmation) => [JSON.stringify(confirmation)]),
        },
      ]),
];

/** Keys and values in the first two columns, the orders in the third: the keys are what tells the rows. */
function besideEachOther(pairs: readonly string[][], orders: readonly string[]): CellWrite[][] {
  return Array.from({ length: Math.max(pairs.length, orders.length) }, (_, row) => [
    ...(pairs[row] ?? [null, null]),
    orders[row] ?? null,
  ]);
}
