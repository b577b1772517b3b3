import { compileRubric, readFacts } from '../../src/scoring';
import { clauseRubric, outcome, score, scorecard } from './small';

const rubric = clauseRubric(
  5,
  {
    次数: 'count',
    件数: { type: 'count', default: 1 },
    完成率: 'percent',
    已出台: 'yesNo',
    酌情: { type: 'judged', max: 1 },
    等次: { type: 'choice', options: ['优', '良'] },
  },
  [{ deduct: '次数 + 0.1 * 件数 + IF(完成率 < 60, 1, 0) + IF(已出台, 0, 1) + 酌情 + IF(等次 = "良", 1, 0)' }],
);
const FULL = { 次数: 1, 件数: 0, 完成率: 90, 已出台: '是', 酌情: 0, 等次: '优' };
const zero = { settings: { blankCountsAreZero: true } };

describe('the facts of all assessees', () => {
  it('stand in columns: yes/no as 1 and 0, missing numbers as NaN, missing texts as empty', () => {
    const rows = [FULL, { ...FULL, 次数: '', 已出台: '否', 等次: null }];
    const { table, findings } = readFacts(
      rubric,
      ['甲县', '乙县'],
      (row, { id }, fact) => (id === '1.1' ? rows[row]![fact as '次数'] : null),
      {
        blankCountsAreZero: false,
      },
    );
    expect(table.assessees).toEqual(['甲县', '乙县']);
    expect(table.columns[0]).toEqual([
      { kind: 'numbers', values: Float64Array.of(1, NaN), complete: false },
      { kind: 'numbers', values: Float64Array.of(0, 0), complete: true },
      { kind: 'numbers', values: Float64Array.of(90, 90), complete: true },
      { kind: 'numbers', values: Float64Array.of(1, 0), complete: true },
      { kind: 'numbers', values: Float64Array.of(0, 0), complete: true },
      { kind: 'texts', values: ['优', ''], complete: false },
    ]);
    expect(findings).toEqual([]);
  });

  it('have a finding for each entry that cannot be used as it stands', () => {
    const odd = { ...FULL, 次数: '2个', 完成率: '约90%', 酌情: 3, 等次: '中' };
    const { findings } = score(rubric, [{ '1.1': FULL }, { '1.1': odd }]);
    expect(
      findings
        .filter(({ code }) => code !== 'missingFact')
        .map(({ code, severity, assessee, fact }) => [code, severity, assessee, fact]),
    ).toEqual([
      ['readAs', 'info', '乙县', '次数'],
      ['notANumber', 'error', '乙县', '完成率'],
      ['aboveMaximum', 'error', '乙县', '酌情'],
      ['unknownOption', 'error', '乙县', '等次'],
    ]);
  });
});

describe('with 次数、个数空白的按0计', () => {
  const rest = { ...FULL, 次数: '' };

  it('a blank count is 0, and says so', () => {
    expect(outcome(scorecard(rubric, { '1.1': rest }))).toBe('pending 0…5');
    const { scorecards, findings } = score(rubric, [{ '1.1': rest }], zero);
    expect(outcome(scorecards[0]!)).toBe('scored 5');
    expect(findings).toEqual([
      { code: 'assumedZero', severity: 'info', assessee: '甲县', clause: '1.1', fact: '次数', data: {} },
    ]);
  });

  it('a blank count with a default keeps it', () => {
    const { scorecards, findings } = score(rubric, [{ '1.1': { ...FULL, 件数: '' } }], zero);
    expect([outcome(scorecards[0]!), findings]).toEqual(['scored 3.9', []]);
  });

  it('nothing else that is blank is assumed', () => {
    const { findings } = score(rubric, [{ '1.1': { 次数: 0 } }], zero);
    expect(findings.map(({ code, fact }) => [code, fact])).toEqual([
      ['missingFact', '完成率'],
      ['missingFact', '已出台'],
      ['missingFact', '酌情'],
      ['missingFact', '等次'],
    ]);
  });

  it('a count that cannot be read is missing all the same', () => {
    const { scorecards, findings } = score(rubric, [{ '1.1': { ...FULL, 次数: '若干' } }], zero);
    expect([outcome(scorecards[0]!), findings.map(({ code }) => code)]).toEqual([
      'pending 0…5',
      ['notANumber', 'missingFact'],
    ]);
  });
});

describe('the chosen readings', () => {
  const ambiguous = clauseRubric(5, { 完成率: 'percent' }, [
    { deduct: { 宽: 'STEPS(90 - 完成率, 1)', 严: 'STEPS(95 - 完成率, 1)' }, reading: '起扣' },
  ]);
  const of = (readings: Readonly<Record<string, string>>, 完成率 = 88.5): string =>
    outcome(scorecard(ambiguous, { '1.1': { 完成率 } }, { readings }));

  it('decide which formula counts, and how a fraction of a step does', () => {
    expect(of({})).toBe('scored 4');
    expect(of({ 起扣: '宽' })).toBe('scored 4');
    expect(of({ 起扣: '严' })).toBe('scored 0');
    expect(of({ 起扣: '严' }, 92.5)).toBe('scored 3');
    expect(of({ 不足一档: '按比例' })).toBe('scored 3.5');
    expect(of({ 不足一档: '按一档' })).toBe('scored 3');
    expect(of({ 起扣: '严', 不足一档: '按一档' }, 92.5)).toBe('scored 2');
  });

  it('keep the default where a name or an option is unknown, with a finding', () => {
    const { findings, program, scorecards } = score(ambiguous, [{ '1.1': { 完成率: 88.5 } }], {
      readings: { 起扣: '中', 零头: '不计', 不足一档: '按一档' },
    });
    expect(findings).toEqual([
      {
        code: 'unknownOptionOfReading',
        severity: 'error',
        assessee: '',
        clause: '',
        fact: '',
        data: { reading: '起扣', given: '中', options: '宽、严' },
      },
      { code: 'unknownReading', severity: 'error', assessee: '', clause: '', fact: '', data: { reading: '零头' } },
    ]);
    expect(program.choices).toEqual({ 不足一档: '按一档', 考核分数: '总分', 起扣: '宽' });
    expect(outcome(scorecards[0]!)).toBe('scored 3');
  });

  it('are all at their defaults when none is chosen', () => {
    expect(compileRubric(ambiguous)).toMatchObject({
      steps: 'whole',
      choices: { 不足一档: '不扣', 考核分数: '总分', 起扣: '宽' },
      findings: [],
    });
  });
});
