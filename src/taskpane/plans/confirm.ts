import type { Confirmation } from '../../sheets';
import type { Planned, PlanSettings, Steps } from './plan';

/** Takes a doubtful cell for the figure that a person says it means, and recalculates. */
export interface ConfirmRequest extends Pick<Confirmation, 'assessee' | 'clause' | 'fact' | 'value'> {
  readonly kind: 'confirm';
}

export async function planConfirm(
  steps: Steps,
  request: ConfirmRequest,
  settings: PlanSettings,
): Promise<ConfirmRequest & Planned> {
  const snapshot = await steps.read();
  return steps.score(({ planConfirmation, previewOf, rubricById }) => {
    const { changeSet } = planConfirmation(snapshot, request, { ...settings, rubricById });
    return { ...request, snapshot, changeSet, preview: previewOf(changeSet, snapshot) };
  });
}
