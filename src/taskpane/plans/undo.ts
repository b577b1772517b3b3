import type { Snapshot } from '../../host/port';
import type { StepHead, UseCaseError } from '../../usecases';
import type * as engine from '../engine';
import type { Planned, PlanSettings, Steps } from './plan';

/** Takes back the last writes. */
export interface UndoRequest {
  readonly kind: 'undo';
  readonly count: number;
}

export interface UndoPlan extends UndoRequest, Planned {
  /** All that can be chosen, the newest first. */
  readonly writes: readonly StepHead[];
  /** How many of those that are asked for can be taken back, and why not more. */
  readonly taken: number;
  readonly stopped: UseCaseError | null;
}

export async function planUndo(steps: Steps, { count }: UndoRequest, settings: PlanSettings): Promise<UndoPlan> {
  const snapshot = await steps.read();
  return steps.score((loaded) => undoOf(loaded, snapshot, count, settings));
}

/** For a workbook as it was read. Throws what the use case throws. */
export function undoOf(
  loaded: typeof engine,
  snapshot: Snapshot,
  count: number,
  { locale }: Pick<PlanSettings, 'locale'>,
): UndoPlan {
  const { changeSet, taken, stopped } = loaded.planUndo(snapshot, loaded.rubricById, locale, count);
  const writes = loaded.lastWrites(snapshot);
  const preview = { ...loaded.previewOf(changeSet, snapshot), title: writes[0]?.title ?? '' };
  return { kind: 'undo', count, snapshot, changeSet, preview, writes, taken: taken.length, stopped };
}
