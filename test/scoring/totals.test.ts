import { scoreOf, type Score, type Scorecard } from '../../src/scoring';
import {
  itemsRubric,
  outcome,
  rubricOf,
  score,
  scorecard,
  type ClauseSpec,
  type EntriesByClause,
  type ItemSpec,
} from './small';

const counted = (points: number | undefined, deduct: string): ClauseSpec => ({
  ...(points === undefined ? {} : { points }),
  facts: { 次数: 'count' },
  rules: [{ deduct }],
});
const single = (points: number, deduct = '次数'): ItemSpec => ({ points, clauses: [counted(points, deduct)] });
const times = (counts: Readonly<Record<string, number | null>>): EntriesByClause =>
  Object.fromEntries(Object.entries(counts).map(([clause, 次数]) => [clause, { 次数 }]));
const worth = ({ points, range }: Score): string => (points === null ? range.join('…') : String(points));

const worthsOf = (card: Scorecard, ids: readonly string[]): string[] =>
  ids.map((id) => `${id}: ${worth(scoreOf(card, id))}`);

describe('points add up', () => {
  const rubric = rubricOf({
    groups: [
      [[single(5), single(3, '0.5 * 次数')], [single(2)]],
      [[{ points: 10, clauses: [counted(4, '次数'), counted(6, '2 * 次数')] }]],
    ],
  });
  const card = scorecard(rubric, times({ '1.1': 1, '1.2': 1, '2.1': 0, '3.1.1': 5, '3.1.2': 1 }));

  it('from clauses to items, indicators, groups and the total', () => {
    expect(worthsOf(card, ['1.1', '1.2', '2.1', '3.1'])).toEqual(['1.1: 4', '1.2: 2.5', '2.1: 2', '3.1: 4']);
    expect(worthsOf(card, ['1', '2', '3'])).toEqual(['1: 6.5', '2: 2', '3: 4']);
    expect(worthsOf(card, ['一', '二'])).toEqual(['一: 8.5', '二: 4']);
    expect([card.base, card.bonus, card.deductions, card.total].map(worth)).toEqual(['12.5', '0', '0', '12.5']);
  });

  it('as ranges where facts are missing, and as points where none are', () => {
    const open = scorecard(rubric, times({ '1.1': 1, '1.2': null, '2.1': 0, '3.1.1': 5, '3.1.2': 1 }));
    expect(worthsOf(open, ['1.1', '1.2', '2.1', '3.1'])).toEqual(['1.1: 4', '1.2: 0…3', '2.1: 2', '3.1: 4']);
    expect(worthsOf(open, ['一', '二'])).toEqual(['一: 6…9', '二: 4']);
    expect(worth(open.total)).toBe('10…13');
    expect(open.total.points).toBeNull();
  });

  it('for each assessee by itself', () => {
    const cards = score(rubric, [
      times({ '1.1': 1, '1.2': 0, '2.1': 0, '3.1.1': 0, '3.1.2': 0 }),
      times({ '1.1': 2 }),
      {},
    ]).scorecards;
    expect(cards.map(({ assessee, total }) => `${assessee} ${worth(total)}`)).toEqual([
      '甲县 19',
      '乙县 3…18',
      '丙县 0…20',
    ]);
  });

  it('exactly, though 0.1 has no exact binary form', () => {
    const many = itemsRubric(...Array.from({ length: 95 }, () => single(10, '次数 / 10')));
    const entries = times(Object.fromEntries(Array.from({ length: 95 }, (_, index) => [`1.${index + 1}`, 1])));
    expect(worth(scorecard(many, entries).total)).toBe('940.5');
  });

  it('9,500 times 0.1 to 950, which reaches 950', () => {
    const rubric950 = rubricOf({
      groups: [Array.from({ length: 95 }, () => Array.from({ length: 100 }, () => single(0.1)))],
      threshold: 950,
    });
    const { scorecards } = score(rubric950, [{}], { settings: { blankCountsAreZero: true } });
    expect(scorecards[0]!.total.points).toBe(950);
    expect(scorecards[0]!.verdict!.reasons[0]).toEqual({
      kind: 'reachesThreshold',
      score: 950,
      threshold: 950,
      open: false,
    });
  });

  it('to 4 decimals from the item on, so that what is printed adds up', () => {
    const thirds = itemsRubric(single(1, '次数 / 3'), single(1, '次数 / 3'));
    const card = scorecard(thirds, times({ '1.1': 1, '1.2': 1 }));
    expect([outcome(card, '1.1'), worth(scoreOf(card, '1.1')), worth(scoreOf(card, '1')), worth(card.total)]).toEqual([
      'scored 0.666667',
      '0.6667',
      '1.3334',
      '1.3334',
    ]);
  });
});

