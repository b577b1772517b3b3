import type { ApplyOptions, ApplyResult, ChangeSet, Host, Snapshot } from '../../host/port';
import { withUndo, type UndoOptions, type UndoOutcome } from '../undo/withUndo';

export interface Written extends ApplyResult {
  readonly undo: UndoOutcome;
}

/** Writes a plan and remembers how it is taken back. A plan without changes does not touch the workbook. */
export async function applyWithUndo(
  host: Host,
  snapshot: Snapshot,
  plan: ChangeSet,
  { onWaiting, ...options }: UndoOptions & ApplyOptions,
): Promise<Written> {
  const { changeSet, undo } = withUndo(plan, snapshot, options);
  if (changeSet.changes.length === 0) return { cellsWritten: 0, differences: [], undo };
  return { ...(await host.apply(changeSet, onWaiting ? { onWaiting } : {})), undo };
}
