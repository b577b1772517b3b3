import type { Rubric } from '../../src/rubric';
import { scoreOf } from '../../src/scoring';
import { clauseRubric, itemsRubric, outcome, score, scorecard, type EntriesByClause } from './small';

const facts = { 次数: 'count', 完成率: 'percent', 已出台: 'yesNo' };

describe('a clause with all its facts', () => {
  const rubric = clauseRubric(5, facts, [
    { deduct: '0.5 * 次数' },
    { deduct: 'STEPS(95 - 完成率, 1)' },
    { deduct: 'IF(已出台, 0, 2)' },
  ]);
  const points = (次数: number, 完成率: number, 已出台: string): string =>
    outcome(scorecard(rubric, { '1.1': { 次数, 完成率, 已出台 } }));

  it('is scored: start less deductions', () => {
    expect(points(0, 100, '是')).toBe('scored 5');
    expect(points(1, 94, '是')).toBe('scored 3.5');
    expect(points(1, 94.9, '否')).toBe('scored 2.5');
  });

  it('stops at 0', () => {
    expect(points(11, 100, '是')).toBe('scored 0');
    expect(points(4, 0, '否')).toBe('scored 0');
  });

  it('that starts at zero adds up awards and stops at its points', () => {
    const awarded = clauseRubric(5, { 次数: 'count' }, [{ award: '2 * 次数' }, { deduct: '0.5 * 次数' }], 'zero');
    expect([0, 1, 3, 4].map((次数) => outcome(scorecard(awarded, { '1.1': { 次数 } })))).toEqual([
      'scored 0',
      'scored 1.5',
      'scored 4.5',
      'scored 5',
    ]);
  });

  it('has points to 6 decimals', () => {
    const divided = clauseRubric(5, { 次数: 'count' }, [{ deduct: '次数 / 3' }]);
    expect(outcome(scorecard(divided, { '1.1': { 次数: 1 } }))).toBe('scored 4.666667');
  });

  it('takes a fact’s default for a blank', () => {
    const rubricWithDefault = clauseRubric(
      80,
      { 得分: 'amount', 满分: { type: 'amount', default: 100 } },
      [{ award: '80 * 得分 / 满分' }],
      'zero',
    );
    expect(outcome(scorecard(rubricWithDefault, { '1.1': { 得分: 90 } }))).toBe('scored 72');
    expect(outcome(scorecard(rubricWithDefault, { '1.1': { 得分: 90, 满分: 120 } }))).toBe('scored 60');
  });
});

describe('a clause that a rule makes void', () => {
  const rubric = clauseRubric(5, facts, [{ deduct: '次数' }, { void: '完成率 < 60' }, { waive: '已出台' }]);
  const of = (entries: EntriesByClause[string]): string => outcome(scorecard(rubric, { '1.1': entries }));

  it('has 0', () => {
    expect(of({ 次数: 1, 完成率: 60, 已出台: '否' })).toBe('scored 4');
    expect(of({ 次数: 1, 完成率: 59.9, 已出台: '否' })).toBe('void 0');
  });

  it('has full points all the same when it does not apply', () => {
    expect(of({ 次数: 9, 完成率: 0, 已出台: '是' })).toBe('notApplicable 5');
  });

  it('is void whatever else is missing, once it is certain that it applies', () => {
    expect(of({ 完成率: 59, 已出台: '否' })).toBe('void 0');
    expect(of({ 完成率: 59 })).toBe('pending 0…5');
    expect(of({ 已出台: '是' })).toBe('notApplicable 5');
  });
});

describe('a clause that may be void, or may not apply', () => {
  const two = { 次数: 'count', 完成率: 'percent', 目标: 'percent' };
  const of = (condition: 'void' | 'waive', entries: EntriesByClause[string]): string =>
    outcome(
      scorecard(clauseRubric(5, two, [{ deduct: '次数' }, { [condition]: '完成率 < 目标' }]), { '1.1': entries }),
    );

  it('can still have 0, whatever its deductions', () => {
    expect(of('void', { 次数: 1, 完成率: 60 })).toBe('pending 0…4');
    expect(of('void', { 次数: 1, 完成率: 60, 目标: 60 })).toBe('scored 4');
    expect(of('void', { 完成率: 60, 目标: 61 })).toBe('void 0');
  });

  it('can still have full points, whatever its deductions', () => {
    expect(of('waive', { 次数: 4, 完成率: 60 })).toBe('pending 1…5');
    expect(of('waive', { 次数: 4, 完成率: 60, 目标: 60 })).toBe('scored 1');
    expect(of('waive', { 完成率: 60, 目标: 61 })).toBe('notApplicable 5');
  });
});

