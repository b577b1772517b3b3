import type { Planned, PlanSettings, Steps } from './plan';

/** What a new assessment is to be. */
export interface AssessmentRequest {
  readonly kind: 'newAssessment';
  readonly rubricId: string;
  readonly assessees: readonly string[];
  /** ISO. */
  readonly date: string;
}

export async function planAssessment(
  steps: Steps,
  request: AssessmentRequest,
  settings: PlanSettings,
): Promise<AssessmentRequest & Planned> {
  const snapshot = await steps.read();
  return steps.score(({ prepareAssessment, previewOf, rubricById, UseCaseError }) => {
    const { kind, rubricId, assessees, date } = request;
    const rubric = rubricById(rubricId);
    if (!rubric) throw new UseCaseError('unknownRubric', { rubric: rubricId });
    const changeSet = prepareAssessment(snapshot, { ...settings, rubric, assessees, date });
    return { kind, rubricId, assessees, date, snapshot, changeSet, preview: previewOf(changeSet, snapshot) };
  });
}
