import type { RequirementStatus } from '../../evidence';
import type { Change, SheetSnapshot } from '../../host/port';
import type { Words } from '../../locales';
import type { EvidencePlan, Rubric } from '../../rubric';
import { renewed } from '../changes/inPlace';
import type { LocatedEvidence } from '../evidence/places';
import { layoutMissingEvidence } from './layout';
import type { LackingEvidence } from './rows';

interface CheckedAssessee {
  readonly assessee: string;
  readonly status: readonly RequirementStatus[];
  readonly findings: readonly LocatedEvidence[];
}

/** 缺失佐证 is made anew, unless it says all of it already. */
export function planMissingEvidence(options: {
  /** The sheet as it stands. */
  readonly existing: SheetSnapshot | null;
  /** A free name like the one that is wanted. */
  readonly name: (wanted: string) => string;
  readonly after: string;
  readonly rubric: Rubric;
  readonly plan: EvidencePlan;
  readonly byAssessee: readonly CheckedAssessee[];
  readonly asOf: string;
  readonly words: Words;
}): Change[] {
  const { existing, rubric, plan, after, byAssessee, asOf, words } = options;
  const sheet = existing?.name ?? options.name(words.t('sheet.name.missingEvidence'));
  const [lacking, namesAssessees] = [lackingOf(plan, byAssessee), byAssessee.length > 1];
  return renewed(existing, layoutMissingEvidence({ sheet, rubric, plan, after, words, lacking, namesAssessees, asOf }));
}

const LACKS: ReadonlySet<string> = new Set(['evidenceMissing', 'evidenceTooFew', 'evaluationOutstanding']);

/** Requirements that lack something, each with the cell of its first finding that says so. */
const lackingOf = (plan: EvidencePlan, byAssessee: readonly CheckedAssessee[]): LackingEvidence[] =>
  plan.requirements.flatMap(({ id }) =>
    byAssessee.flatMap(({ assessee, status, findings }): LackingEvidence[] => {
      const own = status.find(({ requirement }) => requirement === id);
      if (!own || own.missing === 0) return [];
      const place = findings.find(({ finding }) => finding.requirement === id && LACKS.has(finding.code));
      const { sheet = null, row = null, column = null } = place ?? {};
      return [{ assessee, status: own, sheet, row, column }];
    }),
  );
