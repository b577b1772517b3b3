import type { Rubric } from '../../rubric';
import type { Scorecard, VerdictReason } from '../../scoring';
import { countFindings } from '../../sheets';
import type { Scoring } from '../../usecases';

/** One assessee on the overview. */
export interface Standing {
  readonly card: Scorecard;
  /** Nothing was filled in at all: range and rank say nothing yet. */
  readonly isUntouched: boolean;
  /** Facts that nobody filled in. */
  readonly blank: number;
  /** Points above the threshold, worst (-Infinity: nobody can tell) and best; negative: below. Of the score that counts for the verdict; null without one. */
  readonly distance: readonly [worst: number, best: number] | null;
  readonly majorProblems: readonly Extract<VerdictReason, { kind: 'majorProblem' }>[];
}

/** All assessees, the best first. */
export function standings({ assessment, findings, entered }: Scoring): Standing[] {
  const { scorecards, program } = assessment;
  const { verdict } = program.rubric;
  const all = findings.map(({ finding }) => finding);
  return scorecards
    .map((card, index): Standing => {
      const counted = card.verdict?.counted.range;
      return {
        card,
        isUntouched: entered[index] === 0,
        blank: countFindings(all.filter(({ assessee }) => assessee === card.assessee)).blanks,
        distance:
          verdict && counted ? [round(counted[0] - verdict.threshold), round(counted[1] - verdict.threshold)] : null,
        majorProblems: card.verdict?.reasons.filter((reason) => reason.kind === 'majorProblem') ?? [],
      };
    })
    .sort((a, b) => a.card.rank - b.card.rank);
}

const round = (points: number): number => Math.round(points * 10_000) / 10_000;

/** The scale on which all scores that count are drawn: from a round number below the lowest to the highest that there is. */
export function scaleOf(scorecards: readonly Scorecard[], rubric: Rubric): readonly [least: number, most: number] {
  const ends = scorecards.flatMap(({ total, verdict }) => (verdict?.counted ?? total).range).filter(Number.isFinite);
  const least = Math.min(...ends, (rubric.verdict?.threshold ?? rubric.fullMarks) - 50);
  return [Math.max(0, Math.floor(least / 50) * 50), Math.max(...ends, rubric.fullMarks)];
}
