import type { CellWrite } from '../../host/port';
import type { Words } from '../../locales';
import type { Clause, Extra, Item, Rubric, Rule, Verdict } from '../../rubric';

/** The last column. */
export const READINGS = 6;

interface RubricRow {
  readonly key: string;
  readonly cells: readonly CellWrite[];
  readonly look: 'group' | 'indicator' | 'item' | 'clause';
}

export function rubricRows(rubric: Rubric, words: Words): RubricRow[] {
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

/** 1. “未按时调度扣1分/次”扣 1 * 未按时调度次数 */
function ruleText(rule: Rule, index: number, words: Words): string {
  const amount = rule.amounts[0]?.source ?? '';
  return `${index + 1}. “${rule.quote}”${words.t(`sheet.rubric.effect.${rule.effect}`)}${amount}`;
}
