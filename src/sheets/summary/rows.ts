import type { CellWrite } from '../../host/port';
import type { Words } from '../../locales';
import { bonusOf, categoriesOf, childrenOf, deductionsOf, round4, type Node, type Rubric } from '../../rubric';
import { scoreOf, type Score, type Scorecard } from '../../scoring';

/** How a row is dressed. */
export type Look = 'total' | 'main' | 'part' | 'group' | 'indicator' | 'text';

interface SummaryRow {
  readonly key: string;
  readonly name: string;
  readonly points: number | string | null;
  readonly look: Look;
  readonly cell: (scorecard: Scorecard) => CellWrite;
}

export const TOTAL_KEY = 'total';

/** What 汇总 tells, top to bottom: the whole, then groups with their indicators. */
export function summaryRows(rubric: Rubric, words: Words): SummaryRow[] {
  const name = (
    key: 'total' | 'rank' | 'verdict' | 'gap' | 'base' | 'bonus' | 'deductions' | 'pending' | 'why',
    data: Record<string, string | number> = {},
  ): string => words.t(`sheet.summary.row.${key}`, data);
  const points = (score: Score): CellWrite => score.points ?? words.formatTotal(score.range);
  const { verdict } = rubric;
  const [bonus, deductions] = [bonusOf(rubric), deductionsOf(rubric)];
  const isBaseAll = bonus.length === 0 && deductions.length === 0;
  const part = (key: 'base' | 'bonus' | 'deductions', full: number | null): SummaryRow => ({
    key,
    name: name(key),
    points: full,
    look: 'part',
    cell: (card) => points(card[key]),
  });
  const whole: (SummaryRow | null)[] = [
    {
      key: TOTAL_KEY,
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
      cell: (card) => card.verdict && gapText(card.verdict.counted, verdict.threshold, words),
    },
    isBaseAll ? null : part('base', rubric.fullMarks),
    bonus.length > 0 ? part('bonus', mostOf(bonus)) : null,
    deductions.length > 0 ? part('deductions', null) : null,
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
    ...categoriesOf(rubric).flatMap((group): SummaryRow[] => [
      {
        key: `group ${group.id}`,
        name: `${group.id}、${group.title}`,
        points: group.points,
        look: 'group',
        cell: (card) => points(scoreOf(card, group.id)),
      },
      ...childrenOf(group).map((indicator): SummaryRow => ({
        key: `indicator ${indicator.id}`,
        name: `${indicator.id}. ${indicator.title}`,
        points: indicator.points,
        look: 'indicator',
        cell: (card) => points(scoreOf(card, indicator.id)),
      })),
    ]),
  ];
}

/** What the lists can give together; null: one of them has no bound. */
const mostOf = (lists: readonly Node[]): number | null =>
  lists.reduce<number | null>((sum, { cap }) => (sum === null || cap === null ? null : sum + cap), 0);

function gapText({ points, range }: Score, threshold: number, words: Words): CellWrite {
  return points === null ? words.formatTotal(range, threshold) : round4(points - threshold);
}

const countPending = (clauses: Scorecard['clauses']): number =>
  [...clauses.values()].filter(({ state }) => state === 'pending').length;
