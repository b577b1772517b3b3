import type { Change } from '../../../host/port';
import type { Words } from '../../../locales';
import type { EvidencePlan, Rubric } from '../../../rubric';
import { layoutLedger, layoutRequirements, requirementIds } from '../../../sheets';

/**
 * Lays out 佐证要求 (unless it is there already) and a 佐证台账 for each of these assessees, behind the sheet `after`.
 * `name` gives a sheet the name that is wanted, or one like it that is free.
 */
export function evidenceSheets(options: {
  readonly rubric: Rubric;
  readonly plan: EvidencePlan;
  /** All of the assessment, and those who need a ledger. */
  readonly assessees: readonly string[];
  readonly without: readonly string[];
  /** The name of the 佐证要求 that is there. */
  readonly requirements: string | null;
  readonly after: string;
  readonly name: (wanted: string) => string;
  readonly words: Words;
}): { readonly changes: readonly Change[]; readonly requirements: string } {
  const { rubric, plan, assessees, words } = options;
  const requirements = options.requirements ?? options.name(words.t('sheet.name.requirements'));
  const changes: Change[] = options.requirements
    ? []
    : layoutRequirements({ sheet: requirements, rubric, plan, assessees, after: options.after, words });
  let { after } = options;
  for (const assessee of options.without) {
    const wanted = words.t(`sheet.name.${assessees.length === 1 ? 'ledger' : 'ledgerOf'}`, { assessee });
    const sheet = options.name(wanted);
    const ids = requirementIds(requirements, plan);
    changes.push(...layoutLedger({ sheet, rubric, plan, assessee, after, words, requirementIds: ids }));
    after = sheet;
  }
  return { changes, requirements };
}
