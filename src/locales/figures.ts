import { isoDate, NEVER, round4, roundTo, type Fact } from '../rubric';
import type { Translate } from './translate';

/** A fact's value as people or the engine have it: yes/no as true/false or 1/0, dates as serials or texts, lists, null when missing. */
export type FigureValue = number | string | boolean | readonly number[] | null;

/** More figures of a list than these are a number of figures. */
const MOST_MEMBERS = 12;

/** At most 4 decimals, without trailing zeros. */
export function formatNumber(value: number): string {
  const rounded = roundTo(value, 4);
  return rounded === 0 ? '0' : String(rounded);
}

/** The words for figures of one locale. */
export function figureWords(t: Translate) {
  /** A fact's value with its unit: 2 次, 35%, 是, 2022-08-31, 12；8；15 人. */
  function formatFigure(fact: Pick<Fact, 'type' | 'unit' | 'never'> | undefined, value: FigureValue): string {
    if (value === null || value === '') return t('figure.blank');
    if (typeof value === 'string') return value;
    if (typeof value === 'boolean' || fact?.type === 'yesNo') return t(value ? 'figure.yes' : 'figure.no');
    if (typeof value === 'object') return formatList(value, fact?.unit ?? '');
    if (fact?.type === 'date') return value === NEVER ? t('figure.never', { never: fact.never ?? '' }) : isoDate(value);
    return withUnit(formatNumber(value), fact?.unit ?? '');
  }

  function formatList(members: readonly number[], unit: string): string {
    if (members.length === 0) return t('figure.none');
    const isPercent = unit === '%';
    const shown = members
      .slice(0, MOST_MEMBERS)
      .map((member) => (isPercent ? withUnit(formatNumber(member), unit) : formatNumber(member)))
      .join(t('list.figures'));
    const some = isPercent ? shown : withUnit(shown, unit);
    return members.length > MOST_MEMBERS ? t('figure.listOf', { some, count: members.length }) : some;
  }

  function withUnit(value: string, unit: string): string {
    if (unit === '') return value;
    return unit === '%' ? t('figure.percent', { value }) : t('figure.withUnit', { value, unit });
  }

  /** Points with the word: 2分; 1 point, 2 points. */
  function formatPoints(points: number): string {
    return t(Math.abs(points) === 1 ? 'points.one' : 'points.other', { points: formatNumber(points) });
  }

  /** Worst and best, without a unit: 0～8. One number when they are the same; open ends in words. */
  function formatRange([worst, best]: readonly [worst: number, best: number]): string {
    const data = { worst: formatNumber(worst), best: formatNumber(best) };
    if (worst === best) return data.best;
    if (Number.isFinite(worst)) return t(Number.isFinite(best) ? 'range.between' : 'range.atLeast', data);
    return t(Number.isFinite(best) ? 'range.atMost' : 'range.open', data);
  }

  /**
   * Worst and best of a total, or how far they are above some points. While 扣分 is not filled in, a total has no least:
   * then only the best is told, and why.
   */
  function formatTotal([worst, best]: readonly [worst: number, best: number], above = 0): string {
    if (worst === -Infinity && Number.isFinite(best))
      return t('range.openBelow', { best: formatNumber(round4(best - above)) });
    return formatRange([round4(worst - above), round4(best - above)]);
  }

  return { formatFigure, formatPoints, formatRange, formatTotal };
}
export type FigureWords = ReturnType<typeof figureWords>;
