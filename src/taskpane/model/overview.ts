import type { Rubric } from '../../rubric';
import type { Scorecard, VerdictReason } from '../../scoring';
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
  const { verdict, readings } = program.rubric;
  const reading = readings.find(({ name }) => name === verdict?.reading);
  const counts = reading && program.choices[reading.name] === reading.options[1] ? 'base' : 'total';
  return scorecards
    .map((card, index): Standing => {
      const { range } = card[counts];
      return {
        card,
        isUntouched: entered[index] === 0,
        blank: findings.filter(({ finding }) => finding.code === 'missingFact' && finding.assessee === card.assessee)
          .length,
        distance: verdict && [round(range[0] - verdict.threshold), round(range[1] - verdict.threshold)],
        majorProblems: card.verdict?.reasons.filter((reason) => reason.kind === 'majorProblem') ?? [],
      };
    })
    .sort((a, b) => a.card.rank - b.card.rank);
}

const round = (points: number): number => Math.round(points * 10_000) / 10_000;

/** The scale on which all totals are drawn: from a round number below the lowest to the highest that there is. */
export function scaleOf(scorecards: readonly Scorecard[], rubric: Rubric): readonly [least: number, most: number] {
  const ends = scorecards.flatMap(({ total }) => total.range).filter(Number.isFinite);
  const least = Math.min(...ends, (rubric.verdict?.threshold ?? rubric.fullMarks) - 50);
  return [Math.max(0, Math.floor(least / 50) * 50), Math.max(...ends, rubric.fullMarks)];
}
