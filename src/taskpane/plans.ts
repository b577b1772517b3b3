import type { Snapshot } from '../host/port';
import type { Locale } from '../locales';
import type { EvidenceFolder } from '../usecases';
import type * as engine from './engine';
import type { AssessmentRequest, Plan } from './state';

type Engine = typeof engine;

/** What goes on until a plan is there; each is told, and may be cancelled. */
export interface Steps {
  read(): Promise<Snapshot>;
  score<T>(work: (loaded: Engine) => T): Promise<T>;
}

interface Settings {
  readonly locale: Locale;
  readonly now: Date;
}

export async function planRecalculation(steps: Steps, settings: Settings): Promise<Plan> {
  const snapshot = await steps.read();
  return steps.score(({ scoreWorkbook, previewOf, rubricById }) => {
    const { changeSet } = scoreWorkbook(snapshot, { ...settings, rubricById });
    return { kind: 'recalculate', snapshot, changeSet, preview: previewOf(changeSet, snapshot) };
  });
}

export async function planUndo(steps: Steps, { locale }: Settings): Promise<Plan> {
  const snapshot = await steps.read();
  return steps.score((loaded) => {
    const { changeSet, title } = loaded.planUndo(snapshot, loaded.rubricById, locale);
    return { kind: 'undo', snapshot, changeSet, preview: { ...loaded.previewOf(changeSet, snapshot), title } };
  });
}

export async function planAssessment(steps: Steps, request: AssessmentRequest, settings: Settings): Promise<Plan> {
  const snapshot = await steps.read();
  return steps.score(({ prepareAssessment, previewOf, rubricById, UseCaseError }) => {
    const { rubricId, assessees, date } = request;
    const rubric = rubricById(rubricId);
    if (!rubric) throw new UseCaseError('unknownRubric', { rubric: rubricId });
    const changeSet = prepareAssessment(snapshot, { ...settings, rubric, assessees, date });
    return { kind: 'newAssessment', request, snapshot, changeSet, preview: previewOf(changeSet, snapshot) };
  });
}

/** Null where there is no ledger to fill. */
export async function planFill(steps: Steps, folder: EvidenceFolder, settings: Settings): Promise<Plan | null> {
  const snapshot = await steps.read();
  return steps.score(({ planFillFromFolder, previewOf, rubricById }) => {
    const plan = planFillFromFolder(snapshot, folder, { ...settings, rubricById });
    return plan && { ...plan, kind: 'fillLedger', folder, snapshot, preview: previewOf(plan.changeSet, snapshot) };
  });
}

/** The same plan for the workbook as it is now. */
export async function planAgain(steps: Steps, plan: Plan, settings: Settings): Promise<Plan> {
  switch (plan.kind) {
    case 'recalculate':
      return planRecalculation(steps, settings);
    case 'undo':
      return planUndo(steps, settings);
    case 'newAssessment':
      return planAssessment(steps, plan.request, settings);
    case 'fillLedger':
      return (await planFill(steps, plan.folder, settings)) ?? plan;
  }
}
