import type { CellWrite, Change, ConditionalFormat, DateSystem } from '../../host/port';
import type { Words } from '../../locales';
import type { Fact, Rubric } from '../../rubric';
import { columnLetters, rect } from '../common/addresses';
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
import { CENTERED, columnOf, COMPUTED_COLUMNS, FILLING_COLUMNS, INPUTS, WIDTHS, type FillingColumn } from './columns';
import { clauseLinks, type ClauseRows } from './links';
import { expectedReasons, fillingRows, type FillingRow } from './rows';
import type { Status } from './status';
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
    rows: rows.map((row) => staticCells(row, answerMark(row, rubric, words))),
    keys: rows.map(({ key }) => key),
    frozenColumns: 3,
    freeHeights: true,
    print: printOn('A3', true),
    headHeight: 32,
  });
  builder.changes.push({ kind: 'rowHeights', sheet, row: FIRST_ROW, heights: rows.map(heightOf) });
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
      { sheet, firstRow: FIRST_ROW, value: columnOf('value'), claim: columnOf('claim'), dateSystem },
      words,
    ),
    ...clauseLinks(sheet, rows, FIRST_ROW, columnOf('clause'), options.rubricSheet, words),
    // Sorting from the filter's arrows moves the cells of this range alone: the keys in column A have to go along.
    { kind: 'autoFilter', sheet, range: rect(HEAD_ROW, 0, rows.length + 1, 1 + FILLING_COLUMNS.length) },
    highlighting(sheet, rows.length, words),
  );
  return builder.changes;
}

/** What the rubric says of a row, under the first columns; the rest is for people and for us. */
const staticCells = (row: FillingRow, mark = ''): CellWrite[] => [
  row.clause.id,
  row.indicator,
  row.clause.title,
  row.quotes.join('\n'),
  row.points,
  row.clause.verifiers.join('、'),
  row.fact.name,
  null,
  row.fact.unit || mark,
];

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

/** Colour and word for each kind of cell; the words alone are enough in black and white. */
const LEGEND = [
  ['input', COLORS.input],
  ['ours', COLORS.ours],
  ['missing', COLORS.missing],
  ['error', COLORS.error],
  ['lost', COLORS.lost],
  ['void', COLORS.warning],
] as const;

function layoutLegend(changes: Change[], sheet: string, words: Words): void {
  const first = columnOf('quote');
  changes.push({ kind: 'write', sheet, row: LEGEND_ROW, column: 1, values: [[words.t('sheet.filling.legend')]] });
  changes.push({ kind: 'format', sheet, range: rect(LEGEND_ROW, 1, 1, 1), format: STYLES.subtitle });
  const places = [
    first,
    columnOf('verifiers'),
    columnOf('fact'),
    columnOf('value'),
    columnOf('evidence'),
    columnOf('remark'),
  ];
  LEGEND.forEach(([key, fill], index) => {
    const column = places[index]!;
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
  return fact.type === 'count' || fact.type === 'rank' ? '0' : 'General';
}

/** One conditional format over the rows, driven by the words of the status column. */
function highlighting(sheet: string, count: number, words: Words): Change {
  const status = `$${columnLetters(columnOf('status'))}${FIRST_ROW + 1}`;
  const onStatus = (key: Status, format: ConditionalFormat['format']): ConditionalFormat => ({
    formula: `${status}="${words.t(`status.${key}`)}"`,
    format,
    stopIfTrue: true,
  });
  return {
    kind: 'conditionalFormats',
    sheet,
    range: rect(FIRST_ROW, columnOf('fact'), count, FILLING_COLUMNS.length - FILLING_COLUMNS.indexOf('fact')),
    formats: [
      onStatus('error', { fill: COLORS.error, bold: true }),
      onStatus('missing', { fill: COLORS.missing }),
      onStatus('check', { fill: COLORS.missing }),
      onStatus('noEvidence', { fill: COLORS.missing }),
      onStatus('void', { fill: COLORS.warning, bold: true }),
      onStatus('lost', { fill: COLORS.lost }),
      onStatus('notApplicable', { color: COLORS.muted }),
    ],
  };
}

/** What the rubric says, with room for the reasons to come: the height is set once, afterwards it may be one that people chose. */
const heightOf = (row: FillingRow): number =>
  rowHeight([
    ...staticCells(row).flatMap((cell, index) =>
      typeof cell === 'string' ? [[cell, WIDTHS[FILLING_COLUMNS[index]!]] as const] : [],
    ),
    [expectedReasons(row), WIDTHS.reasons],
  ]);
