import { words } from '../../src/locales';
import type { Adjustment, VerdictResult } from '../../src/scoring';
import { rubricOf, score, scorecard, type EntriesByClause } from './small';

/** 1000 points in one clause, 950 to reach, a bonus of at most 20, two major problems; one of them has two facts. */
const rubric = rubricOf({
  groups: [[[{ points: 1000, clauses: [{ facts: { 扣分: 'amount' }, rules: [{ deduct: '扣分' }] }] }]]],
  bonus: [{ facts: { 加分: 'amount' }, rules: [{ award: '加分' }] }],
  cap: 20,
  threshold: 950,
  verdict: [
    { facts: { 事故: 'yesNo' }, rules: [{ void: '事故' }] },
    { facts: { 曝光: 'yesNo', 曝光起数: 'count' }, rules: [{ void: '曝光' }, { void: '曝光起数 >= 2' }] },
  ],
});

const GOOD: EntriesByClause = {
  '1.1': { 扣分: 0 },
  '加分.1': { 加分: 0 },
  '评优.1': { 事故: '否' },
  '评优.2': { 曝光: '否', 曝光起数: 0 },
};
const whole = (entries: EntriesByClause, options: Parameters<typeof scorecard>[2] = {}): VerdictResult =>
  scorecard(rubric, { ...GOOD, ...entries }, options).verdict!;
const verdict = (...given: Parameters<typeof whole>): Pick<VerdictResult, 'state' | 'reasons'> => {
  const { state, reasons } = whole(...given);
  return { state, reasons };
};
const points = (扣分: number | null): EntriesByClause => ({ '1.1': { 扣分 } });

describe('the verdict by points', () => {
  it.each([
    [0, 1000],
    [50, 950],
    [50.00004, 950],
  ])('is 达标 with 950 and more: %d off', (off, score) => {
    expect(verdict(points(off))).toEqual({
      state: '达标',
      reasons: [{ kind: 'reachesThreshold', score, threshold: 950, open: false }],
    });
  });

  it.each([
    [50.0001, 949.9999],
    [51, 949],
    [1000, 0],
  ])('is 未达标 with less: %d off', (off, score) => {
    expect(verdict(points(off))).toEqual({
      state: '未达标',
      reasons: [{ kind: 'belowThreshold', score, threshold: 950, open: false }],
    });
  });

  it('is 待定 while missing facts can still decide it', () => {
    expect(verdict(points(null))).toEqual({
      state: '待定',
      reasons: [{ kind: 'mayReachThreshold', low: 0, high: 1000, threshold: 950 }],
    });
  });

  it('is 达标 or 未达标 though facts are missing, once they cannot change it', () => {
    const open = { '加分.1': { 加分: null } };
    expect(verdict({ ...points(50), ...open })).toEqual({
      state: '达标',
      reasons: [{ kind: 'reachesThreshold', score: 950, threshold: 950, open: true }],
    });
    expect(verdict({ ...points(71), ...open })).toEqual({
      state: '未达标',
      reasons: [{ kind: 'belowThreshold', score: 949, threshold: 950, open: true }],
    });
    expect(verdict({ ...points(70), ...open })).toEqual({
      state: '待定',
      reasons: [{ kind: 'mayReachThreshold', low: 930, high: 950, threshold: 950 }],
    });
  });

  it('counts the bonus by default, and does not under the other reading of 考核分数', () => {
    const entries = { ...points(60), '加分.1': { 加分: 15 } };
    expect(verdict(entries)).toMatchObject({ state: '达标', reasons: [{ score: 955 }] });
    expect(verdict(entries, { readings: { 考核分数: '基本分' } })).toMatchObject({
      state: '未达标',
      reasons: [{ score: 940 }],
    });
  });

  it('goes by the adjusted points', () => {
    const adjustment: Adjustment = {
      assessee: '甲县',
      clause: '1.1',
      points: 950,
      reason: '复核',
      by: '王某',
      date: '2022-12-30',
    };
    expect(verdict(points(60), { adjustments: [adjustment] }).state).toBe('达标');
    expect(verdict(points(null), { adjustments: [{ ...adjustment, points: 949.9999 }] }).state).toBe('未达标');
  });
});

