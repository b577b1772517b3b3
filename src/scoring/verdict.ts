import { bounds, factsOf, type NumberBounds } from '../rubric';
import { concernedAt } from './applies';
import { boundsContext } from './ranges';
import { valueAt, type FactTable } from './facts';
import type { ReasonFigure } from './figures';
import type { Program } from './program';
import { pendingFacts } from './reasons';
import { isOpenBelow, type RangeColumn, type ScoreTable } from './totals';

export type VerdictState = '达标' | '未达标' | '待定';

/** Why a verdict is what it is, as data. */
export type VerdictReason =
  | {
      readonly kind: 'belowThreshold' | 'reachesThreshold';
      /** The score, or while it is `open` the best (below) or the worst (reaches) that it can still be. */
      readonly score: number;
      readonly threshold: number;
      readonly open: boolean;
    }
  | { readonly kind: 'mayReachThreshold'; readonly low: number; readonly high: number; readonly threshold: number }
  | {
      readonly kind: 'majorProblem';
      readonly clause: string;
      readonly quote: string;
      readonly figures: readonly ReasonFigure[];
    }
  | {
      readonly kind: 'majorProblemPending';
      readonly clause: string;
      /** What is not filled in; none where it waits for something else: another assessee's figure, a quotient that does not exist. */
      readonly facts: readonly string[];
    };

export interface VerdictResult {
  readonly state: VerdictState;
  readonly reasons: readonly VerdictReason[];
  /** The score that counts for the verdict, with bonus and deductions or without, as the reading has it. */
  readonly counted: { readonly points: number | null; readonly range: readonly [worst: number, best: number] };
  /** What it would be without the adjustments, where these turn 达标 into 未达标 or the other way; null otherwise. */
  readonly turnedFrom: VerdictState | null;
}

/**
 * 达标: the score reaches the threshold and there is no major problem. 待定 while missing facts can still decide it.
 * Null where the rubric has no verdict.
 */
export function judge(program: Program, table: FactTable, scores: ScoreTable, row: number): VerdictResult | null {
  const { verdict, readings } = program.rubric;
  if (!verdict) return null;
  const reading = readings.find((candidate) => candidate.name === verdict.reading);
  const isBase = program.choices[verdict.reading] === reading?.options[1];
  const range: RangeColumn = isBase ? scores.base : scores.total;
  const reasons: VerdictReason[] = [];
  const low = !isBase && isOpenBelow(program, scores, row) ? -Infinity : range.low[row]!;
  const high = range.high[row]!;
  const { threshold } = verdict;
  if (high < threshold) reasons.push({ kind: 'belowThreshold', score: high, threshold, open: low !== high });
  else if (low >= threshold) reasons.push({ kind: 'reachesThreshold', score: low, threshold, open: low !== high });
  else reasons.push({ kind: 'mayReachThreshold', low, high, threshold });
  for (const compiled of program.verdict) {
    const [concerned, at] = concernedAt(compiled, table, row);
    if (at < 0) continue;
    const context = boundsContext(program, compiled, concerned, at);
    const columns = concerned.columns[compiled.index]!;
    let isOpen = false;
    for (const { rule, expression } of compiled.rules) {
      const condition = bounds(expression, context) as NumberBounds;
      if (condition.low !== condition.high) isOpen = true;
      if (condition.low !== 1) continue;
      const figures = compiled.clause.facts.flatMap((fact, index): ReasonFigure[] => {
        const value = valueAt(columns[index]!, at);
        return factsOf(expression).includes(fact.name) ? [{ kind: 'fact', fact: fact.name, value }] : [];
      });
      reasons.push({ kind: 'majorProblem', clause: compiled.clause.id, quote: rule.quote, figures });
    }
    if (!isOpen) continue;
    const facts = pendingFacts(program, compiled, concerned, at);
    reasons.push({ kind: 'majorProblemPending', clause: compiled.clause.id, facts });
  }
  const fails = reasons.some(({ kind }) => kind === 'belowThreshold' || kind === 'majorProblem');
  const open = reasons.some(({ kind }) => kind === 'mayReachThreshold' || kind === 'majorProblemPending');
  return {
    state: fails ? '未达标' : open ? '待定' : '达标',
    reasons,
    counted: { points: low === high ? low : null, range: [low, high] },
    turnedFrom: null,
  };
}

/** The verdict with what it would be without the adjustments, where that is certain and the opposite. */
export function turned(verdict: VerdictResult | null, unadjusted: VerdictResult | null): VerdictResult | null {
  if (!verdict || !unadjusted || verdict.state === unadjusted.state) return verdict;
  const isCertain = verdict.state !== '待定' && unadjusted.state !== '待定';
  return isCertain ? { ...verdict, turnedFrom: unadjusted.state } : verdict;
}
