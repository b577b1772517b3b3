import { clauseFormula, exampleOutcomes, scoreOf, type Scorecard } from '../../src/scoring';
import { recalculateInLibreOffice, libreOffice } from '../oracles/libreoffice';
import { ironCalc, recalculateInIronCalc } from '../oracles/ironcalc';
import { describeWith } from '../oracles/skip';
import { outcome, score, scorecard, type EntriesByClause } from './small';
import { counted, treeOf } from './tree';

const worth = (card: Scorecard, id: string): string => {
  const { points, range } = scoreOf(card, id);
  return points === null ? range.join('…') : String(points);
};
const times = (counts: Readonly<Record<string, number | null>>): EntriesByClause =>
  Object.fromEntries(Object.entries(counts).map(([clause, 次数]) => [clause, { 次数 }]));

describe('nodes of any depth', () => {
  const rubric = treeOf([
    counted('甲', 5),
    {
      ...{ id: '乙', points: 15 },
      children: [
        counted('乙-1', 3),
        {
          id: '乙-2',
          points: 12,
          children: [
            { id: 'a', points: 12, children: [{ id: 'a1', points: 12, children: [counted('x', 4), counted('y', 8)] }] },
          ],
        },
      ],
    },
  ]);

  it('add up from the innermost, whatever they are called', () => {
    const card = scorecard(rubric, times({ 甲: 1, '乙-1': 1, x: 1, y: 3 }));
    expect(['甲', 'a1', 'a', '乙-2', '乙'].map((id) => worth(card, id))).toEqual(['4', '8', '8', '8', '10']);
    expect([card.base.points, card.total.points, card.inPlay]).toEqual([14, 14, 20]);
  });

  it('are open where a clause below them is', () => {
    const card = scorecard(rubric, times({ 甲: 1, '乙-1': 1, x: null, y: 3 }));
    expect(['x', 'a1', '乙'].map((id) => worth(card, id))).toEqual(['0…4', '5…9', '7…11']);
    expect(card.total.range).toEqual([11, 15]);
  });

  it('share the points of a pool through sections without points of their own', () => {
    const pooled = treeOf([
      {
        ...{ id: '丙', points: 10, pool: true },
        children: [
          counted('丙-1', undefined),
          { id: '丙-2', children: [counted('丙-2-1', undefined), counted('丙-2-2', undefined)] },
        ],
      },
    ]);
    // 10 − 3 − 1 − 2
    expect(worth(scorecard(pooled, times({ '丙-1': 3, '丙-2-1': 1, '丙-2-2': 2 })), '丙')).toBe('4');
    expect(worth(scorecard(pooled, times({ '丙-1': 3, '丙-2-1': 9, '丙-2-2': 2 })), '丙')).toBe('0');
    expect(worth(scorecard(pooled, times({ '丙-1': 3, '丙-2-1': null, '丙-2-2': 2 })), '丙')).toBe('0…5');
  });
});

