import type { CellFormat, CellWrite, Change, SheetSnapshot } from '../host/port';
import type { Words } from '../locales';
import { round4, type Rubric } from '../rubric';
import type { Score, Scorecard } from '../scoring';
import { rect } from './addresses';
import { FIRST_ROW, fitRows, HEAD_ROW, layoutTable, LEGEND_ROW, printOn, startSheet, SUBTITLE_ROW } from './builder';
import { COLORS, STYLES } from './style';

/** In characters: room for 待定（还可能达标）, a range such as 891.2364～915.6364, and the reasons of a verdict. */
const ASSESSEE_WIDTH = 21;

type Look = 'total' | 'main' | 'part' | 'group' | 'indicator' | 'text';

interface SummaryRow {
  readonly key: string;
  readonly name: string;
  readonly points: number | string | null;
  readonly look: Look;
  readonly cell: (scorecard: Scorecard) => CellWrite;
}

/** What the figures rest on, told in the head of the sheet. */
export interface SummaryContext {
  /** When it was scored, local time, minutes: 2022-12-30 17:45. Null before the first 一键重算. */
  readonly scoredAt: string | null;
  /** Readings that are not the default, as 名称：选项. */
  readonly readings: readonly string[];
  readonly assumedZero: number;
}

/** 汇总: totals with range and rank, what the rubric has of bonus, deductions and verdict, then groups and indicators, one column per assessee. */
export function layoutSummary(options: {
  readonly sheet: string;
  readonly rubric: Rubric;
  readonly assessees: readonly string[];
  readonly after: string;
  readonly words: Words;
}): Change[] {
  const { sheet, rubric, assessees, words } = options;
  const rows = summaryRows(rubric, words);
  const builder = startSheet(
    sheet,
    { kind: 'summary', rubric: rubric.id, assessee: '' },
    { after: options.after, tabColor: COLORS.oursHead },
  );
  layoutTable(builder, {
    title: words.t('sheet.summary.heading', { year: rubric.year }),
    subtitle: rubric.title,
    columns: [
      { key: 'name', title: words.t('sheet.summary.column.name'), width: 32 },
      { key: 'points', title: words.t('sheet.summary.column.points'), width: 8, format: STYLES.number },
      ...assessees.map((assessee) => ({
        key: `assessee:${assessee}`,
        title: assessee,
        width: ASSESSEE_WIDTH,
        format: { horizontal: 'center' } as const,
      })),
    ],
    rows: rows.map((row) => [row.name, row.points]),
    keys: rows.map(({ key }) => key),
    frozenColumns: 2,
    print: printOn('A4', assessees.length > 8),
  });
  rows.forEach(({ look }, index) => {
    const range = rect(FIRST_ROW + index, 1, 1, 2 + assessees.length);
    builder.format(range, LOOKS[look]);
    if (look === 'indicator') builder.format(rect(FIRST_ROW + index, 1, 1, 1), { indent: 1 });
  });
  builder.changes.push({
    kind: 'conditionalFormats',
    sheet,
    range: rect(FIRST_ROW, 3, rows.length, Math.max(1, assessees.length)),
    formats: [
      { formula: `D${FIRST_ROW + 1}="达标"`, format: { fill: COLORS.good, bold: true } },
      { formula: `D${FIRST_ROW + 1}="未达标"`, format: { fill: COLORS.error, bold: true } },
      { formula: `D${FIRST_ROW + 1}="待定"`, format: { fill: COLORS.missing, bold: true } },
    ],
  });
  builder.write(LEGEND_ROW, 1, [[words.t('sheet.summary.notYet')]]);
  builder.format(rect(LEGEND_ROW, 1, 1, 1), STYLES.subtitle);
  return builder.changes;
}

const LOOKS: Readonly<Record<Look, CellFormat>> = {
  total: { ...STYLES.group, fontSize: 11 },
  main: { fontName: '黑体', fill: COLORS.ours },
  part: { fill: COLORS.ours },
  text: { fill: COLORS.ours, fontSize: 9, horizontal: 'left', vertical: 'top' },
  group: STYLES.group,
  indicator: {},
};

