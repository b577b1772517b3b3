import type { CellWrite, Change } from '../../host/port';
import type { WordKey, Words } from '../../locales';
import { extrasOf, type Rubric } from '../../rubric';
import { rect } from '../common/addresses';
import { FIRST_ROW, layoutTable, printOn, startSheet, type Column } from '../common/builder';
import { COLORS, STYLES } from '../common/style';
import { COLUMNS, WIDTHS } from './columns';

/** Blank lines ready to be filled. */
const LINES = 60;

/** 核定调整: a person's overrides, one per line, each with reason, name and date. */
export function layoutAdjustments(options: {
  readonly sheet: string;
  readonly rubric: Rubric;
  readonly assessees: readonly string[];
  readonly after: string;
  readonly words: Words;
}): Change[] {
  const { sheet, rubric, assessees, words } = options;
  const builder = startSheet(sheet, { kind: 'adjustments', rubric: rubric.id, assessee: '' }, { after: options.after });
  layoutTable(builder, {
    title: words.t('sheet.adjustments.heading'),
    subtitle: words.t('sheet.adjustments.subtitle') + (rubric.verdict ? words.t('sheet.adjustments.verdict') : ''),
    columns: COLUMNS.map((key): Column => ({
      key,
      title: words.t(`sheet.adjustments.column.${key}`),
      width: WIDTHS[key],
      headFormat: { fill: COLORS.inputHead },
    })),
    rows: new Array<readonly CellWrite[]>(LINES).fill([]),
    frozenColumns: 2,
    opensOn: COLUMNS[0]!,
    freeHeights: true,
    print: printOn('A4', true),
  });
  builder.format(rect(FIRST_ROW, 1, LINES, COLUMNS.length), STYLES.input);
  builder.format(rect(FIRST_ROW, 1 + COLUMNS.indexOf('clause'), LINES, 1), { numberFormat: '@', horizontal: 'center' });
  builder.format(rect(FIRST_ROW, 1 + COLUMNS.indexOf('date'), LINES, 1), {
    numberFormat: 'yyyy-mm-dd',
    horizontal: 'center',
  });
  const names = assessees.join(',').length <= 255 && assessees.every((name) => !name.includes(','));
  const hint = (column: 'clause' | 'points', text: WordKey) => ({
    range: rect(FIRST_ROW, 1 + COLUMNS.indexOf(column), LINES, 1),
    validation: {
      rule: { type: 'any' },
      prompt: {
        title: words.t(`sheet.adjustments.column.${column}`),
        text: words.t(text),
      },
    } as const,
  });
  builder.validate(
    ...(names
      ? [{ range: rect(FIRST_ROW, 1, LINES, 1), validation: { rule: { type: 'list', values: assessees } } as const }]
      : []),
    hint('clause', extrasOf(rubric).length > 0 ? 'sheet.adjustments.clauseHint' : 'sheet.adjustments.clauseHintPlain'),
    hint('points', 'sheet.adjustments.pointsHint'),
  );
  return builder.changes;
}
