import { scoreOf, type Adjustment } from '../../src/scoring';
import { itemsRubric, outcome, score, type EntriesByClause } from './small';

const rubric = itemsRubric(
  { points: 5, clauses: [{ facts: { 次数: 'count' }, rules: [{ deduct: '次数' }] }] },
  {
    points: 8,
    clauses: [
      { points: 5, facts: { 次数: 'count' }, rules: [{ deduct: '次数' }] },
      { points: 3, facts: { 被通报: 'yesNo' }, rules: [{ void: '被通报', scope: '1.2' }] },
    ],
  },
  { points: 4, pool: true, clauses: [{ facts: { 次数: 'count' }, rules: [{ deduct: '次数' }] }] },
);
const ENTRIES: EntriesByClause = {
  '1.1': { 次数: 2 },
  '1.2.1': { 次数: 1 },
  '1.2.2': { 被通报: '否' },
  '1.3.1': { 次数: 1 },
  '加分.1': { 加分: 0 },
};
const adjust = (clause: string, points: number, more: Partial<Adjustment> = {}): Adjustment => ({
  assessee: '甲县',
  clause,
  points,
  reason: '经复核,一次不计',
  by: '王某',
  date: '2022-12-30',
  ...more,
});
const assessed = (adjustments: readonly Adjustment[], entries: EntriesByClause = ENTRIES): ReturnType<typeof score> =>
  score(rubric, [entries, entries], { adjustments });

describe('an adjustment', () => {
  it('replaces the computed points of one assessee, with all that is made of them', () => {
    const [first, second] = assessed([adjust('1.1', 4)]).scorecards;
    expect([outcome(first!), scoreOf(first!, '1.1').points, first!.total.points]).toEqual(['scored 4', 4, 4 + 7 + 3]);
    expect([outcome(second!), second!.total.points]).toEqual(['scored 3', 3 + 7 + 3]);
  });

  it('keeps what was computed, with its reasons, and has none of its own', () => {
    const { scorecards, findings } = assessed([adjust('1.1', 4)]);
    const clause = scorecards[0]!.clauses.get('1.1')!;
    expect(clause.adjustment).toEqual(adjust('1.1', 4));
    expect(clause.reasons).toEqual([]);
    expect(clause.computed!.points).toBe(3);
    expect(clause.computed!.reasons.map(({ quote, points }) => [quote, points])).toEqual([['规则1', -2]]);
    expect(findings).toEqual([]);
    expect(scorecards[1]!.clauses.get('1.1')!).toMatchObject({ adjustment: null, computed: null });
  });

  it('settles a clause whose facts are missing', () => {
    const { scorecards, findings } = assessed([adjust('1.1', 4)], { ...ENTRIES, '1.1': {} });
    const clause = scorecards[0]!.clauses.get('1.1')!;
    expect([outcome(scorecards[0]!), clause.pending, clause.computed!.points]).toEqual(['scored 4', [], null]);
    expect(findings.map(({ assessee, code }) => [assessee, code])).toEqual([['乙县', 'missingFact']]);
  });

  it('of a clause that makes its item void gives the item back', () => {
    const entries = { ...ENTRIES, '1.2.2': { 被通报: '是' } };
    expect(scoreOf(assessed([], entries).scorecards[0]!, '1.2').points).toBe(0);
    expect(scoreOf(assessed([adjust('1.2.2', 3)], entries).scorecards[0]!, '1.2').points).toBe(7);
  });

  it('in a pool replaces the effect on the pool', () => {
    const [card] = assessed([adjust('1.3.1', -2.5)]).scorecards;
    expect([outcome(card!, '1.3.1'), scoreOf(card!, '1.3').points]).toEqual(['scored -2.5', 1.5]);
  });

  it('may be anything from 0 to the points of the clause, to 4 decimals', () => {
    const { scorecards, findings } = assessed([adjust('1.1', 0), adjust('1.2.1', 5), adjust('1.2.2', 1.00004)]);
    expect(['1.1', '1.2.1', '1.2.2'].map((id) => scorecards[0]!.clauses.get(id)!.points)).toEqual([0, 5, 1]);
    expect(findings).toEqual([]);
  });

  it('of a bonus has no upper bound of its own', () => {
    expect(assessed([adjust('加分.1', 30)]).findings).toEqual([]);
  });
});

describe('an adjustment that cannot be used has a finding that says which one, and the computed points stay', () => {
  it.each<[string, string, Adjustment, Readonly<Record<string, string | number>>]>([
    ['of an unknown clause', 'adjustmentUnknown', adjust('9.9', 1), {}],
    ['of an unknown assessee', 'adjustmentUnknown', adjust('1.1', 1, { assessee: '戊县' }), {}],
    ['without a reason', 'adjustmentIncomplete', adjust('1.1', 1, { reason: '' }), {}],
    ['without a name', 'adjustmentIncomplete', adjust('1.1', 1, { by: '' }), {}],
    ['without a date', 'adjustmentIncomplete', adjust('1.1', 1, { date: '' }), {}],
    ['above full points', 'adjustmentOutOfRange', adjust('1.1', 5.1), { points: 5.1, least: 0, most: 5 }],
    ['below 0', 'adjustmentOutOfRange', adjust('1.1', -0.1), { points: -0.1, least: 0, most: 5 }],
    ['of no number', 'adjustmentOutOfRange', adjust('1.1', NaN), { points: NaN, least: 0, most: 5 }],
    [
      'that takes more than a pool has',
      'adjustmentOutOfRange',
      adjust('1.3.1', -5),
      { points: -5, least: -4, most: 0 },
    ],
    ['that adds to a pool', 'adjustmentPositive', adjust('1.3.1', 1), { points: 1 }],
    ['of a deduction, written without its sign', 'adjustmentPositive', adjust('扣分.1', 2), { points: 2 }],
    ['of a major problem', 'adjustmentOfVerdict', adjust('评优.1', 0), {}],
  ])('%s', (_, code, adjustment, data) => {
    const { findings, scorecards } = assessed([adjustment]);
    expect(findings).toEqual([
      {
        code,
        severity: 'error',
        assessee: adjustment.assessee,
        clause: adjustment.clause,
        fact: '',
        data: { ...data, index: 0 },
      },
    ]);
    expect([outcome(scorecards[0]!), scoreOf(scorecards[0]!, '1.3').points]).toEqual(['scored 3', 3]);
  });

  it('given twice: the first one counts', () => {
    const { findings, scorecards } = assessed([
      adjust('1.1', 4),
      adjust('1.1', 5),
      adjust('1.1', 1, { assessee: '乙县' }),
    ]);
    expect(findings.map(({ code, assessee, clause, data }) => [code, assessee, clause, data])).toEqual([
      ['adjustmentTwice', '甲县', '1.1', { index: 1 }],
    ]);
    expect(scorecards.map((card) => outcome(card))).toEqual(['scored 4', 'scored 1']);
  });

  it('given twice, once unusably: the usable one counts', () => {
    const { findings, scorecards } = assessed([adjust('1.1', 9), adjust('1.1', 4)]);
    expect(findings.map(({ code }) => code)).toEqual(['adjustmentOutOfRange']);
    expect(outcome(scorecards[0]!)).toBe('scored 4');
  });
});
