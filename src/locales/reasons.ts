import type { Fact } from '../rubric';
import type { ClauseScore, Reason, ReasonFigure } from '../scoring';
import { formatNumber, type FigureWords } from './figures';
import type { Translate } from './translate';

/** The facts of a clause by name: their types and units decide how figures are written. */
export type FactsOfClause = ReadonlyMap<string, Fact>;

/** More names than this are a number of names. */
const MOST_NAMES = 8;

const UNKNOWN = {
  mean: 'figure.unknownMean',
  least: 'figure.unknownLeast',
  most: 'figure.unknownMost',
  rank: 'figure.unknownRank',
  rankUp: 'figure.unknownRank',
} as const;

/** The words for why points were lost or won. */
export function reasonWords(t: Translate, { formatFigure, formatPoints }: FigureWords) {
  /** The quoted phrase, the figures and what they came to: “未按时调度扣1分/次” 未按时调度次数 2 次，扣2分. */
  function describeReason(reason: Reason, facts: FactsOfClause): string {
    const figures = reason.figures.map((figure) => describeFigure(figure, facts.get(figure.fact)));
    return t(figures.length > 0 ? 'reason.line' : 'reason.lineWithoutFigures', {
      quote: reason.quote,
      reading: reason.reading === null ? '' : t('reason.reading', reason.reading),
      figures: figures.join(t('list.enumeration')),
      outcome: outcomeOf(reason),
    });
  }

  /** Who was compared: by name where that is not too long to read. */
  const compared = (of: readonly string[]): string =>
    of.length <= MOST_NAMES
      ? t('figure.ofNames', { names: of.join(t('list.enumeration')) })
      : t('figure.ofCount', { count: of.length });

  function describeFigure({ kind, fact: name, value, of = [], target }: ReasonFigure, fact: Fact | undefined): string {
    if (kind === 'assessee') return t('figure.assessee', { name: String(value ?? '') });
    if (kind === 'fact') {
      const told = t('figure.fact', { fact: name, value: formatFigure(fact, value) });
      return target ? told + t('figure.target', target) : told;
    }
    if (value === null) return t(UNKNOWN[kind], { fact: name });
    const isRank = kind === 'rank' || kind === 'rankUp';
    const text = isRank ? formatNumber(Number(value)) : formatFigure(fact, value);
    return t(`figure.${kind}`, { fact: name, value: text, of: compared(of) });
  }

  function outcomeOf({ effect, amount, points }: Reason): string {
    const data = { amount: formatPoints(amount), points: formatPoints(Math.abs(points)) };
    switch (effect) {
      case 'deduct':
        if (points === 0) return t('reason.deductedNothing', data);
        return t(-points === amount ? 'reason.deducted' : 'reason.deductedInPart', data);
      case 'award':
        if (amount === 0) return t('reason.notAwarded');
        if (points === 0) return t('reason.awardedNothing', data);
        return t(points === amount ? 'reason.awarded' : 'reason.awardedInPart', data);
      case 'void':
        return t('reason.void');
      case 'waive':
        return t('reason.waived');
    }
  }

  /** What a person changed, why and when: 核定调整：原为8分，改为9分，理由：… Empty when the score was not adjusted. */
  function describeAdjustment({ adjustment, computed }: Pick<ClauseScore, 'adjustment' | 'computed'>): string {
    if (!adjustment) return '';
    const before = computed?.points ?? null;
    return t('adjustment.line', {
      computed: before === null ? t('adjustment.pending') : t('adjustment.computed', { points: formatPoints(before) }),
      points: formatPoints(adjustment.points),
      reason: adjustment.reason,
      by: adjustment.by,
      date: adjustment.date,
    });
  }

  /** What clauses of one pool come to together, where that is more than the pool has; empty for a clause that takes nothing. */
  function describeOverdrawn({ overdrawn, points }: Pick<ClauseScore, 'overdrawn' | 'points'>): string {
    if (!overdrawn || points === 0) return '';
    return t('reason.overdrawn', { points: formatPoints(overdrawn.points), lost: formatPoints(overdrawn.lost) });
  }

  return { describeReason, describeAdjustment, describeOverdrawn };
}
