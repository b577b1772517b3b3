import * as v from 'valibot';
import type { Cell } from '../../cells';
import type { SheetSnapshot } from '../../host/port';
import { filledRows } from './cellsThere';
import { shortMark, textAt } from './markers';

/** A figure that a person confirmed to be what a doubtful cell means. It holds as long as the cell holds what it held. */
export interface Confirmation {
  readonly assessee: string;
  readonly clause: string;
  readonly fact: string;
  /** What the cell held: `contentMark`. */
  readonly content: string;
  readonly value: number;
  /** Local time, minutes. */
  readonly at: string;
}

/** By assessee, clause and fact. */
export type Confirmations = ReadonlyMap<string, Confirmation>;
export const NO_CONFIRMATIONS: Confirmations = new Map();

export const confirmationKey = ({
  assessee,
  clause,
  fact,
}: Pick<Confirmation, 'assessee' | 'clause' | 'fact'>): string => [assessee, clause, fact].join('|');

/** A mark of what a cell holds and shows. */
export const contentMark = ({ value, numberFormat }: Cell): string =>
  shortMark(`${typeof value} ${JSON.stringify(value)} ${numberFormat}`);

/** Beside the record of the last writes, which has the fourth column and those from the sixth on: one cell each. */
export const CONFIRMATIONS_COLUMN = 4;

const CONFIRMATION = v.object({
  assessee: v.string(),
  clause: v.string(),
  fact: v.string(),
  content: v.string(),
  value: v.number(),
  at: v.string(),
});

/** Reads them from the very hidden sheet; what is no confirmation is passed over. */
export function readConfirmations(sheet: SheetSnapshot): Confirmations {
  const found = new Map<string, Confirmation>();
  for (const row of filledRows(sheet, 1)) {
    const text = textAt(sheet, row, CONFIRMATIONS_COLUMN);
    if (text === '') continue;
    try {
      const result = v.safeParse(CONFIRMATION, JSON.parse(text));
      if (result.success) found.set(confirmationKey(result.output), result.output);
    } catch {
      // Somebody changed the text: the question is asked again.
    }
  }
  return found;
}
