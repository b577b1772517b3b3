import type { ClauseState } from '../rubric';
import type { Score, VerdictReason, VerdictResult, VerdictState } from '../scoring';
import type { FigureWords } from './figures';
import type { Translate } from './translate';

/** The words for outcomes and verdicts. */
export function verdictWords(t: Translate, { formatPoints, formatRange }: FigureWords) {
  /** The outcome of a clause, or the verdict in one word. */
  const describeState = (state: ClauseState | VerdictState): string => t(`state.${state}`);

  /**
   * The verdict with all its reasons. `total` says whether the score is final; while it is not, the verdict speaks of
   * the best or the worst that it can still be.
   */
  function describeVerdict({ state, reasons }: VerdictResult, total?: Score): string {
    const isOpen = total !== undefined && total.points === null;
    const parts = reasons.map((reason) => describeVerdictReason(reason, isOpen));
    if (state === '达标') parts.push(t('verdict.noMajorProblem'));
    return t('verdict.line', { state: describeState(state), reasons: parts.join(t('list.clauses')) });
  }

  /** One reason of a verdict, a part of a sentence. */
  function describeVerdictReason(reason: VerdictReason, isOpen = false): string {
    switch (reason.kind) {
      case 'belowThreshold':
      case 'reachesThreshold': {
        const data = { score: formatPoints(reason.score), threshold: formatPoints(reason.threshold) };
        if (reason.kind === 'belowThreshold')
          return t(isOpen ? 'verdict.belowThresholdAtBest' : 'verdict.belowThreshold', data);
        return t(isOpen ? 'verdict.reachesThresholdAtWorst' : 'verdict.reachesThreshold', data);
      }
      case 'mayReachThreshold':
        return t('verdict.mayReachThreshold', {
          range: formatRange([reason.low, reason.high]),
          threshold: formatPoints(reason.threshold),
        });
      case 'majorProblem':
        return t('verdict.majorProblem', { clause: reason.clause, quote: reason.quote });
      case 'majorProblemPending':
        return t('verdict.majorProblemPending', {
          clause: reason.clause,
          facts: reason.facts.join(t('list.enumeration')),
        });
    }
  }

  return { describeState, describeVerdict, describeVerdictReason };
}