describe('a clause with facts missing', () => {
  const rubric = clauseRubric(5, facts, [
    { deduct: '次数' },
    { deduct: 'IF(完成率 >= 95, 0, 2)' },
    { deduct: 'IF(已出台, 0, 1)' },
  ]);
  const card = (entries: EntriesByClause[string]): ReturnType<typeof scorecard> =>
    scorecard(rubric, { '1.1': entries });

  it('is pending, between the worst and the best that it can be', () => {
    expect(outcome(card({}))).toBe('pending 0…5');
    expect(outcome(card({ 次数: 1 }))).toBe('pending 1…4');
    expect(outcome(card({ 次数: 1, 完成率: 95 }))).toBe('pending 3…4');
    expect(outcome(card({ 次数: 1, 完成率: 94, 已出台: '否' }))).toBe('scored 1');
  });

  it('says which facts it waits for', () => {
    const pending = (entries: EntriesByClause[string]): readonly string[] => card(entries).clauses.get('1.1')!.pending;
    expect(pending({})).toEqual(['次数', '完成率', '已出台']);
    expect(pending({ 完成率: 90 })).toEqual(['次数', '已出台']);
    expect(pending({ 次数: 0, 完成率: 90, 已出台: '是' })).toEqual([]);
  });

  it('has a finding for each of them', () => {
    const { findings } = score(rubric, [{ '1.1': { 次数: 1 } }]);
    expect(
      findings.map(({ code, severity, assessee, clause, fact }) => [code, severity, assessee, clause, fact]),
    ).toEqual([
      ['missingFact', 'warning', '甲县', '1.1', '完成率'],
      ['missingFact', 'warning', '甲县', '1.1', '已出台'],
    ]);
  });

  it('is scored when what is missing cannot matter', () => {
    expect(outcome(card({ 次数: 5 }))).toBe('scored 0');
    expect(card({ 次数: 5 }).clauses.get('1.1')!.pending).toEqual([]);
    const branches = clauseRubric(5, { 有任务: 'yesNo', 次数: 'count' }, [{ deduct: 'IF(有任务, 次数, 0)' }]);
    expect(outcome(scorecard(branches, { '1.1': { 有任务: '否' } }))).toBe('scored 5');
    expect(outcome(scorecard(branches, { '1.1': { 有任务: '是' } }))).toBe('pending 0…5');
  });

  it('tells apart rules that exclude each other', () => {
    const grades = { 等次: { type: 'choice', options: ['优秀', '良好', '其他'] } };
    const graded = clauseRubric(
      9,
      grades,
      [{ award: 'IF(等次 = "优秀", 5, 0)' }, { award: 'IF(等次 = "良好", 3, 0)' }],
      'zero',
    );
    expect(outcome(scorecard(graded, {}))).toBe('pending 0…5');
    const bands = clauseRubric(9, { 完成率: 'percent' }, [
      { deduct: 'IF(完成率 < 60, 4, 0)' },
      { deduct: 'IF(AND(完成率 >= 60, 完成率 < 80), 2, 0)' },
    ]);
    expect(outcome(scorecard(bands, {}))).toBe('pending 5…9');
  });

  it('counts an entry that cannot be used as missing', () => {
    const { findings, scorecards } = score(rubric, [{ '1.1': { 次数: 1, 完成率: '约95%', 已出台: '是' } }]);
    expect(outcome(scorecards[0]!)).toBe('pending 2…4');
    expect(findings.map(({ code, fact }) => [code, fact])).toEqual([
      ['notANumber', '完成率'],
      ['missingFact', '完成率'],
    ]);
  });
});

