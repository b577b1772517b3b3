import type { ApplyOptions, ApplyResult, ChangeSet, Host, Snapshot } from '../../host/port';
import { withUndo, type UndoOptions } from '../undo/withUndo';

/** Writes a plan and remembers how it is taken back. */
export const applyWithUndo = (
  host: Host,
  snapshot: Snapshot,
  changeSet: ChangeSet,
  { onWaiting, ...options }: UndoOptions & ApplyOptions,
): Promise<ApplyResult> => host.apply(withUndo(changeSet, snapshot, options), onWaiting ? { onWaiting } : {});
