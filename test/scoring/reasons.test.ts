import type { Rubric } from '../../src/rubric';
import type { Reason } from '../../src/scoring';
import { clauseRubric, itemsRubric, score, scorecard, type EntriesByClause } from './small';

const reasonsOf = (rubric: Rubric, entries: EntriesByClause[string], readings = {}): readonly Reason[] =>
  scorecard(rubric, { '1.1': entries }, { readings }).clauses.get('1.1')!.reasons;
/** Quote, amount by itself, and what it changed. */
const brief = (reasons: readonly Reason[]): string[] =>
  reasons.map(({ quote, amount, points }) => `${quote}: ${amount} → ${points}`);

describe('a reason', () => {
  const readings = { 宽: 'IF(完成率 < 60, 2, 0)', 严: 'IF(完成率 < 80, 2, 0)' };
  const rubric = clauseRubric(5, { 次数: 'count', 完成率: 'percent' }, [
    { deduct: '0.5 * 次数' },
    { deduct: readings, reading: '松紧' },
  ]);

  it('quotes the rule, with what it comes to, what it changed, and the figures', () => {
    expect(reasonsOf(rubric, { 次数: 3, 完成率: 50 })).toEqual([
      {
        effect: 'deduct',
        quote: '规则1',
        rule: 0,
        reading: null,
        amount: 1.5,
        points: -1.5,
        figures: [{ kind: 'fact', fact: '次数', value: 3 }],
      },
      {
        effect: 'deduct',
        quote: '规则2',
        rule: 1,
        reading: { name: '松紧', option: '宽' },
        amount: 2,
        points: -2,
        figures: [{ kind: 'fact', fact: '完成率', value: 50 }],
      },
    ]);
  });

  it('names the reading that was chosen', () => {
    const [reason] = reasonsOf(rubric, { 次数: 0, 完成率: 70 }, { 松紧: '严' });
    expect(reason!.reading).toEqual({ name: '松紧', option: '严' });
  });

  it('is given for nothing that costs nothing', () => {
    expect(reasonsOf(rubric, { 次数: 0, 完成率: 60 })).toEqual([]);
    expect(brief(reasonsOf(rubric, { 次数: 1, 完成率: 60 }))).toEqual(['规则1: 0.5 → -0.5']);
  });

  it('has the figures of the branch that was taken', () => {
    const branching = clauseRubric(5, { 有任务: 'yesNo', 次数: 'count', 完成率: 'percent' }, [
      { deduct: 'IF(有任务, 次数, STEPS(95 - 完成率, 1))' },
    ]);
    const figures = (有任务: string): unknown =>
      reasonsOf(branching, { 有任务, 次数: 1, 完成率: 94 })[0]!.figures.map(({ fact, value }) => [fact, value]);
    expect(figures('是')).toEqual([
      ['有任务', 1],
      ['次数', 1],
    ]);
    expect(figures('否')).toEqual([
      ['有任务', 0],
      ['完成率', 94],
    ]);
  });

  it('has the mean and the rank over all assessees', () => {
    const comparing = clauseRubric(5, { 值: 'amount' }, [
      { deduct: 'IF(值 >= MEANOFALL(值), 0, 1)' },
      { deduct: '0.5 * (RANKOFALL(值) - 1)' },
    ]);
    const { scorecards } = score(comparing, [{ '1.1': { 值: 3 } }, { '1.1': { 值: 1 } }]);
    expect(scorecards[0]!.clauses.get('1.1')!.reasons).toEqual([]);
    expect(scorecards[1]!.clauses.get('1.1')!.reasons.map(({ figures }) => figures)).toEqual([
      [
        { kind: 'fact', fact: '值', value: 1 },
        { kind: 'mean', fact: '值', value: 2, of: ['甲县', '乙县'] },
      ],
      [
        { kind: 'fact', fact: '值', value: 1 },
        { kind: 'rank', fact: '值', value: 2, of: ['甲县', '乙县'] },
      ],
    ]);
  });
});

describe('the reason of a clause that compares some assessees by an expression', () => {
  const comparing = clauseRubric(
    5,
    { 参加: 'yesNo', 产值: 'amount', 人口: 'amount' },
    [{ award: 'IF(参加, 5 * 产值 / 人口 / MAXOFALL(产值 / 人口, 参加), 0)' }],
    'zero',
  );
  const figuresOf = (...rows: readonly Readonly<Record<string, string | number>>[]): unknown =>
    score(
      comparing,
      rows.map((row) => ({ '1.1': row })),
    )
      .scorecards[0]!.clauses.get('1.1')!
      .reasons[0]!.figures.at(-1);

  it('names the expression, its value and who was compared', () => {
    const rows = [
      { 参加: '是', 产值: 30, 人口: 10 },
      { 参加: '否', 产值: 90, 人口: 10 },
      { 参加: '是', 产值: 20, 人口: 5 },
    ];
    expect(figuresOf(...rows)).toEqual({
      kind: 'most',
      fact: '产值 / 人口',
      value: 4,
      of: ['甲县', '丙县'],
      written: 'MAXOFALL(产值 / 人口, 参加)',
    });
  });
});

