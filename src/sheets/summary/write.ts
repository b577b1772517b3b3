import type { Change } from '../../host/port';
import type { Words } from '../../locales';
import type { Rubric } from '../../rubric';
import type { Scorecard } from '../../scoring';
import { FIRST_ROW, fitRows, HEAD_ROW, LEGEND_ROW, SUBTITLE_ROW } from '../common/builder';
import { rowHeight } from '../common/heights';
import { STYLES } from '../common/style';
import { ASSESSEE_WIDTH, TOTAL_SIZE } from './columns';
import { summaryRows } from './rows';

/** What the figures rest on, told in the head of the sheet. */
export interface SummaryContext {
  /** When it was scored, local time, minutes: 2022-12-30 17:45. Null before the first 一键重算. */
  readonly scoredAt: string | null;
  /** Readings that are not the default, as 名称：选项. */
  readonly readings: readonly string[];
  readonly assumedZero: number;
  /** Who is to be assessed by 考核设置 and has no 填报: neither scored nor ranked. */
  readonly absent: readonly string[];
}

/** The figures of 汇总, into the sheet as it is laid out (by row and column keys). */
export function writeSummary(
  sheet: string,
  rubric: Rubric,
  scorecards: readonly Scorecard[],
  context: SummaryContext,
  words: Words,
): Change[] {
  const rows = summaryRows(rubric, words);
  const scored =
    context.scoredAt === null
      ? words.t('sheet.summary.notYet')
      : words.t('sheet.summary.scoredAt', { at: context.scoredAt });
  const { absent } = context;
  const names = absent.join(words.t('list.enumeration'));
  const basis = [
    ...(absent.length > 0 ? [words.t('sheet.summary.absent', { names })] : []),
    ...(context.readings.length > 0
      ? [words.t('sheet.summary.readings', { readings: context.readings.join(words.t('list.enumeration')) })]
      : rubric.readings.length > 0
        ? [words.t('sheet.summary.defaultReadings')]
        : []),
    ...(context.assumedZero > 0 ? [words.t('sheet.summary.assumedZero', { count: context.assumedZero })] : []),
  ];
  const told =
    basis.length === 0
      ? scored
      : scored + words.t('sheet.summary.basis', { basis: basis.join(words.t('list.clauses')) });
  const values = rows.map((row) => scorecards.map((scorecard) => row.cell(scorecard)));
  return [
    { kind: 'write', sheet, row: SUBTITLE_ROW, column: 1, values: [[rubric.title]] },
    { kind: 'write', sheet, row: LEGEND_ROW, column: 1, values: [[told]] },
    { kind: 'write', sheet, row: HEAD_ROW, column: 3, values: [scorecards.map(({ assessee }) => assessee)] },
    { kind: 'write', sheet, row: FIRST_ROW, column: 3, values },
    ...rows.flatMap(({ look }, index): Change[] => {
      // The total has larger characters.
      const width = look === 'total' ? (ASSESSEE_WIDTH * STYLES.body.fontSize) / TOTAL_SIZE : ASSESSEE_WIDTH;
      const fitted = fitRows(
        sheet,
        FIRST_ROW + index,
        [values[index]!],
        scorecards.map(() => ({ width })),
      );
      // A row that one line fits into keeps the height that people gave it.
      return look === 'text' || fitted.heights[0]! > rowHeight([]) ? [fitted] : [];
    }),
  ];
}
