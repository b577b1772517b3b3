import type { PlacedEntry } from '../../sheets';
import type { EvidenceFolder } from '../../usecases';
import type { Planned, PlanSettings, Refusal, Steps } from './plan';

/** Rows of the ledger for the files of a folder. */
export interface FillRequest {
  readonly kind: 'fillLedger';
  readonly folder: EvidenceFolder;
}

interface Filled {
  readonly sheet: string;
  readonly rows: readonly PlacedEntry[];
}

export async function planFill(
  steps: Steps,
  { kind, folder }: FillRequest,
  settings: PlanSettings,
): Promise<(FillRequest & Planned & Filled) | Refusal> {
  const snapshot = await steps.read();
  return steps.score(({ planFillFromFolder, previewOf, rubricById }) => {
    const plan = planFillFromFolder(snapshot, folder, { ...settings, rubricById });
    if (plan) return { ...plan, kind, folder, snapshot, preview: previewOf(plan.changeSet, snapshot) };
    return { refusal: ({ t }) => t('pane.evidence.folder.noLedger', { assessee: folder.assessee }) };
  });
}
