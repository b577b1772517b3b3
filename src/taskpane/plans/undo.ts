import type { Planned, PlanSettings, Steps } from './plan';

/** Takes back what was written last. */
export interface UndoRequest {
  readonly kind: 'undo';
}

export async function planUndo(
  steps: Steps,
  { kind }: UndoRequest,
  { locale }: PlanSettings,
): Promise<UndoRequest & Planned> {
  const snapshot = await steps.read();
  return steps.score((loaded) => {
    const { changeSet, title } = loaded.planUndo(snapshot, loaded.rubricById, locale);
    return { kind, snapshot, changeSet, preview: { ...loaded.previewOf(changeSet, snapshot), title } };
  });
}
