import type { CellWrite, Change } from '../host/port';
import type { Words } from '../locales';
import type { Clause, Extra, Item, Rubric, Rule, Verdict } from '../rubric';
import { rect } from './addresses';
import { FIRST_ROW, layoutTable, printOn, startSheet, type Column } from './builder';
import { COLORS, STYLES } from './style';

/** The last column. */
const READINGS = 6;

interface RubricRow {
  readonly key: string;
  readonly cells: readonly CellWrite[];
  readonly look: 'group' | 'indicator' | 'item' | 'clause';
}

/** Where each clause stands in 评分细则: 0-based rows. */
export interface RubricSheet {
  readonly changes: readonly Change[];
  readonly rows: ReadonlyMap<string, number>;
}

/** 评分细则: the whole document, clause by clause, beside what we do with it. */
export function layoutRubric(options: {
  readonly sheet: string;
  readonly rubric: Rubric;
  readonly after: string;
  readonly words: Words;
}): RubricSheet {
  const { sheet, rubric, words } = options;
  const all = rubricRows(rubric, words);
  // A rubric that has no readings has no column for them.
  const hasReadings = all.some(({ cells }) => cells[READINGS] !== null);
  const rows = hasReadings ? all : all.map((row) => ({ ...row, cells: row.cells.slice(0, READINGS) }));
  const builder = startSheet(sheet, { kind: 'rubric', rubric: rubric.id, assessee: '' }, { after: options.after });
  const column = (
    key: 'clause' | 'title' | 'text' | 'points' | 'verifiers' | 'rules' | 'readings',
    width: number,
    format?: Column['format'],
  ): Column => ({
    key,
    title: words.t(`sheet.rubric.column.${key}`, { verifier: rubric.verifierWord }),
    width,
    ...(format ? { format } : {}),
  });
  layoutTable(builder, {
    title: rubric.title,
    subtitle: words.t('sheet.rubric.subtitle', {
      hash: rubric.hashes.text.slice(0, 12),
      scoring: rubric.hashes.scoring.slice(0, 12),
    }),
    columns: [
      column('clause', 8, { horizontal: 'center' }),
      column('title', 20),
      column('text', 70),
      column('points', 8, { horizontal: 'center' }),
      column('verifiers', 16),
      column('rules', 56),
      ...(hasReadings ? [column('readings', 30)] : []),
    ],
    rows: rows.map(({ cells }) => cells),
    keys: rows.map(({ key }) => key),
    frozenColumns: 2,
    print: printOn('A3', true),
  });
  rows.forEach(({ look, cells }, index) => {
    const range = rect(FIRST_ROW + index, 1, 1, cells.length);
    if (look === 'group') builder.format(range, STYLES.group, { wrap: false });
    if (look === 'indicator') builder.format(range, { fill: COLORS.band, bold: true });
    if (look === 'item') builder.format(range, { fill: COLORS.idle });
  });
  return { changes: builder.changes, rows: new Map(rows.map((row, index) => [row.key, FIRST_ROW + index])) };
}

function rubricRows(rubric: Rubric, words: Words): RubricRow[] {
  return [
    ...rubric.groups.flatMap((group): RubricRow[] => [
      {
        key: `group ${group.id}`,
        look: 'group',
        cells: [`${group.id}、`, group.title, null, group.points, null, null, null],
      },
      ...group.indicators.flatMap((indicator): RubricRow[] => [
        {
          key: `indicator ${indicator.id}`,
          look: 'indicator',
          cells: [
            indicator.id,
            indicator.title,
            textAround(indicator) || null,
            indicator.points,
            indicator.verifiers.join('、'),
            null,
            null,
          ],
        },
        ...indicator.items.flatMap((item) => itemRows(item, words)),
      ]),
    ]),
    ...[rubric.bonus, rubric.deductions].flatMap((extra) => (extra ? extraRows(extra, words) : [])),
    ...(rubric.verdict ? verdictRows(rubric.verdict, words) : []),
  ];
}

/** What stands before the parts and after them. */
const textAround = ({ head, tail }: Pick<Item, 'head' | 'tail'>): string => head + (tail ? `……${tail}` : '');

function itemRows(item: Item, words: Words): RubricRow[] {
  const [only] = item.clauses;
  if (item.clauses.length === 1 && only?.id === item.id)
    return [clauseRow(only, only.text + item.tail, only.points, words)];
  return [
    {
      key: `item ${item.id}`,
      look: 'item',
      cells: [
        item.id,
        item.title,
        textAround(item),
        item.points,
        item.verifiers.join('、'),
        item.pool ? words.t('sheet.rubric.pool', { points: item.points }) : null,
        null,
      ],
    },
    ...item.clauses.map((clause) => clauseRow(clause, clause.text, clause.points, words)),
  ];
}

function extraRows(extra: Extra, words: Words): RubricRow[] {
  const cap = extra.cap === null ? null : words.t('sheet.rubric.cap', { points: extra.cap });
  return [
    {
      key: `group ${extra.label}`,
      look: 'group',
      cells: [
        null,
        extra.heading || extra.title,
        extra.heading ? `${extra.title}:${extra.head}${extra.tail}` : extra.head + extra.tail,
        extra.label,
        extra.verifiers.join('、'),
        cap,
        null,
      ],
    },
    ...extra.clauses.map((clause) => clauseRow(clause, clause.text, null, words)),
  ];
}

const verdictRows = ({ heading, head, verifiers, clauses }: Verdict, words: Words): RubricRow[] => [
  { key: 'group verdict', look: 'group', cells: [null, heading, head, null, verifiers.join('、'), null, null] },
  ...clauses.map((clause) => clauseRow(clause, clause.text, null, words)),
];

function clauseRow(clause: Clause, text: string, points: number | null, words: Words): RubricRow {
  const readings = [
    ...new Set(
      clause.rules.flatMap((rule) =>
        rule.reading === null ? [] : [`${rule.reading}：${rule.amounts.map((amount) => amount.option).join(' / ')}`],
      ),
    ),
  ];
  return {
    key: clause.id,
    look: 'clause',
    cells: [
      clause.id,
      clause.title,
      text,
      points,
      clause.verifiers.join('、'),
      clause.rules.map((rule, index) => ruleText(rule, index, words)).join('\n'),
      readings.join('\n') || null,
    ],
  };
}

/** ①「未按时调度扣1分/次」扣 1 * 未按时调度次数 */
function ruleText(rule: Rule, index: number, words: Words): string {
  const amount = rule.amounts[0]?.source ?? '';
  return `${index + 1}. 「${rule.quote}」${words.t(`sheet.rubric.effect.${rule.effect}`)}${amount}`;
}