describe('what reasons change adds up', () => {
  it('to 0 when everything is taken: the last deductions are shortened', () => {
    const rubric = clauseRubric(5, { 甲: 'count', 乙: 'count', 丙: 'count' }, [
      { deduct: '甲' },
      { deduct: '乙' },
      { deduct: '丙' },
    ]);
    expect(brief(reasonsOf(rubric, { 甲: 3, 乙: 4, 丙: 2 }))).toEqual([
      '规则1: 3 → -3',
      '规则2: 4 → -2',
      '规则3: 2 → 0',
    ]);
  });

  it('to full points when more is awarded: the last awards are shortened, and awards of 0 are shown while points lack', () => {
    const rubric = clauseRubric(5, { 甲: 'count', 乙: 'count' }, [{ award: '甲' }, { award: '2 * 乙' }], 'zero');
    expect(brief(reasonsOf(rubric, { 甲: 2, 乙: 2 }))).toEqual(['规则1: 2 → 2', '规则2: 4 → 3']);
    expect(brief(reasonsOf(rubric, { 甲: 0, 乙: 1 }))).toEqual(['规则1: 0 → 0', '规则2: 2 → 2']);
    expect(brief(reasonsOf(rubric, { 甲: 5, 乙: 0 }))).toEqual(['规则1: 5 → 5']);
  });

  it('to the score when awards and deductions meet', () => {
    const rubric = clauseRubric(5, { 甲: 'count', 乙: 'count' }, [{ deduct: '甲' }, { award: '乙' }]);
    expect(brief(reasonsOf(rubric, { 甲: 1, 乙: 3 }))).toEqual(['规则1: 1 → -1', '规则2: 3 → 1']);
  });

  it('to the loss of everything when the clause is void: the void alone counts', () => {
    const rubric = clauseRubric(5, { 甲: 'count', 通报: 'yesNo' }, [{ deduct: '甲' }, { void: '通报' }]);
    expect(brief(reasonsOf(rubric, { 甲: 2, 通报: '是' }))).toEqual(['规则2: 1 → -5']);
  });

  it('to nothing lost when the clause does not apply', () => {
    const rubric = clauseRubric(5, { 甲: 'count', 无任务: 'yesNo' }, [{ deduct: '甲' }, { waive: '无任务' }]);
    expect(brief(reasonsOf(rubric, { 甲: 2, 无任务: '是' }))).toEqual(['规则2: 1 → 0']);
  });

  it('in a pool, to the effect on it', () => {
    const rubric = itemsRubric({
      points: 5,
      pool: true,
      clauses: [{ facts: { 甲: 'count' }, rules: [{ deduct: '2 * 甲' }] }],
    });
    expect(brief(scorecard(rubric, { '1.1.1': { 甲: 3 } }).clauses.get('1.1.1')!.reasons)).toEqual(['规则1: 6 → -5']);
  });

  it('to the millionth, though each amount is rounded by itself', () => {
    const rubric = clauseRubric(5, { 甲: 'count' }, [{ award: '甲 / 3' }, { award: '甲 / 3' }], 'zero');
    const { points, reasons } = scorecard(rubric, { '1.1': { 甲: 2 } }).clauses.get('1.1')!;
    expect([points, ...reasons.map((reason) => reason.points)]).toEqual([1.333333, 0.666667, 0.666666]);
  });
});

describe('while facts are missing', () => {
  const facts = { 已出台: 'yesNo', 次数: 'count', 完成率: 'percent' };
  const rubric = clauseRubric(2, facts, [
    { deduct: 'IF(已出台, 0, 2)' },
    { deduct: '0.5 * 次数' },
    { deduct: 'IF(OR(已出台, 完成率 < 60), 0.25, 0.25)' },
  ]);

  it('a pending clause has the reasons that are certain already', () => {
    expect(brief(reasonsOf(rubric, { 次数: 1 }))).toEqual(['规则2: 0.5 → -0.5', '规则3: 0.25 → -0.25']);
    expect(brief(reasonsOf(rubric, { 已出台: '否' }))).toEqual(['规则1: 2 → -2', '规则3: 0.25 → 0']);
  });

  it('a pending clause has none of a rule that is not certain, though it takes something', () => {
    const sum = clauseRubric(5, { 甲: 'count', 乙: 'count' }, [{ deduct: '甲 + 乙' }]);
    const { state, range, reasons } = scorecard(sum, { '1.1': { 甲: 2 } }).clauses.get('1.1')!;
    expect([state, range, reasons]).toEqual(['pending', [0, 3], []]);
  });

  it('a missing fact is never said to have cost points, though the score is certain', () => {
    const reasons = reasonsOf(rubric, { 次数: 9 });
    expect(brief(reasons)).toEqual(['规则2: 4.5 → -2', '规则3: 0.25 → 0']);
    expect(reasons.flatMap(({ figures }) => figures).filter(({ value }) => value === null)).toEqual([]);
  });

  it('a deduction counts with the least that it can be', () => {
    const least = clauseRubric(5, { 甲: 'count', 乙: 'count' }, [{ deduct: '甲 + 乙' }]);
    const card = scorecard(least, { '1.1': { 甲: 6 } }).clauses.get('1.1')!;
    expect([card.state, card.points, ...brief(card.reasons)]).toEqual(['scored', 0, '规则1: 6 → -5']);
  });

  it('where one of two things happened and both cost the same, the first takes it, with the missing figure', () => {
    const either = clauseRubric(5, { 达标: 'yesNo' }, [{ deduct: 'IF(达标, 0, 2)' }, { deduct: 'IF(达标, 2, 0)' }]);
    const card = scorecard(either, {}).clauses.get('1.1')!;
    expect([card.state, card.points, ...brief(card.reasons)]).toEqual(['scored', 3, '规则1: 2 → -2']);
    expect(card.reasons[0]!.figures).toEqual([{ kind: 'fact', fact: '达标', value: null }]);
  });
});
