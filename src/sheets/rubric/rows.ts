import type { CellWrite } from '../../host/port';
import type { Words } from '../../locales';
import {
  isClause,
  takesOnly,
  type Clause,
  type Node,
  type Rubric,
  type Rule,
  type Section,
  type Verdict,
} from '../../rubric';

/** The last column. */
export const READINGS = 6;

interface RubricRow {
  readonly key: string;
  readonly cells: readonly CellWrite[];
  readonly look: 'group' | 'indicator' | 'item' | 'clause';
}

export const rubricRows = (rubric: Rubric, words: Words): RubricRow[] => [
  ...rubric.children.flatMap((node) => (node.points === null ? extraRows(node, words) : categoryRows(node, words))),
  ...(rubric.verdict ? verdictRows(rubric.verdict, words) : []),
];

const categoryRows = (category: Node, words: Words): RubricRow[] => [
  {
    key: `group ${category.id}`,
    look: 'group',
    cells: [`${category.id}、`, category.title, textAround(category) || null, category.points, null, null, null],
  },
  ...(isClause(category)
    ? clauseRows(category, words)
    : category.children.flatMap((node) => indicatorRows(node, words))),
];

const indicatorRows = (node: Node, words: Words): RubricRow[] => [
  {
    key: `indicator ${node.id}`,
    look: 'indicator',
    cells: [
      node.id,
      node.title,
      isClause(node) ? null : textAround(node) || null,
      node.points,
      node.verifiers.join('、'),
      null,
      null,
    ],
  },
  ...(isClause(node) ? clauseRows(node, words) : node.children.flatMap((child) => nodeRows(child, words))),
];

/** What stands before the parts and after them. */
const textAround = ({ head, tail }: Pick<Node, 'head' | 'tail'>): string => head + (tail ? `……${tail}` : '');

const nodeRows = (node: Node, words: Words): RubricRow[] =>
  isClause(node)
    ? clauseRows(node, words)
    : [sectionRow(node, words), ...node.children.flatMap((child) => nodeRows(child, words))];

const sectionRow = (section: Section, words: Words): RubricRow => ({
  key: `item ${section.id}`,
  look: 'item',
  cells: [
    section.id,
    section.title,
    textAround(section),
    section.points,
    section.verifiers.join('、'),
    section.pool && section.points !== null ? words.t('sheet.rubric.pool', { points: section.points }) : null,
    null,
  ],
});

const clauseRows = (clause: Clause, words: Words): RubricRow[] => [
  clauseRow(clause, clause.head + clause.text + clause.tail, clause.points, words),
];

function extraRows(node: Node, words: Words): RubricRow[] {
  const cap = node.cap === null || takesOnly(node) ? null : words.t('sheet.rubric.cap', { points: node.cap });
  const heading = isClause(node) ? '' : node.heading;
  return [
    {
      key: `group ${node.id}`,
      look: 'group',
      cells: [
        null,
        heading || node.title,
        heading ? `${node.title}:${node.head}${node.tail}` : node.head + node.tail,
        node.id,
        node.verifiers.join('、'),
        cap,
        null,
      ],
    },
    ...(isClause(node) ? clauseRows(node, words) : node.children.flatMap((child) => nodeRows(child, words))),
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
