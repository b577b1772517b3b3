/** What the pane can plan, each in a file of its own. A plan is also the request that it was made for. */
import { planConfirm } from './confirm';
import { planFill } from './fillLedger';
import { planAssessment } from './newAssessment';
import type { PlanSettings, Refusal, Steps } from './plan';
import { planRecalculation } from './recalculate';
import { planUndo } from './undo';

export type { PlanSettings, Refusal, Steps } from './plan';
export { undoOf, type UndoPlan } from './undo';

const PLANNERS = {
  recalculate: planRecalculation,
  undo: planUndo,
  newAssessment: planAssessment,
  fillLedger: planFill,
  confirm: planConfirm,
} as const;
type Planner = (typeof PLANNERS)[keyof typeof PLANNERS];

/** What a person asks for. */
export type PlanRequest = Parameters<Planner>[1];
/** What waits for a person's word. */
export type Plan = Exclude<Awaited<ReturnType<Planner>>, Refusal>;

/** Throws what the host or the use case throws. */
export function makePlan(steps: Steps, request: PlanRequest, settings: PlanSettings): Promise<Plan | Refusal> {
  const planner = PLANNERS[request.kind] as (...given: Parameters<typeof makePlan>) => Promise<Plan | Refusal>;
  return planner(steps, request, settings);
}

/** The same plan for the workbook as it is now. */
export async function planAgain(steps: Steps, plan: Plan, settings: PlanSettings): Promise<Plan> {
  const again = await makePlan(steps, plan, settings);
  return 'refusal' in again ? plan : again;
}
