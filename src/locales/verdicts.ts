import { round4, type ClauseState } from '../rubric';
import type { VerdictReason, VerdictResult, VerdictState } from '../scoring';
import type { FigureWords } from './figures';
import type { Translate } from './translate';

/** The words for outcomes and verdicts. */
export function verdictWords(t: Translate, { formatPoints, formatTotal }: FigureWords) {
  /** The outcome of a clause, or the verdict in one word. */
  const describeState = (state: ClauseState | VerdictState): string => t(`state.${state}`);

  /** The verdict with all its reasons. While the score is open it speaks of the best or the worst that it can still be. */
  function describeVerdict({ state, reasons, turnedFrom }: VerdictResult): string {
    const parts = reasons.map((reason) => describeVerdictReason(reason));
    if (state === '达标') parts.push(t('verdict.noMajorProblem'));
    const line = t('verdict.line', { state: describeState(state), reasons: parts.join(t('list.clauses')) });
    return turnedFrom ? line + t('verdict.turned', { unadjusted: describeState(turnedFrom) }) : line;
  }

  /** A clause of the verdict by its number: 评优标准第3条 for 评优.3. */
  const describeVerdictClause = (id: string): string =>
    t('verdict.clause', { number: id.slice(id.lastIndexOf('.') + 1) });

  /** One reason of a verdict, a part of a sentence. */
  function describeVerdictReason(reason: VerdictReason): string {
    switch (reason.kind) {
      case 'belowThreshold':
      case 'reachesThreshold': {
        const data = { score: formatPoints(reason.score), threshold: formatPoints(reason.threshold) };
        if (reason.kind === 'belowThreshold')
          return t(reason.open ? 'verdict.belowThresholdAtBest' : 'verdict.belowThreshold', data);
        return t(reason.open ? 'verdict.reachesThresholdAtWorst' : 'verdict.reachesThreshold', data);
      }
      case 'mayReachThreshold':
        if (reason.low === -Infinity && Number.isFinite(reason.high))
          return t('verdict.mayReachThresholdAtBest', {
            score: formatPoints(round4(reason.high)),
            threshold: formatPoints(reason.threshold),
          });
        return t('verdict.mayReachThreshold', {
          range: formatTotal([reason.low, reason.high]),
          threshold: formatPoints(reason.threshold),
        });
      case 'majorProblem':
        // 列入典型案例的: the last word only leads on to what follows in the text.
        return t('verdict.majorProblem', {
          clause: describeVerdictClause(reason.clause),
          quote: reason.quote.replace(/的$/, ''),
        });
      case 'majorProblemPending':
        if (reason.facts.length === 0)
          return t('verdict.majorProblemOpen', { clause: describeVerdictClause(reason.clause) });
        return t('verdict.majorProblemPending', {
          clause: describeVerdictClause(reason.clause),
          facts: reason.facts.map((name) => t('list.quoted', { text: name })).join(t('list.enumeration')),
        });
    }
  }

  return { describeState, describeVerdict, describeVerdictReason, describeVerdictClause };
}