describe('a clause that cannot be computed', () => {
  const rubric = clauseRubric(5, { 得分: 'amount', 满分: 'amount' }, [{ award: '5 * 得分 / 满分' }], 'zero');

  it.each([0, 3])('for a division of %d by zero is neither 0 nor full', (得分) => {
    const { findings, scorecards } = score(rubric, [{ '1.1': { 得分, 满分: 0 } }]);
    expect(outcome(scorecards[0]!)).toBe('pending 0…5');
    expect(findings.map(({ code, severity, clause }) => [code, severity, clause])).toEqual([
      ['notComputable', 'error', '1.1'],
    ]);
  });

  it('does not keep the others from being scored', () => {
    const { scorecards } = score(rubric, [{ '1.1': { 得分: 3, 满分: 0 } }, { '1.1': { 得分: 3, 满分: 5 } }]);
    expect(scorecards.map((card) => outcome(card))).toEqual(['pending 0…5', 'scored 3']);
  });
});

describe('a rule that makes the whole item void', () => {
  const rubric = itemsRubric(
    {
      points: 8,
      clauses: [
        { points: 5, facts: { 次数: 'count' }, rules: [{ deduct: '次数' }] },
        { points: 3, facts: { 被通报: 'yesNo' }, rules: [{ void: '被通报', scope: '1.1' }] },
      ],
    },
    { points: 2, clauses: [{ facts: { 次数: 'count' }, rules: [{ deduct: '次数' }] }] },
  );
  const entries = (次数: number | null, 被通报: string | null): EntriesByClause => ({
    '1.1.1': { 次数 },
    '1.1.2': { 被通报 },
    '1.2': { 次数: 0 },
  });

  it('takes the points of its other clauses, and of no other item', () => {
    const card = scorecard(rubric, entries(1, '是'));
    expect([
      outcome(card, '1.1.1'),
      outcome(card, '1.1.2'),
      scoreOf(card, '1.1').points,
      scoreOf(card, '1.2').points,
      card.total.points,
    ]).toEqual(['scored 4', 'void 0', 0, 2, 2]);
  });

  it('leaves the item open while it is not certain', () => {
    expect(scoreOf(scorecard(rubric, entries(1, null)), '1.1')).toEqual({ points: null, range: [0, 7] });
    expect(scoreOf(scorecard(rubric, entries(1, '否')), '1.1').points).toBe(7);
  });

  it('decides the item though other clauses are pending', () => {
    expect(scoreOf(scorecard(rubric, entries(null, '是')), '1.1')).toEqual({ points: 0, range: [0, 0] });
  });
});

describe('clauses that compare all assessees', () => {
  const rubric = clauseRubric(5, { 评定值: 'amount' }, [
    { deduct: 'IF(评定值 >= MEANOFALL(评定值), 0, 2)' },
    { deduct: '0.5 * (RANKOFALL(评定值) - 1)' },
  ]);
  const outcomes = (...values: (number | null)[]): string[] =>
    score(
      rubric,
      values.map((评定值) => ({ '1.1': { 评定值 } })),
    ).scorecards.map((card) => outcome(card));

  it('are scored from the mean and the ranks of all', () => {
    expect(outcomes(80, 60, 70, 70)).toEqual(['scored 5', 'scored 1.5', 'scored 4.5', 'scored 4.5']);
  });

  it('are pending for all while one figure is missing that can matter', () => {
    expect(outcomes(80, null)).toEqual(['pending 2.5…5', 'pending 2.5…5']);
  });
});

