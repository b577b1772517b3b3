import type { Planned, PlanSettings, Steps } from './plan';

/** Scores, findings and the summary anew. */
export interface RecalculateRequest {
  readonly kind: 'recalculate';
}

export async function planRecalculation(
  steps: Steps,
  { kind }: RecalculateRequest,
  settings: PlanSettings,
): Promise<RecalculateRequest & Planned> {
  const snapshot = await steps.read();
  return steps.score(({ scoreWorkbook, previewOf, rubricById }) => {
    const { changeSet } = scoreWorkbook(snapshot, { ...settings, rubricById });
    return { kind, snapshot, changeSet, preview: previewOf(changeSet, snapshot) };
  });
}
