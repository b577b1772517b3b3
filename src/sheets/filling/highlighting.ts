import type { Change, ConditionalFormat } from '../../host/port';
import { LOCALES, words as wordsOf, type Words } from '../../locales';
import { columnLetters, rect } from '../common/addresses';
import { COLORS } from '../common/style';
import { LAST_COLOURED, type FillingColumn } from './columns';
import type { Status } from './status';

/** What stands in the status column. */
export const statusText = (statuses: readonly Status[], { t }: Words): string =>
  statuses.map((status) => t(`status.${status}`)).join(t('list.enumeration'));

const LOOKS: readonly (readonly [Status, ConditionalFormat['format']])[] = [
  ['error', { fill: COLORS.error, bold: true }],
  ['missing', { fill: COLORS.missing }],
  ['check', { fill: COLORS.missing }],
  ['noEvidence', { fill: COLORS.missing }],
  ['void', { fill: COLORS.warning, bold: true }],
  ['lost', { fill: COLORS.lost }],
  ['notApplicable', { color: COLORS.muted }],
];

/**
 * One conditional format over the rows, from 填报项 on: by the word with which the status begins, in any language that it
 * may have been written in. Null where somebody took away or turned round the columns that it is about.
 */
export function highlighting(
  sheet: string,
  { firstRow, count, columns }: { firstRow: number; count: number; columns: ReadonlyMap<FillingColumn, number> },
): Change | null {
  const [status, from, to] = (['status', 'fact', LAST_COLOURED] as const).map((key) => columns.get(key));
  if (status === undefined || from === undefined || to === undefined || from > to || count === 0) return null;
  const cell = `$${columnLetters(status)}${firstRow + 1}`;
  const begins = (word: string): string => `LEFT(${cell},${word.length})="${word}"`;
  return {
    kind: 'conditionalFormats',
    sheet,
    range: rect(firstRow, from, count, to - from + 1),
    formats: LOOKS.map(([key, format]) => ({
      formula: `OR(${LOCALES.map((locale) => begins(wordsOf(locale).t(`status.${key}`))).join(',')})`,
      format,
      stopIfTrue: true,
    })),
  };
}