describe('the score that counts', () => {
  const entries = { ...points(60), '加分.1': { 加分: 15 } };

  it('is the total, or under the other reading of 考核分数 the base total', () => {
    expect(whole(entries).counted).toEqual({ points: 955, range: [955, 955] });
    expect(whole(entries, { readings: { 考核分数: '基本分' } }).counted).toEqual({ points: 940, range: [940, 940] });
  });

  it('is a range while facts are missing', () => {
    expect(whole({ ...points(60), '加分.1': { 加分: null } }).counted).toEqual({ points: null, range: [940, 960] });
  });
});

describe('an adjustment that turns the verdict', () => {
  const adjust = (to: number, assessee = '甲县'): Adjustment => ({
    ...{ assessee, clause: '1.1', points: to },
    ...{ reason: '复核', by: '王某', date: '2022-12-30' },
  });
  const turn = (off: number | null, to: number) => {
    const entries = { ...GOOD, ...points(off) };
    const { scorecards, findings } = score(rubric, [entries, entries], {
      adjustments: [adjust(to, '乙县'), adjust(to)],
    });
    const told = findings.flatMap(({ code, severity, assessee, data }) =>
      code === 'adjustmentTurnsVerdict' ? [[severity, assessee, data.unadjusted, data.state, data.index]] : [],
    );
    return [scorecards[0]!.verdict!.turnedFrom, ...told];
  };

  it('is a finding at the adjustment, either way', () => {
    expect(turn(60, 955)).toEqual([
      '未达标',
      ['warning', '甲县', '未达标', '达标', 1],
      ['warning', '乙县', '未达标', '达标', 0],
    ]);
    expect(turn(10, 949)[0]).toBe('达标');
  });

  it('is none where the verdict stays, or was open', () => {
    expect(turn(60, 949)).toEqual([null]);
    expect(turn(10, 950)).toEqual([null]);
    expect(turn(null, 955)).toEqual([null]);
  });
});

describe('the verdict by major problems', () => {
  it('is 未达标 with one, whatever the points, with the quote and the figures of the rule', () => {
    expect(verdict({ '评优.1': { 事故: '是' } })).toEqual({
      state: '未达标',
      reasons: [
        { kind: 'reachesThreshold', score: 1000, threshold: 950, open: false },
        { kind: 'majorProblem', clause: '评优.1', quote: '规则1', figures: [{ kind: 'fact', fact: '事故', value: 1 }] },
      ],
    });
  });

  it('names the facts of the rule alone, also when one name contains another', () => {
    expect(verdict({ '评优.2': { 曝光: '否', 曝光起数: 2 } }).reasons.slice(1)).toEqual([
      {
        kind: 'majorProblem',
        clause: '评优.2',
        quote: '规则2',
        figures: [{ kind: 'fact', fact: '曝光起数', value: 2 }],
      },
    ]);
  });

  it('names all of them', () => {
    const { state, reasons } = verdict({
      ...points(100),
      '评优.1': { 事故: '是' },
      '评优.2': { 曝光: '是', 曝光起数: 3 },
    });
    expect(state).toBe('未达标');
    expect(reasons.map((reason) => ('clause' in reason ? `${reason.kind} ${reason.clause}` : reason.kind))).toEqual([
      'belowThreshold',
      'majorProblem 评优.1',
      'majorProblem 评优.2',
      'majorProblem 评优.2',
    ]);
  });

  it('is 待定 while it is not known whether there is one', () => {
    expect(verdict({ '评优.1': { 事故: null } })).toEqual({
      state: '待定',
      reasons: [
        { kind: 'reachesThreshold', score: 1000, threshold: 950, open: false },
        { kind: 'majorProblemPending', clause: '评优.1', facts: ['事故'] },
      ],
    });
    expect(verdict({ '评优.2': { 曝光: '否', 曝光起数: null } }).reasons[1]).toEqual({
      kind: 'majorProblemPending',
      clause: '评优.2',
      facts: ['曝光起数'],
    });
  });

  it('is 未达标 with one that is certain though a fact of its rule is missing', () => {
    const either = rubricOf({
      groups: [[[{ points: 1, clauses: [{ facts: { 甲: 'count' }, rules: [{ deduct: '甲' }] }] }]]],
      verdict: [{ facts: { 事故: 'yesNo', 曝光: 'yesNo' }, rules: [{ void: 'OR(事故, 曝光)' }] }],
    });
    expect(scorecard(either, { '1.1': { 甲: 0 }, '评优.1': { 事故: '是' } }).verdict).toMatchObject({
      state: '未达标',
      reasons: [
        { kind: 'reachesThreshold' },
        {
          kind: 'majorProblem',
          figures: [
            { kind: 'fact', fact: '事故', value: 1 },
            { kind: 'fact', fact: '曝光', value: null },
          ],
        },
      ],
    });
  });

  it('is 未达标 with too few points, or with one problem, though others are not known', () => {
    expect(verdict({ ...points(51), '评优.1': { 事故: null } }).state).toBe('未达标');
    expect(verdict({ '评优.1': { 事故: null }, '评优.2': { 曝光: '是', 曝光起数: 0 } }).state).toBe('未达标');
  });

  it('is open both ways when both points and problems are', () => {
    expect(verdict({ ...points(null), '评优.1': { 事故: null } })).toEqual({
      state: '待定',
      reasons: [
        { kind: 'mayReachThreshold', low: 0, high: 1000, threshold: 950 },
        { kind: 'majorProblemPending', clause: '评优.1', facts: ['事故'] },
      ],
    });
  });
});

