import type { CellFormat, Change } from '../../host/port';
import type { Words } from '../../locales';
import type { Rubric } from '../../rubric';
import { rect } from '../common/addresses';
import { FIRST_ROW, layoutTable, LEGEND_ROW, printOn, startSheet } from '../common/builder';
import { COLORS, STYLES } from '../common/style';
import { columnsOf, TOTAL_SIZE } from './columns';
import { summaryRows, type Look } from './rows';

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
    columns: columnsOf(assessees, words),
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
  total: { ...STYLES.group, fontSize: TOTAL_SIZE },
  main: { fontName: '黑体', fill: COLORS.ours },
  part: { fill: COLORS.ours },
  text: { fill: COLORS.ours, fontSize: 9, horizontal: 'left', vertical: 'top' },
  group: STYLES.group,
  indicator: {},
};
