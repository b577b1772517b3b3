import { round4 } from '../rubric';
import { finding, type Finding } from './findings';
import type { Program } from './program';
import type { Adjustment } from './totals';
import type { VerdictResult } from './verdict';

/** Adjustments that can be used, rounded to 4 decimals; the others have a finding whose `data.index` says which one. */
export function checkAdjustments(
  program: Program,
  assessees: readonly string[],
  adjustments: readonly Adjustment[],
): { adjustments: Adjustment[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const clauses = new Map(program.clauses.map((compiled) => [compiled.clause.id, compiled]));
  const usable = adjustments.filter((adjustment, index) => {
    const about = { assessee: adjustment.assessee, clause: adjustment.clause };
    const complain = (code: Finding['code'], data: Finding['data'] = {}): false => {
      findings.push(finding(code, about, { ...data, index }));
      return false;
    };
    const compiled = clauses.get(adjustment.clause);
    if (!compiled || !assessees.includes(adjustment.assessee)) return complain('adjustmentUnknown');
    if (adjustment.reason === '' || adjustment.by === '' || adjustment.date === '')
      return complain('adjustmentIncomplete');
    // Major problems are facts: there are no points to set.
    if (compiled.isOfVerdict) return complain('adjustmentOfVerdict');
    if (adjustment.points > 0 && compiled.takesOnly)
      return complain('adjustmentPositive', { points: adjustment.points });
    if (!(adjustment.points >= compiled.least && adjustment.points <= compiled.most)) {
      return complain('adjustmentOutOfRange', {
        points: adjustment.points,
        least: compiled.least,
        most: compiled.most,
      });
    }
    const key = `${adjustment.assessee} ${adjustment.clause}`;
    if (seen.has(key)) return complain('adjustmentTwice');
    seen.add(key);
    return true;
  });
  return { adjustments: usable.map((adjustment) => ({ ...adjustment, points: round4(adjustment.points) })), findings };
}

/** Where adjustments turn a verdict, at the first of that assessee's. */
export function turningAdjustments(
  scorecards: readonly { readonly assessee: string; readonly verdict: VerdictResult | null }[],
  adjustments: readonly Adjustment[],
): Finding[] {
  return scorecards.flatMap(({ assessee, verdict }) => {
    if (!verdict?.turnedFrom) return [];
    const index = adjustments.findIndex((adjustment) => adjustment.assessee === assessee);
    const data = { state: verdict.state, unadjusted: verdict.turnedFrom, index };
    return [finding('adjustmentTurnsVerdict', { assessee }, data)];
  });
}
