import type { Change } from '../../host/port';
import type { Planned, PlanSettings, Steps } from './plan';

/** Scores, findings and the summary anew. */
export interface RecalculateRequest {
  readonly kind: 'recalculate';
  /** Goes to the summary then, as the ribbon's 生成汇总 does. */
  readonly shows?: boolean;
}

export async function planRecalculation(
  steps: Steps,
  { kind, shows = false }: RecalculateRequest,
  settings: PlanSettings,
): Promise<RecalculateRequest & Planned> {
  const snapshot = await steps.read();
  return steps.score(({ scoreWorkbook, summarySheet, previewOf, rubricById }) => {
    const { workbook, changeSet: scored } = scoreWorkbook(snapshot, { ...settings, rubricById });
    const show: Change[] = shows ? [{ kind: 'activate', sheet: summarySheet(workbook, settings.locale) }] : [];
    const changeSet = { ...scored, changes: [...scored.changes, ...show] };
    return { kind, shows, snapshot, changeSet, preview: previewOf(changeSet, snapshot) };
  });
}
