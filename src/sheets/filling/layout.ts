import type { Change, DateSystem } from '../../host/port';
import type { Words } from '../../locales';
import type { Fact, Rubric } from '../../rubric';
import { rect } from '../common/addresses';
import {
  FIRST_ROW,
  HEAD_ROW,
  layoutTable,
  LEGEND_ROW,
  printOn,
  runs,
  startSheet,
  type Column,
} from '../common/builder';
import { rowHeight } from '../common/heights';
import { COLORS, STYLES } from '../common/style';
import { answerMark } from './answers';
import {
  CENTERED,
  columnOf,
  COMPUTED_COLUMNS,
  FILLING_COLUMNS,
  FROZEN_COLUMNS,
  INPUTS,
  WIDTHS,
  type FillingColumn,
} from './columns';
import { highlighting, statusText } from './highlighting';
import { clauseLinks, type ClauseRows } from './links';
import { expectedReasons, fillingRows, type FillingRow } from './rows';
import { validations } from './validations';

export interface FillingOptions {
  readonly sheet: string;
  readonly rubric: Rubric;
  readonly assessee: string;
  readonly after: string;
  readonly words: Words;
  /** Of the workbook that it comes into. */
  readonly dateSystem: DateSystem;
  readonly rubricSheet: ClauseRows;
}

/** A 填报 sheet of one assessee: a flat table, one row per fact, that can be filtered by department and sorted. */
export function layoutFilling(options: FillingOptions): Change[] {
  const { sheet, rubric, assessee, dateSystem, words } = options;
  const rows = fillingRows(rubric);
  const builder = startSheet(
    sheet,
    { kind: 'filling', rubric: rubric.id, assessee },
    { after: options.after, tabColor: COLORS.inputHead },
  );
  layoutTable(builder, {
    title: words.t('sheet.filling.heading', { assessee, year: rubric.year }),
    subtitle: words.t('sheet.filling.subtitle', { rubric: rubric.title, verifier: rubric.verifierWord }),
    columns: FILLING_COLUMNS.map((key) => columnSpec(key, rubric, words)),
    rows: rows.map((row) => {
      const cells = staticCells(row, answerMark(row, rubric, words));
      return FILLING_COLUMNS.map((key) => cells[key] ?? null);
    }),
    keys: rows.map(({ key }) => key),
    frozenColumns: FROZEN_COLUMNS,
    opensOn: 'value',
    freeHeights: true,
    print: printOn('A3', true),
    headHeight: 32,
  });
  builder.changes.push({ kind: 'rowHeights', sheet, row: FIRST_ROW, heights: rows.map((row) => heightOf(row, words)) });
  layoutLegend(builder.changes, sheet, words);
  runs(rows, (a, b) => numberFormat(a.fact) === numberFormat(b.fact)).forEach(({ start, length, value }) => {
    builder.format(rect(FIRST_ROW + start, columnOf('value'), length, 1), { numberFormat: numberFormat(value.fact) });
  });
  runs(
    rows.map((row) => row.claim === null),
    (a, b) => a === b,
  ).forEach(({ start, length, value: isIdle }) => {
    if (isIdle) builder.format(rect(FIRST_ROW + start, columnOf('claim'), length, 1), { fill: COLORS.idle });
  });
  builder.changes.push(
    ...validations(
      rubric,
      rows,
      { sheet, firstRow: FIRST_ROW, value: columnOf('value'), claim: columnOf('claim'), assessee, dateSystem },
      words,
    ),
    ...clauseLinks(sheet, rows, FIRST_ROW, columnOf('clause'), options.rubricSheet, words),
    // Sorting from the filter's arrows moves the cells of this range alone: the keys in column A have to go along.
    { kind: 'autoFilter', sheet, range: rect(HEAD_ROW, 0, rows.length + 1, 1 + FILLING_COLUMNS.length) },
  );
  const columns = new Map(FILLING_COLUMNS.map((key) => [key, columnOf(key)]));
  const colours = highlighting(sheet, { firstRow: FIRST_ROW, count: rows.length, columns });
  if (colours) builder.changes.push(colours);
  return builder.changes;
}

/** What the rubric says of a row; the other columns are for people and for us. */
const staticCells = (row: FillingRow, mark = ''): Partial<Record<FillingColumn, string | number>> => ({
  clause: row.clause.id,
  indicator: row.indicator,
  title: row.clause.title,
  quote: row.quotes.join('\n'),
  points: row.points,
  verifiers: row.clause.verifiers.join('、'),
  fact: row.fact.name,
  unit: row.fact.unit || mark,
});

function columnSpec(key: FillingColumn, { verifierWord: verifier }: Rubric, words: Words): Column {
  const isInput = INPUTS.has(key);
  const isOurs = (COMPUTED_COLUMNS as readonly FillingColumn[]).includes(key);
  return {
    key,
    title: words.t(`sheet.filling.column.${key}`, { verifier }),
    width: WIDTHS[key],
    format: {
      ...(CENTERED.has(key) ? { horizontal: 'center' } : {}),
      ...(isInput ? STYLES.input : {}),
      ...(isOurs ? { fill: COLORS.ours } : {}),
      ...(key === 'clause' ? STYLES.link : {}),
    },
    ...(isInput ? { headFormat: { fill: COLORS.inputHead } } : isOurs ? { headFormat: { fill: COLORS.oursHead } } : {}),
  };
}

/** Colour and word for each kind of cell, over a column that has it; the words alone are enough in black and white. */
const LEGEND = [
  ['missing', 'fact', COLORS.missing],
  ['error', 'quote', COLORS.error],
  ['input', 'value', COLORS.input],
  ['ours', 'status', COLORS.ours],
  ['lost', 'score', COLORS.lost],
  ['void', 'points', COLORS.warning],
] as const satisfies readonly (readonly [string, FillingColumn, string])[];

function layoutLegend(changes: Change[], sheet: string, words: Words): void {
  changes.push({ kind: 'write', sheet, row: LEGEND_ROW, column: 1, values: [[words.t('sheet.filling.legend')]] });
  changes.push({ kind: 'format', sheet, range: rect(LEGEND_ROW, 1, 1, 1), format: STYLES.subtitle });
  LEGEND.forEach(([key, over, fill]) => {
    const column = columnOf(over);
    changes.push(
      { kind: 'write', sheet, row: LEGEND_ROW, column, values: [[words.t(`sheet.filling.legendItem.${key}`)]] },
      {
        kind: 'format',
        sheet,
        range: rect(LEGEND_ROW, column, 1, 1),
        format: { ...STYLES.body, fontSize: 9, wrap: false, fill, horizontal: 'center' },
      },
    );
  });
}

function numberFormat(fact: Fact): string {
  if (fact.type === 'date') return 'yyyy-mm-dd';
  // As it is typed: 1,234 would become a figure, 3-5 a date.
  if (fact.type === 'list') return '@';
  return fact.type === 'count' || fact.type === 'rank' ? '0' : 'General';
}

/** What the rubric says, with room for the reasons to come: the height is set once, afterwards it may be one that people chose. */
const heightOf = (row: FillingRow, words: Words): number => {
  const cells = staticCells(row);
  return rowHeight([
    ...FILLING_COLUMNS.flatMap((key) => {
      const cell = cells[key];
      return typeof cell === 'string' ? [[cell, WIDTHS[key]] as const] : [];
    }),
    [statusText(['noEvidence', 'lost'], words), WIDTHS.status],
    [expectedReasons(row), WIDTHS.reasons],
  ]);
};