describe('floor and cap of a clause', () => {
  const rubric = treeOf([
    {
      ...{ id: '甲', points: 10 },
      children: [
        counted('甲-1', 5, { floor: -3 }),
        { id: '甲-2', points: 5, cap: 7, facts: { 次数: 'count' }, start: 'zero', rules: [{ award: '2 * 次数' }] },
      ],
    },
  ]);
  const card = (first: number | null, second: number | null): Scorecard =>
    scorecard(rubric, times({ '甲-1': first, '甲-2': second }));

  it('let it fall below zero and rise above its points, no further', () => {
    expect([0, 5, 7, 8, 20].map((count) => outcome(card(count, 0), '甲-1'))).toEqual([
      ...['scored 5', 'scored 0', 'scored -2', 'scored -3', 'scored -3'],
    ]);
    expect([0, 2, 3, 4].map((count) => outcome(card(0, count), '甲-2'))).toEqual([
      ...['scored 0', 'scored 4', 'scored 6', 'scored 7'],
    ]);
    // −3 + 7
    expect(worth(card(9, 9), '甲')).toBe('4');
  });

  it('are its range while a fact is missing', () => {
    expect([outcome(card(null, null), '甲-1'), outcome(card(null, null), '甲-2')]).toEqual([
      'pending -3…5',
      'pending 0…7',
    ]);
    expect(worth(card(null, 1), '甲')).toBe('-1…7');
  });

  it('are told in its reasons: what was taken, as far as it counts', () => {
    const [reason] = card(20, 0).clauses.get('甲-1')!.reasons;
    expect([reason!.amount, reason!.points]).toEqual([20, -8]);
    const [award] = card(0, 5).clauses.get('甲-2')!.reasons;
    expect([award!.amount, award!.points]).toEqual([10, 7]);
  });

  it('bound an adjustment', () => {
    const adjust = (points: number) => ({
      assessee: '甲县',
      clause: '甲-1',
      points,
      reason: '复核',
      by: '王某',
      date: '2024-01-01',
    });
    const codes = (points: number): string[] =>
      score(rubric, [times({ '甲-1': 0, '甲-2': 0 })], { adjustments: [adjust(points)] }).findings.map(
        ({ code }) => code,
      );
    expect([codes(-3), codes(-3.5)]).toEqual([[], ['adjustmentOutOfRange']]);
  });
});

describe('floor and cap of a section', () => {
  const rubric = treeOf([
    { id: '甲', points: 10, floor: 6, children: [counted('甲-1', 5), counted('甲-2', 5)] },
    {
      id: '加',
      floor: 0,
      cap: 3,
      children: [{ id: '加-1', facts: { 次数: 'count' }, start: 'zero', rules: [{ award: '2 * 次数' }] }],
    },
    { id: '减', floor: -4, cap: 0, children: [counted('减-1', undefined, { start: 'zero' })] },
  ]);

  it('bound the sum of its parts, where the document puts them', () => {
    const card = scorecard(rubric, times({ '甲-1': 4, '甲-2': 5, '加-1': 2, '减-1': 9 }));
    expect(['甲', '加', '减'].map((id) => worth(card, id))).toEqual(['6', '3', '-4']);
    expect([card.base, card.bonus, card.deductions, card.total].map(({ points }) => points)).toEqual([6, 3, 4, 5]);
  });

  it('bound its range, so that the total has a least', () => {
    const card = scorecard(rubric, {});
    expect([worth(card, '甲'), card.total.range]).toEqual(['6…10', [2, 13]]);
  });
});

describe('a node that does not count', () => {
  const rubric = treeOf([
    { id: '甲', points: 10, children: [counted('甲-1', 10), counted('参考', 5, { counts: false })] },
    { id: '参考表', points: 8, counts: false, children: [counted('参考表-1', 8)] },
  ]);

  it('is scored, and is none of what it is part of', () => {
    const card = scorecard(rubric, times({ '甲-1': 1, 参考: 2, '参考表-1': 3 }));
    expect(['参考', '参考表', '甲'].map((id) => worth(card, id))).toEqual(['3', '5', '9']);
    expect([card.total.points, rubric.fullMarks]).toEqual([9, 10]);
  });

  it('leaves the total certain while it is open', () => {
    expect(scorecard(rubric, times({ '甲-1': 1, 参考: null, '参考表-1': null })).total.points).toBe(9);
  });
});

