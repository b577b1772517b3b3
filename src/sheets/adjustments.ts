import type { CellWrite, Change, SheetSnapshot } from '../host/port';
import type { WordKey, Words } from '../locales';
import { isoDate, type Rubric } from '../rubric';
import type { Adjustment } from '../scoring';
import { rect } from './addresses';
import { FIRST_ROW, HEAD_ROW, layoutTable, printOn, startSheet, type Column } from './builder';
import { filledRows } from './cellsThere';
import { located, type LocatedFinding } from './located';
import { columnKeys, textAt, valueAt } from './markers';
import { readPoints } from './points';
import { COLORS, STYLES } from './style';

const COLUMNS = ['assessee', 'clause', 'points', 'reason', 'by', 'date'] as const;
type AdjustmentColumn = (typeof COLUMNS)[number];
const WIDTHS: Readonly<Record<AdjustmentColumn, number>> = {
  assessee: 12,
  clause: 10,
  points: 10,
  reason: 60,
  by: 14,
  date: 14,
};
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
    hint('clause', rubric.bonus ? 'sheet.adjustments.clauseHint' : 'sheet.adjustments.clauseHintPlain'),
    hint('points', 'sheet.adjustments.pointsHint'),
  );
  return builder.changes;
}

/** Reads the overrides; a line that is not complete is reported with its cell and does nothing. */
export function readAdjustments(sheet: SheetSnapshot): {
  readonly adjustments: readonly Adjustment[];
  readonly rows: readonly number[];
  readonly findings: readonly LocatedFinding[];
} {
  const keys = columnKeys(sheet);
  const columnOf = (key: AdjustmentColumn): number => keys?.columns.get(key) ?? 1 + COLUMNS.indexOf(key);
  const adjustments: Adjustment[] = [];
  const rows: number[] = [];
  const findings: LocatedFinding[] = [];
  for (const row of filledRows(sheet, (keys?.row ?? HEAD_ROW - 1) + 2)) {
    const text = (key: AdjustmentColumn): string => textAt(sheet, row, columnOf(key));
    if (COLUMNS.every((key) => text(key) === '')) continue;
    const about = { assessee: text('assessee'), clause: text('clause') };
    const points = readPoints(valueAt(sheet, row, columnOf('points')));
    if (points === null) {
      findings.push(
        located(
          'adjustmentNotANumber',
          about,
          { sheet: sheet.name, row, column: columnOf('points') },
          { given: text('points') },
        ),
      );
      continue;
    }
    adjustments.push({
      ...about,
      points,
      reason: text('reason'),
      by: text('by'),
      date: dateText(sheet, row, columnOf('date')),
    });
    rows.push(row);
  }
  return { adjustments, rows, findings };
}

/** A date as 2022-12-30, whether typed as a date or as a text. */
function dateText(sheet: SheetSnapshot, row: number, column: number): string {
  const value = valueAt(sheet, row, column);
  return typeof value === 'number' && value >= 1 ? isoDate(value) : textAt(sheet, row, column);
}