describe('a major problem that cannot be judged though its figures are there', () => {
  const SCORED: EntriesByClause = { '1.1': { 扣分: 0 }, '加分.1': { 加分: 0 }, '扣分.1': { 扣分: 0 } };
  const judged = (condition: string, ...entries: readonly EntriesByClause[string][]) =>
    score(
      rubricOf({
        groups: [[[{ points: 10, clauses: [{ facts: { 扣分: 'amount' }, rules: [{ deduct: '扣分' }] }] }]]],
        verdict: [{ facts: { 甲数: 'count', 乙数: 'count' }, rules: [{ void: condition }] }],
      }),
      entries.map((own) => ({ ...SCORED, '评优.1': own })),
    ).scorecards.map(({ verdict: own }) => own!);

  it('leaves the verdict open where a quotient does not exist', () => {
    const [without, less] = judged('甲数 / 乙数 > 0.5', { 甲数: 0, 乙数: 0 }, { 甲数: 1, 乙数: 2 });
    expect(without).toMatchObject({ state: '待定', reasons: [{}, { kind: 'majorProblemPending', facts: [] }] });
    expect(words('zh-CN').describeVerdict(without!)).toBe(
      '待定（还可能达标）：考核分数10分，达到0分；评优标准第1条暂时不能判定。',
    );
    expect(less!.state).toBe('达标');
  });

  it('leaves the verdict open while a figure of another one is missing', () => {
    const condition = '甲数 > MEANOFALL(甲数) + 乙数';
    const states = judged(condition, { 甲数: 3, 乙数: 0 }, { 甲数: null, 乙数: 0 }).map(({ state }) => state);
    expect(states).toEqual(['待定', '待定']);
  });
});

describe('a major problem that only some can have', () => {
  it('does not count for the others, whatever stands there', () => {
    const { verdict: made, ...rest } = rubric;
    const clauses = made!.clauses.map((clause) => ({ ...clause, appliesTo: ['甲县'] }));
    const forOne = { ...rest, assessees: [], verdict: { ...made!, clauses } };
    const entries = { ...GOOD, '评优.1': { 事故: '是' } };
    expect(score(forOne, [entries, entries]).scorecards.map((card) => card.verdict!.state)).toEqual(['未达标', '达标']);
  });
});