function summaryRows(rubric: Rubric, words: Words): SummaryRow[] {
  const name = (
    key: 'total' | 'rank' | 'verdict' | 'gap' | 'base' | 'bonus' | 'deductions' | 'pending' | 'why',
    data: Record<string, string | number> = {},
  ): string => words.t(`sheet.summary.row.${key}`, data);
  const points = (score: Score): CellWrite => score.points ?? words.formatTotal(score.range);
  const { bonus, deductions, verdict } = rubric;
  const isBaseAll = !bonus && !deductions;
  const part = (key: 'base' | 'bonus' | 'deductions', full: number | null): SummaryRow => ({
    key,
    name: name(key),
    points: full,
    look: 'part',
    cell: (card) => points(card[key]),
  });
  const whole: (SummaryRow | null)[] = [
    {
      key: 'total',
      name: name('total'),
      points: isBaseAll ? rubric.fullMarks : null,
      look: 'total',
      cell: ({ total }) => points(total),
    },
    {
      key: 'rank',
      name: name('rank'),
      points: null,
      look: 'main',
      cell: ({ rank, total }) => (total.points === null ? words.t('sheet.summary.rankOpen', { rank }) : rank),
    },
    verdict && {
      key: 'verdict',
      name: name('verdict'),
      points: null,
      look: 'main',
      cell: (card) => card.verdict?.state ?? null,
    },
    verdict && {
      key: 'gap',
      name: name('gap', { threshold: verdict.threshold }),
      points: null,
      look: 'part',
      cell: ({ total }) => gapText(total, verdict.threshold, words),
    },
    isBaseAll ? null : part('base', rubric.fullMarks),
    bonus && part('bonus', bonus.cap),
    deductions && part('deductions', null),
    { key: 'pending', name: name('pending'), points: null, look: 'part', cell: ({ clauses }) => countPending(clauses) },
    verdict && {
      key: 'why',
      name: name('why'),
      points: null,
      look: 'text',
      cell: (card) => card.verdict && words.describeVerdict(card.verdict),
    },
  ];
  return [
    ...whole.filter((row) => row !== null),
    ...rubric.groups.flatMap((group): SummaryRow[] => [
      {
        key: `group ${group.id}`,
        name: `${group.id}、${group.title}`,
        points: group.points,
        look: 'group',
        cell: ({ groups }) => points(groups.get(group.id)!),
      },
      ...group.indicators.map((indicator): SummaryRow => ({
        key: `indicator ${indicator.id}`,
        name: `${indicator.id}. ${indicator.title}`,
        points: indicator.points,
        look: 'indicator',
        cell: ({ indicators }) => points(indicators.get(indicator.id)!),
      })),
    ]),
  ];
}

function gapText({ points, range }: Score, threshold: number, words: Words): CellWrite {
  return points === null ? words.formatTotal(range, threshold) : round4(points - threshold);
}

const countPending = (clauses: Scorecard['clauses']): number =>
  [...clauses.values()].filter(({ state }) => state === 'pending').length;

/** The figures of 汇总, into the sheet as it is laid out (by row and column keys). */
export function writeSummary(
  sheet: string,
  rubric: Rubric,
  scorecards: readonly Scorecard[],
  context: SummaryContext,
  words: Words,
): Change[] {
  const rows = summaryRows(rubric, words);
  const told = [
    context.scoredAt === null
      ? words.t('sheet.summary.notYet')
      : words.t('sheet.summary.scoredAt', { at: context.scoredAt }),
    ...(context.readings.length > 0
      ? [words.t('sheet.summary.readings', { readings: context.readings.join('；') })]
      : rubric.readings.length > 0
        ? [words.t('sheet.summary.defaultReadings')]
        : []),
    ...(context.assumedZero > 0 ? [words.t('sheet.summary.assumedZero', { count: context.assumedZero })] : []),
  ];
  const values = rows.map((row) => scorecards.map((scorecard) => row.cell(scorecard)));
  return [
    { kind: 'write', sheet, row: SUBTITLE_ROW, column: 1, values: [[rubric.title]] },
    { kind: 'write', sheet, row: LEGEND_ROW, column: 1, values: [[told.join('　')]] },
    { kind: 'write', sheet, row: HEAD_ROW, column: 3, values: [scorecards.map(({ assessee }) => assessee)] },
    { kind: 'write', sheet, row: FIRST_ROW, column: 3, values },
    ...rows.flatMap((row, index): Change[] =>
      row.look === 'text'
        ? [
            fitRows(
              sheet,
              FIRST_ROW + index,
              [values[index]!],
              scorecards.map(() => ({ width: ASSESSEE_WIDTH })),
            ),
          ]
        : [],
    ),
  ];
}

/** Whether a 汇总 sheet still has the shape that `writeSummary` fills: the same rows, the same assessees. */
export function summaryFits(sheet: SheetSnapshot, rubric: Rubric, assessees: readonly string[], words: Words): boolean {
  const at = (row: number, column: number): unknown =>
    sheet.used ? sheet.values[row - sheet.used.row]?.[column - sheet.used.column] : null;
  return (
    summaryRows(rubric, words).every((row, index) => at(FIRST_ROW + index, 0) === row.key) &&
    assessees.every((assessee, index) => at(HEAD_ROW, 3 + index) === assessee) &&
    (at(HEAD_ROW, 3 + assessees.length) ?? null) === null
  );
}