describe('a node for some assessees', () => {
  const rubric = treeOf([
    {
      ...{ id: '甲', points: 20 },
      children: [
        counted('甲-1', 5),
        {
          id: '甲-2',
          points: 9,
          appliesTo: ['甲县', '丙县'],
          children: [counted('甲-2-1', 4), counted('甲-2-2', 5, { appliesTo: ['丙县'] })],
        },
        { id: '甲-3', points: 6, pool: true, appliesTo: ['乙县'], children: [counted('甲-3-1', undefined)] },
      ],
    },
  ]);
  const { scorecards, findings } = score(rubric, [
    times({ '甲-1': 1, '甲-2-1': 1 }),
    times({ '甲-1': 1, '甲-3-1': 2 }),
    times({ '甲-1': 1, '甲-2-1': null, '甲-2-2': 2 }),
  ]);

  it('does not apply to the others: no points, none missing, and fewer full marks', () => {
    const [one, two, three] = scorecards;
    expect(['甲-2-1', '甲-2-2', '甲-3-1'].map((id) => outcome(one!, id))).toEqual([
      ...['scored 3', 'notApplicable 0', 'notApplicable 0'],
    ]);
    // 4 + 3; 4 + (6 − 2); 4 + 0…4 + 3
    expect(scorecards.map((card) => worth(card, '甲'))).toEqual(['7', '8', '7…11']);
    // 20 − 5 − 6; 20 − 9; 20 − 6
    expect([one, two, three].map((card) => card!.inPlay)).toEqual([9, 11, 14]);
  });

  it('misses no facts of the others', () => {
    expect(findings.map(({ code, assessee, clause }) => `${code} ${assessee} ${clause}`)).toEqual([
      'missingFact 丙县 甲-2-1',
    ]);
  });

  it('compares only those for whom it is there', () => {
    const compared = treeOf([
      {
        ...{ id: '甲', points: 4, appliesTo: ['甲县', '丙县'] },
        children: [
          {
            id: '甲-1',
            points: 4,
            facts: { 产值: 'number' },
            rules: [{ deduct: 'IF(产值 < MEANOFALL(产值), 1, 0) + RANKOFALL(产值) - 1' }],
          },
        ],
      },
    ]);
    const entries = (产值: number | null): EntriesByClause => ({ '甲-1': { 产值 } });
    // Mean of 1 and 3; 乙县 has none of its own, and its figure is nobody's.
    expect(
      score(compared, [entries(1), entries(null), entries(3)]).scorecards.map((card) => outcome(card, '甲-1')),
    ).toEqual([...['scored 2', 'notApplicable 0', 'scored 4']]);
    expect(
      score(compared, [entries(1), entries(99), entries(3)]).scorecards.map((card) => outcome(card, '甲-1')),
    ).toEqual([...['scored 2', 'notApplicable 0', 'scored 4']]);
    const reason = score(compared, [entries(1), entries(99), entries(3)]).scorecards[0]!.clauses.get('甲-1')!
      .reasons[0]!;
    expect(reason.figures.find(({ kind }) => kind === 'mean')).toMatchObject({ value: 2, of: ['甲县', '丙县'] });
  });
});

describe('a node for some, and who is none of those whom the rubric names', () => {
  const parts = (more: Readonly<Record<string, unknown>> = {}) =>
    treeOf(
      [
        counted('甲', 4),
        { id: '乙', points: 6, floor: 2, appliesTo: ['甲县'], children: [counted('乙-1', 6)] },
        { id: '加', floor: 0, cap: 3, children: [counted('加-1', 3, { appliesTo: ['甲县'] })] },
      ],
      more,
    );
  const rows = [0, 0].map((count) => times({ 甲: count, '乙-1': count, '加-1': count }));

  it('has fewer full marks, but none for what counts beside the base points', () => {
    expect(score(parts(), rows).scorecards.map(({ inPlay }) => inPlay)).toEqual([10, 4]);
  });

  it('leaves it open by an unknown name, and says so', () => {
    // 乙县 may be meant to be 甲县 or 丙县.
    const { scorecards, findings } = score(parts({ assessees: ['甲县', '丙县'] }), rows);
    const [first, second] = scorecards as [Scorecard, Scorecard];
    expect([outcome(first, '乙-1'), worth(first, '乙'), first.inPlay]).toEqual(['scored 6', '6', 10]);
    expect([outcome(second, '乙-1'), worth(second, '乙'), second.inPlay]).toEqual(['pending 0…6', '0…6', 10]);
    expect(second.total.range).toEqual([4, 13]);
    expect(findings.map(({ code, assessee, data }) => [code, assessee, data.clauses])).toEqual([
      ['unknownAssessee', '乙县', '乙-1、加-1'],
    ]);
  });
});

