import type { CellWrite, Change, ConditionalFormat, Validation } from '../host/port';
import type { Words } from '../locales';
import type { Fact, Rubric } from '../rubric';
import { columnLetters, rect, sheetReference } from './addresses';
import { FIRST_ROW, HEAD_ROW, layoutTable, LEGEND_ROW, printOn, runs, startSheet, type Column } from './builder';
import { expectedReasons, fillingRows, type FillingRow } from './fillingRows';
import { rowHeight } from './heights';
import type { Status } from './status';
import { COLORS, STYLES } from './style';

/** The columns of a 填报 sheet: what the rubric asks, what people fill, what we compute. */
export type FillingColumn =
  | 'clause'
  | 'indicator'
  | 'title'
  | 'quote'
  | 'points'
  | 'verifiers'
  | 'fact'
  | 'value'
  | 'unit'
  | 'claim'
  | 'evidence'
  | 'remark'
  | 'status'
  | 'score'
  | 'reasons';

const WIDTHS: Readonly<Record<FillingColumn, number>> = {
  clause: 7.5,
  indicator: 22,
  title: 17,
  quote: 42,
  points: 6,
  verifiers: 18,
  fact: 22,
  value: 12,
  unit: 6,
  claim: 8,
  evidence: 24,
  remark: 16,
  status: 9.5,
  score: 9,
  reasons: 48,
};
export const FILLING_COLUMNS = Object.keys(WIDTHS) as FillingColumn[];
/** The columns that are ours to write at every 一键重算. */
export const COMPUTED_COLUMNS = ['status', 'score', 'reasons'] as const satisfies readonly FillingColumn[];
const INPUTS: ReadonlySet<FillingColumn> = new Set(['value', 'claim', 'evidence', 'remark']);
const CENTERED: ReadonlySet<FillingColumn> = new Set(['clause', 'points', 'value', 'unit', 'claim', 'status', 'score']);
/** As laid out; a sheet that people have worked on is read by its keys instead. */
const columnOf = (key: FillingColumn): number => 1 + FILLING_COLUMNS.indexOf(key);

export interface FillingOptions {
  readonly sheet: string;
  readonly rubric: Rubric;
  readonly assessee: string;
  readonly after: string;
  readonly words: Words;
  /** Where each clause's full text stands in 评分细则: sheet and 0-based row. */
  readonly rubricSheet: { readonly sheet: string; readonly rows: ReadonlyMap<string, number> };
}

/** A 填报 sheet of one assessee: a flat table, one row per fact, that can be filtered by department and sorted. */
export function layoutFilling(options: FillingOptions): Change[] {
  const { sheet, rubric, assessee, words } = options;
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
    rows: rows.map(staticCells),
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
      { sheet, firstRow: FIRST_ROW, value: columnOf('value'), claim: columnOf('claim') },
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
const staticCells = (row: FillingRow): CellWrite[] => [
  row.clause.id,
  row.indicator,
  row.clause.title,
  row.quotes.join('\n'),
  row.points,
  row.clause.verifiers.join('、'),
  row.fact.name,
  null,
  row.fact.unit,
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

/** Validation and hints by fact type, one per run of equal ones; they ask, they do not refuse: nothing that people type is lost. */
export function validations(
  rubric: Rubric,
  rows: readonly (FillingRow | null)[],
  { sheet, firstRow, value, claim }: Record<'firstRow' | 'value' | 'claim', number> & { readonly sheet: string },
  words: Words,
): Change[] {
  const onValues = rows.flatMap((row, index) =>
    row ? [{ range: rect(firstRow + index, value, 1, 1), validation: factValidation(row, rubric, words) }] : [],
  );
  const onClaims = runs(
    rows.map((row) => claimHint(row, words)),
    (a, b) => a === b,
  ).map(({ start, length, value: text }) => ({
    range: rect(firstRow + start, claim, length, 1),
    validation: {
      rule: { type: 'any' },
      prompt: { title: words.t('sheet.filling.column.claim'), text },
    } as const,
  }));
  return [{ kind: 'validations', sheet, validations: [...onValues, ...onClaims] }];
}

function claimHint(row: FillingRow | null, words: Words): string {
  if (!row?.claim) return words.t('sheet.filling.hint.noClaim');
  const { kind, id, points } = row.claim;
  return points === null
    ? words.t('sheet.filling.hint.claimOpen')
    : words.t(`sheet.filling.hint.claim_${kind}`, { id, points });
}

function factValidation({ fact, clause }: FillingRow, { verifierWord }: Rubric, words: Words): Validation {
  const hint = words.t(`sheet.filling.hint.${fact.type === 'judged' && fact.floor > 0 ? 'judgedFrom' : fact.type}`, {
    verifier: verifierWord,
    unit: fact.unit,
    min: fact.min,
    max: fact.max,
    floor: fact.floor,
    options: fact.options.join('、'),
  });
  const text = [fact.hint, hint].filter((part) => part !== '').join('\n');
  return {
    rule: ruleOf(fact),
    prompt: { title: `${clause.id} ${fact.name}`.slice(0, 32), text: text.slice(0, 255) },
    error: { style: 'warning', title: words.t('sheet.filling.checkInput'), text: hint.slice(0, 225) },
  };
}

function ruleOf(fact: Fact): Validation['rule'] {
  const bounds = {
    ...(Number.isFinite(fact.min) ? { min: fact.min } : {}),
    ...(Number.isFinite(fact.max) ? { max: fact.max } : {}),
  };
  switch (fact.type) {
    case 'yesNo':
      return { type: 'list', values: ['是', '否'] };
    case 'choice':
      return { type: 'list', values: fact.options };
    case 'count':
    case 'rank':
      return { type: 'whole', ...bounds };
    case 'date':
      return { type: 'date', min: fact.min, max: fact.max };
    default:
      return { type: 'decimal', ...bounds };
  }
}

/** Each clause number leads to its full text in 评分细则. */
export function clauseLinks(
  sheet: string,
  rows: readonly (FillingRow | null)[],
  firstRow: number,
  column: number,
  target: FillingOptions['rubricSheet'],
  words: Words,
): Change[] {
  const links = rows.flatMap((row, index) => {
    const at = row && target.rows.get(row.clause.id);
    if (at === undefined || at === null) return [];
    return [
      {
        row: firstRow + index,
        column,
        target: sheetReference(target.sheet, at, 1),
        tip: words.t('sheet.filling.linkTip', { id: row!.clause.id }),
      },
    ];
  });
  return [{ kind: 'links', sheet, links }];
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