describe('a pool', () => {
  const rubric = itemsRubric({
    points: 5,
    pool: true,
    clauses: [counted(undefined, '次数'), counted(undefined, '2 * 次数')],
  });

  it('loses the deductions of all its clauses, each shown as its effect', () => {
    const card = scorecard(rubric, times({ '1.1.1': 1, '1.1.2': 1 }));
    expect([outcome(card, '1.1.1'), outcome(card, '1.1.2'), worth(scoreOf(card, '1.1'))]).toEqual([
      'scored -1',
      'scored -2',
      '2',
    ]);
  });

  it('stops at 0, and no clause takes more than there is in it', () => {
    const card = scorecard(rubric, times({ '1.1.1': 1, '1.1.2': 7 }));
    expect([outcome(card, '1.1.2'), worth(scoreOf(card, '1.1'))]).toEqual(['scored -5', '0']);
  });

  it('says what its clauses come to together where that is more than there is in it', () => {
    const told = (first: number | null, second: number): unknown[] => {
      const { clauses } = scorecard(rubric, times({ '1.1.1': first, '1.1.2': second }));
      return ['1.1.1', '1.1.2'].map((id) => clauses.get(id)!.overdrawn);
    };
    // 3 + 2 × 2 = 7 of 5; 1 + 2 × 2 is just 5.
    expect(told(3, 2)).toEqual([
      { points: 5, lost: 7 },
      { points: 5, lost: 7 },
    ]);
    expect(told(1, 2)).toEqual([null, null]);
    // What is still open is not added up.
    expect(told(null, 9)).toEqual([null, null]);
  });

  it('is between the worst and the best while one clause is pending', () => {
    const card = scorecard(rubric, times({ '1.1.1': 1, '1.1.2': null }));
    expect([outcome(card, '1.1.1'), card.clauses.get('1.1.2')!.state, worth(scoreOf(card, '1.1'))]).toEqual([
      'scored -1',
      'pending',
      '0…4',
    ]);
  });

  it('under one reading only, is one when that is chosen', () => {
    const either = itemsRubric({
      points: 7,
      pool: { reading: '合并', option: '合并计分' },
      clauses: [counted(3, '次数'), counted(4, '次数')],
    });
    const entries = times({ '1.1.1': 0, '1.1.2': 6 });
    const items = (card: Scorecard): unknown[] => [
      worth(scoreOf(card, '1.1')),
      card.clauses.get('1.1.1')!.points,
      card.clauses.get('1.1.2')!.points,
    ];
    expect(items(scorecard(either, entries))).toEqual(['3', 3, 0]);
    expect(items(scorecard(either, entries, { readings: { 合并: '合并计分' } }))).toEqual(['1', 0, -6]);
  });

  it('loses nothing to a clause that does not apply', () => {
    const waived = itemsRubric({
      points: 5,
      pool: true,
      clauses: [
        { facts: { 次数: 'count', 不适用: 'yesNo' }, rules: [{ deduct: '次数' }, { waive: '不适用' }] },
        counted(undefined, '次数'),
      ],
    });
    const card = scorecard(waived, { '1.1.1': { 次数: 3, 不适用: '是' }, '1.1.2': { 次数: 1 } });
    expect([outcome(card, '1.1.1'), worth(scoreOf(card, '1.1'))]).toEqual(['notApplicable 0', '4']);
  });
});

describe('bonus and deductions', () => {
  const rubric = rubricOf({
    groups: [[[single(10)]]],
    bonus: [
      { facts: { 甲类: 'count' }, rules: [{ award: '5 * 甲类' }] },
      { facts: { 乙类: 'count' }, rules: [{ award: '0.5 * 乙类' }] },
    ],
    cap: 8,
    deductions: [{ facts: { 通报: 'count' }, rules: [{ deduct: '3 * 通报' }] }],
  });
  const card = (甲类: number | null, 乙类: number | null, 通报: number | null): Scorecard =>
    scorecard(rubric, { '1.1': { 次数: 1 }, '加分.1': { 甲类 }, '加分.2': { 乙类 }, '扣分.1': { 通报 } });
  const parts = ({ base, bonus, deductions, total }: Scorecard): string[] =>
    [base, bonus, deductions, total].map(worth);

  it('come after the base total: the bonus is added, the deductions are taken off', () => {
    expect(parts(card(1, 1, 0))).toEqual(['9', '5.5', '0', '14.5']);
    expect(parts(card(0, 0, 1))).toEqual(['9', '0', '3', '6']);
  });

  it('the bonus is capped as a whole, and the deductions do not come out of what the cap cut off', () => {
    expect(parts(card(2, 1, 0))).toEqual(['9', '8', '0', '17']);
    expect(parts(card(2, 1, 1))).toEqual(['9', '8', '3', '14']);
    expect(card(2, 1, 0).clauses.get('加分.1')!.points).toBe(10);
  });

  it('the deductions are not capped, and the total may fall below 0', () => {
    expect(parts(card(0, 0, 10))).toEqual(['9', '0', '30', '-21']);
  });

  it('are ranges while facts are missing', () => {
    expect(parts(card(1, null, 0))).toEqual(['9', '5…8', '0', '14…17']);
    expect(parts(card(0, 0, null))).toEqual(['9', '0', '0…Infinity', '-Infinity…9']);
  });
});

describe('the rank', () => {
  const rubric = itemsRubric(single(10));
  const ranks = (...counts: (number | null)[]): number[] =>
    score(
      rubric,
      counts.map((次数) => ({ '1.1': { 次数 } })),
    ).scorecards.map(({ rank }) => rank);

  it('is by the total, and equals share the better place', () => {
    expect(ranks(1, 0, 1, 3)).toEqual([2, 1, 2, 4]);
  });

  it('is by the worst case while facts are missing', () => {
    expect(ranks(null, 9, 0)).toEqual([3, 2, 1]);
  });
});
