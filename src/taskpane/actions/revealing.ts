/** Goes to cells. */
import type { EvidencePlace } from '../../sheets';
import type { Place } from '../model/book';
import type { Desk } from './desk';

export interface Revealing {
  reveal(place: Place): Promise<void>;
  /** Goes to the cell of a finding, or to its sheet, where it has one. */
  revealFinding(place: EvidencePlace): Promise<void>;
}

export function revealing({ host, telling }: Desk): Revealing {
  const reveal = async ({ sheet, row, column }: Place): Promise<void> => {
    try {
      await host.reveal(sheet, row, column);
    } catch (error) {
      await telling.complain(error);
    }
  };
  return {
    reveal,
    revealFinding: async ({ sheet, row, column }) => {
      if (sheet !== null) await reveal({ sheet, row: row ?? 0, column: column ?? 0 });
    },
  };
}
