import { quoted, type Words } from '../locales';
import {
  categoriesOf,
  clausesOf,
  indicatorsOf,
  isoDate,
  itemsOf,
  NEVER,
  type Fact,
  type Node,
  type Rubric,
} from '../rubric';
import { scoreOf, type Finding, type ReasonFigure, type Score, type Scorecard, type VerdictReason } from '../scoring';
import type { FigureOutput, ScorecardOutput, ScoreValue, VerdictReasonOutput } from './contract';

type WrittenScorecard = Omit<ScorecardOutput, 'findings' | 'evidence'>;
type FactsByClause = ReadonlyMap<string, readonly Fact[]>;

/** Writes scorecards of a rubric as the contract has them, without their findings. */
export function scorecardWriter(rubric: Rubric, words: Words): (scorecard: Scorecard) => WrittenScorecard {
  const facts: FactsByClause = new Map(clausesOf(rubric).map((clause) => [clause.id, clause.facts]));
  const levels = {
    items: itemsOf(rubric),
    indicators: indicatorsOf(rubric),
    groups: categoriesOf(rubric),
    fullMarks: rubric.fullMarks,
  };
  return (scorecard) => scorecardOutput(scorecard, levels, facts, words);
}

type Levels = Readonly<Record<'items' | 'indicators' | 'groups', readonly Node[]>> & Pick<Rubric, 'fullMarks'>;

function scorecardOutput(scorecard: Scorecard, levels: Levels, facts: FactsByClause, words: Words): WrittenScorecard {
  const { fullMarks } = levels;
  const { assessee, clauses, base, bonus, deductions, total, verdict, inPlay } = scorecard;
  return {
    assessee,
    clauses: Object.fromEntries(
      [...clauses.values()].map(({ clause, state, points, range, reasons, adjustment, computed }) => [
        clause,
        {
          state,
          points,
          range: finite(range),
          reasons: reasons.map((reason) => ({
            quote: reason.quote,
            points: reason.points,
            facts: figuresOutput(reason.figures, facts.get(clause)!),
          })),
          ...(adjustment
            ? {
                adjustment: {
                  computed: computed?.points ?? null,
                  reason: quoted('reason', adjustment.reason),
                  by: quoted('by', adjustment.by),
                  date: adjustment.date,
                },
              }
            : {}),
        },
      ]),
    ),
    items: scoresOutput(scorecard, levels.items),
    indicators: scoresOutput(scorecard, levels.indicators),
    groups: scoresOutput(scorecard, levels.groups),
    base: base.points,
    bonus: bonus.points,
    deductions: deductions.points,
    ...(inPlay === fullMarks ? {} : { inPlay }),
    total: total.points,
    range: finite(total.range),
    verdict: verdict && {
      state: verdict.state,
      reasons: verdict.reasons.map((reason) => verdictReasonOutput(reason, facts, words)),
      ...(verdict.turnedFrom ? { turnedFrom: verdict.turnedFrom } : {}),
    },
  };
}

export const findingOutput = (finding: Finding, words: Words): ScorecardOutput['findings'][number] => ({
  code: finding.code,
  severity: finding.severity,
  clause: finding.clause,
  fact: finding.fact,
  message: words.describeFinding(finding),
});

/**
 * What goes with which scorecard, in their order, and what is about nobody in particular or about a name that has no
 * scorecard: the contract repeats that with every scorecard, so that it is not lost.
 */
export function findingsByScorecard<T>(
  scorecards: readonly Scorecard[],
  findings: readonly T[],
  assesseeOf: (finding: T) => string,
): { readonly own: readonly (readonly T[])[]; readonly general: readonly T[] } {
  const byAssessee = new Map(scorecards.map(({ assessee }): [string, T[]] => [assessee, []]));
  const general: T[] = [];
  for (const finding of findings) (byAssessee.get(assesseeOf(finding)) ?? general).push(finding);
  return { own: [...byAssessee.values()], general };
}

/** JSON has no infinity: an end without a bound is null. */
const finite = ([worst, best]: Score['range']): ScoreValue['range'] => [bound(worst), bound(best)];
const bound = (points: number): number | null => (Number.isFinite(points) ? points : null);

const scoresOutput = (card: Scorecard, nodes: readonly Node[]): Record<string, ScoreValue> =>
  Object.fromEntries(
    nodes.map(({ id }) => {
      const { points, range } = scoreOf(card, id);
      return [id, { points, range: finite(range) }];
    }),
  );

const FIGURE_NAMES: Readonly<Record<ReasonFigure['kind'], (fact: string) => string>> = {
  fact: (fact) => fact,
  mean: (fact) => `MEANOFALL(${fact})`,
  least: (fact) => `MINOFALL(${fact})`,
  most: (fact) => `MAXOFALL(${fact})`,
  rank: (fact) => `RANKOFALL(${fact})`,
  rankUp: (fact) => `RANKOFALL(${fact}, 1)`,
  assessee: () => 'ASSESSEE()',
};

function figuresOutput(figures: readonly ReasonFigure[], facts: readonly Fact[]): FigureOutput {
  return Object.fromEntries(
    figures.map(({ kind, fact, value, written }) => {
      const known = kind === 'fact' ? facts.find(({ name }) => name === fact) : undefined;
      return [written ?? FIGURE_NAMES[kind](fact), valueOutput(known, value)];
    }),
  );
}

function valueOutput(fact: Fact | undefined, value: ReasonFigure['value']): FigureOutput[string] {
  if (typeof value === 'object') return value && [...value];
  if (typeof value !== 'number') return value;
  if (fact?.type === 'yesNo') return value === 1;
  if (fact?.type === 'date') return value === NEVER ? (fact.never ?? null) : isoDate(value);
  return value;
}

function verdictReasonOutput(reason: VerdictReason, facts: FactsByClause, words: Words): VerdictReasonOutput {
  const message = words.describeVerdictReason(reason);
  switch (reason.kind) {
    case 'belowThreshold':
    case 'reachesThreshold':
      return { kind: reason.kind, score: bound(reason.score), threshold: reason.threshold, message };
    case 'mayReachThreshold':
      return { kind: reason.kind, range: finite([reason.low, reason.high]), threshold: reason.threshold, message };
    case 'majorProblem':
      return {
        kind: reason.kind,
        clause: reason.clause,
        quote: reason.quote,
        facts: figuresOutput(reason.figures, facts.get(reason.clause) ?? []),
        message,
      };
    case 'majorProblemPending':
      return { kind: reason.kind, clause: reason.clause, pending: [...reason.facts], message };
  }
}