describe('clauses that compare those who take part', () => {
  const facts = { 参加: 'yesNo', 产值: 'amount', 人口: 'amount' } as const;
  type Row = readonly [参加: string | null, 产值: number | null, 人口?: number | null];
  const told = (rule: string, ...rows: readonly Row[]): string[] => {
    const { scorecards, findings } = score(
      clauseRubric(5, facts, [{ award: rule }, { award: '0 * 人口' }], 'zero'),
      rows.map(([参加, 产值, 人口 = 1]) => ({ '1.1': { 参加, 产值, 人口 } })),
    );
    return scorecards.map((card) => {
      const failed = findings.some(({ code, assessee }) => code === 'notComputable' && assessee === card.assessee);
      return `${outcome(card)}${failed ? ' not computable' : ''}`;
    });
  };

  it('give the share of the best of them, whatever the others have', () => {
    const share = 'IF(参加, 5 * 产值 / MAXOFALL(产值, 参加), 0)';
    expect(told(share, ['是', 80], ['是', 40], ['否', 100])).toEqual(['scored 5', 'scored 2.5', 'scored 0']);
    expect(told(share, ['是', 80], ['是', 40], ['否', null])).toEqual(['scored 5', 'scored 2.5', 'scored 0']);
    expect(told(share, ['否', 80], ['否', 40])).toEqual(['scored 0', 'scored 0']);
  });

  it('rank an expression from the lowest', () => {
    const rank = 'IF(参加, 6 - RANKOFALL(产值 / 人口, 1, 参加), 0)';
    // 4, 2, 3 and, out of the comparison, 1 for each head.
    expect(told(rank, ['是', 8, 2], ['是', 8, 4], ['是', 3, 1], ['否', 5, 5])).toEqual([
      'scored 3',
      'scored 5',
      'scored 4',
      'scored 0',
    ]);
  });

  it('are open between what the missing figure can make of them', () => {
    // Of 40 and 80, a third one may take the second place and the first.
    const rank = 'IF(参加, 6 - RANKOFALL(产值, 0, 参加), 0)';
    expect(told(rank, ['是', 80], ['是', 40], ['是', null])).toEqual(['pending 4…5', 'pending 3…4', 'pending 3…5']);
    expect(told(rank, ['是', 80], ['是', 40], [null, 60])).toEqual(['scored 5', 'pending 3…4', 'pending 0…4']);
  });

  it('cannot be computed where nobody takes part and the rule asks all the same', () => {
    const nobody = [
      ['否', 80],
      ['否', 40],
    ] as const;
    const none = ['pending 0…5 not computable', 'pending 0…5 not computable'];
    expect(told('5 * 产值 / MAXOFALL(产值, 参加)', ...nobody)).toEqual(none);
    expect(told('IF(产值 >= MEANOFALL(产值, 参加), 5, 0)', ...nobody)).toEqual(none);
    expect(told('STEPS(产值 - MINOFALL(产值, 参加), 10)', ...nobody)).toEqual(none);
  });

  it('are scored for who takes no part by the rules that do not ask', () => {
    const first = 'IF(AND(参加, RANKOFALL(产值, 0, 参加) = 1), 5, 0)';
    expect(told(first, ['否', 80], ['是', 40], ['是', 30])).toEqual(['scored 0', 'scored 5', 'scored 0']);
    expect(told('IF(RANKOFALL(产值, 0, 参加) = 1, 5, 0)', ['否', 80], ['是', 40])).toEqual([
      'pending 0…5 not computable',
      'scored 5',
    ]);
  });

  it('cannot be computed while a figure of one who takes part cannot', () => {
    const share = 'IF(参加, 5 * 产值 / 人口 / MAXOFALL(产值 / 人口, 参加), 0)';
    expect(told(share, ['是', 80, 10], ['是', 40, 0], ['否', 1, 1])).toEqual([
      'pending 0…5 not computable',
      'pending 0…5 not computable',
      'scored 0',
    ]);
    expect(told(share, ['是', 80, 10], ['是', 40, 10], ['否', 1, 0])).toEqual(['scored 5', 'scored 2.5', 'scored 0']);
  });
});

describe('a comparison with what cannot be computed', () => {
  const rubric = clauseRubric(5, { 完成数: 'count', 任务数: 'count' }, [{ deduct: 'IF(完成数 / 任务数 < 80%, 2, 0)' }]);
  const guarded = clauseRubric(5, { 完成数: 'count', 任务数: 'count' }, [
    { deduct: 'IF(任务数 = 0, 0, IF(完成数 / 任务数 < 80%, 2, 0))' },
  ]);
  const of = (which: Rubric, 完成数: number, 任务数: number): string => {
    const { scorecards, findings } = score(which, [{ '1.1': { 完成数, 任务数 } }]);
    return [outcome(scorecards[0]!), ...findings.map(({ code }) => code)].join(' ');
  };

  it('is not taken for one that does not hold', () => {
    expect([of(rubric, 7, 10), of(rubric, 8, 10)]).toEqual(['scored 3', 'scored 5']);
    expect([of(rubric, 0, 0), of(rubric, 3, 0)]).toEqual(['pending 0…5 notComputable', 'pending 0…5 notComputable']);
  });

  it('is none where the rule does not ask for it', () => {
    expect([of(guarded, 0, 0), of(guarded, 3, 0), of(guarded, 7, 10)]).toEqual(['scored 5', 'scored 5', 'scored 3']);
  });
});
