/** What a sheet has and Univer has no place for: it is kept in the sheet's own custom data, and can be undone. */
import {
  CommandType,
  type ICommandService,
  type IMutation,
  IUniverInstanceService,
  UniverInstanceType,
} from '@univerjs/core';
import type { Workbook, Worksheet } from '@univerjs/core';
import type { PrintSetup, Rect } from '../../host/port';

export interface Kept {
  readonly isProtected: boolean;
  readonly autoFilter: Rect | null;
  readonly printSetup: Partial<PrintSetup>;
  /** Points of columns and rows that have no size of their own, as they were given. */
  readonly standardWidth: number;
  readonly standardHeight: number;
}

interface KeepParams {
  readonly unitId: string;
  readonly subUnitId: string;
  readonly kept: Kept;
}

export const KeepMutation: IMutation<KeepParams> = {
  id: 'kaoping.mutation.keep',
  type: CommandType.MUTATION,
  handler: (accessor, { unitId, subUnitId, kept }) => {
    const workbook = accessor.get(IUniverInstanceService).getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);
    const sheet = workbook?.getSheetBySheetId(subUnitId);
    sheet?.setCustomMetadata({ ...sheet.getCustomMetadata(), kept });
    return sheet != null;
  },
};

export function registerKeeping(commands: ICommandService): void {
  commands.registerCommand(KeepMutation);
}

export const keep = (kept: Kept): Record<'kept', Kept> => ({ kept });

/** Sheets that a person added have nothing to keep yet. */
export function keptOf(sheet: Worksheet, standard: Pick<Kept, 'standardWidth' | 'standardHeight'>): Kept {
  const kept = sheet.getCustomMetadata()?.kept as Kept | undefined;
  return kept ?? { isProtected: false, autoFilter: null, printSetup: {}, ...standard };
}