describe('an example of a section for some', () => {
  it('is about one of them', () => {
    const rubric = treeOf([
      {
        ...{ id: '甲', points: 6, appliesTo: ['乙县'], children: [counted('甲-1', 6)] },
        examples: [{ title: '两次', facts: { '甲-1': { 次数: 2 } }, points: 4 }],
      },
    ]);
    expect([...exampleOutcomes(rubric).sections.values()].map(({ points }) => points)).toEqual([4]);
  });
});

describe('a pool', () => {
  it('has no points of their own anywhere in it', () => {
    expect(() =>
      treeOf([
        {
          ...{ id: '甲', points: 10, pool: true },
          children: [{ id: '甲-1', children: [counted('甲-1-1', 4), counted('甲-1-2', undefined)] }],
        },
      ]),
    ).toThrow(/^pooledPoints .*"clause":"甲-1-1"/);
  });
});

describe('a list that nothing bounds', () => {
  it('leaves the total without a least where one of its clauses cannot be computed', () => {
    const rubric = treeOf([
      counted('甲', 10),
      {
        ...{ id: '扣', cap: 0 },
        children: [{ id: '扣-1', facts: { 甲数: 'count', 乙数: 'count' }, rules: [{ deduct: '甲数 / 乙数' }] }],
      },
      {
        ...{ id: '加', floor: 0 },
        children: [{ id: '加-1', facts: { 甲数: 'count', 乙数: 'count' }, rules: [{ award: '甲数 / 乙数' }] }],
      },
    ]);
    const card = (乙数: number): Scorecard =>
      scorecard(rubric, { 甲: { 次数: 0 }, '扣-1': { 甲数: 0, 乙数 }, '加-1': { 甲数: 2, 乙数: 1 } });
    expect([outcome(card(0), '扣-1'), card(0).total]).toEqual([
      'pending -Infinity…0',
      { points: null, range: [-Infinity, 12] },
    ]);
    expect(card(1).total.points).toBe(12);
    const open = scorecard(rubric, { 甲: { 次数: 0 }, '扣-1': { 甲数: 2, 乙数: 1 }, '加-1': { 甲数: 0, 乙数: 0 } });
    expect([outcome(open, '加-1'), open.total.range]).toEqual(['pending 0…Infinity', [8, Infinity]]);
  });
});

/** Clauses with bounds and for some assessees, as native formulas: count in B, name in A. */
describe('as a native formula', () => {
  const rubric = treeOf([
    {
      ...{ id: '甲', points: 15 },
      children: [
        counted('甲-1', 5, { floor: -3 }),
        { id: '甲-2', points: 5, cap: 7, facts: { 次数: 'count' }, start: 'zero', rules: [{ award: '2 * 次数' }] },
        counted('甲-3', 5, { appliesTo: ['乙县'], floor: -1 }),
      ],
    },
  ]);
  const counts = [0, 1, 3, 4, 6, 9, 40];
  const { program, scorecards } = score(
    rubric,
    counts.map((count) => times({ '甲-1': count, '甲-2': count, '甲-3': count })),
  );
  const rows = program.clauses.flatMap((compiled) =>
    scorecards.map((card, at) => ({
      compiled,
      assessee: card.assessee,
      count: counts[at]!,
      expected: card.clauses.get(compiled.clause.id)!.points,
    })),
  );
  const sheet = {
    values: rows.map(({ assessee, count }) => [assessee, count]),
    formulas: rows.map(({ compiled }, row) =>
      clauseFormula(compiled, {
        steps: 'whole',
        assessee: `A${row + 1}`,
        cell: () => `B${row + 1}`,
        members: () => '',
        everyone: () => [],
      }),
    ),
  };
  const expected = rows.map((row) => row.expected);

  describeWith(libreOffice, 'recalculated by LibreOffice', () => {
    it('has the same bounds, and 0 for whom it is not there', async () => {
      expect(await recalculateInLibreOffice(sheet, { timeout: 120_000 })).toEqual(expected);
    }, 150_000);
  });

  describeWith(ironCalc, 'recalculated by IronCalc', () => {
    it('has the same bounds, and 0 for whom it is not there', async () => {
      expect(await recalculateInIronCalc(sheet)).toEqual(expected);
    });
  });
});
