import type { AssesseeInput, EvaluateInput, EvaluateOutput, ScorecardOutput } from '../../src/cli/contract';
import { makeKaoping, type Kaoping } from './kaoping';
import { schemaErrors } from './schema';

let kaoping: Kaoping;
beforeAll(async () => {
  kaoping = await makeKaoping();
});
afterAll(() => {
  kaoping.remove();
});

const evaluate = (input: unknown, ...args: string[]) =>
  kaoping.run(['evaluate', 'shaoxing-2022', '--json', ...args], {
    input: typeof input === 'string' ? input : JSON.stringify(input),
  });

function scorecards(input: EvaluateInput): ScorecardOutput[] {
  const { exit, stdout, stderr } = evaluate(input);
  expect([exit, stderr]).toEqual([0, '']);
  const output = JSON.parse(stdout) as EvaluateOutput;
  expect(schemaErrors('evaluate-input', input)).toEqual([]);
  expect(schemaErrors('evaluate-output', output)).toEqual([]);
  return output.scorecards;
}

const withFacts = (...facts: AssesseeInput['facts'][string][]): EvaluateInput => ({
  assessees: facts.map((values, index) => ({ name: `县${index + 1}`, facts: { '2.1': values } })),
});

describe('kaoping evaluate', () => {
  it('scores 2.1 of the design', () => {
    const cards = scorecards(
      withFacts(
        { 未按时调度次数: 0, 被国家或省级通报: false },
        { 未按时调度次数: 2, 被国家或省级通报: false },
        { 未按时调度次数: 12, 被国家或省级通报: false },
        { 未按时调度次数: 2, 被国家或省级通报: true },
        { 未按时调度次数: 2 },
      ),
    );
    const late = '未按时调度扣1分/次,扣完为止';
    expect(cards.map(({ clauses }) => clauses['2.1'])).toEqual([
      { state: 'scored', points: 10, range: [10, 10], reasons: [] },
      {
        state: 'scored',
        points: 8,
        range: [8, 8],
        reasons: [{ quote: late, points: -2, facts: { 未按时调度次数: 2 } }],
      },
      {
        state: 'scored',
        points: 0,
        range: [0, 0],
        reasons: [{ quote: late, points: -10, facts: { 未按时调度次数: 12 } }],
      },
      {
        state: 'void',
        points: 0,
        range: [0, 0],
        reasons: [{ quote: '如被国家或省级通报,此项不得分', points: -10, facts: { 被国家或省级通报: true } }],
      },
      {
        state: 'pending',
        points: null,
        range: [0, 8],
        reasons: [{ quote: late, points: -2, facts: { 未按时调度次数: 2 } }],
      },
    ]);
    expect(cards[1]!.items['2.1']).toEqual({ points: 8, range: [8, 8] });
    expect(cards[1]!.indicators['2']).toEqual({ points: null, range: [8, 13] });
    expect(cards[1]!.groups['一']).toEqual({ points: null, range: [8, 148] });
  });

  it('has no total while facts are missing, and says what is missing', () => {
    const [card] = scorecards(withFacts({ 未按时调度次数: 2 }));
    expect([card!.base, card!.bonus, card!.deductions, card!.total]).toEqual([null, null, null, null]);
    expect(card!.verdict!.state).toBe('待定');
    expect(card!.verdict!.reasons.map(({ kind }) => kind)).toEqual([
      'mayReachThreshold',
      ...Array<string>(4).fill('majorProblemPending'),
    ]);
    expect(card!.findings.find(({ clause }) => clause === '2.1')).toEqual({
      code: 'missingFact',
      severity: 'warning',
      clause: '2.1',
      fact: '被国家或省级通报',
      message: '“被国家或省级通报”未填，本条暂时不能评分。请填“是”或“否”。',
    });
  });

  it('takes bonus, deduction and verdict facts under their own ids', () => {
    const [card] = scorecards({
      assessees: [
        {
          name: '甲县',
          facts: {
            '扣分.2': { 省级层面督办约谈通报曝光起数: 2 },
            '评优.3': { 完成主要污染物年度减排目标任务: false },
          },
        },
      ],
    });
    expect(card!.clauses['扣分.2']).toMatchObject({ state: 'scored', points: -10 });
    expect(card!.verdict!.state).toBe('未达标');
    expect(card!.verdict!.reasons.find(({ kind }) => kind === 'majorProblem')).toEqual({
      kind: 'majorProblem',
      clause: '评优.3',
      quote: '未完成主要污染物年度减排目标任务',
      facts: { 完成主要污染物年度减排目标任务: false },
      message: '发生重大问题：未完成主要污染物年度减排目标任务（评优标准第3条）',
    });
  });

  it('compares with the mean of all assessees, and names it as the formula does', () => {
    const facts = (value: number) => ({ '25.1': { 三项指标综合评定值: value, 低于平均值酌情扣分: 1 } });
    const [low, high] = scorecards({
      assessees: [
        { name: '甲县', facts: facts(80) },
        { name: '乙县', facts: facts(90) },
      ],
    });
    const reason = low!.clauses['25.1']!.reasons[0]!;
    expect(reason.points).toBe(-1);
    expect(reason.facts).toMatchObject({ 三项指标综合评定值: 80, 'MEANOFALL(三项指标综合评定值)': 85 });
    expect(high!.clauses['25.1']!.reasons).toEqual([]);
  });

  it('reads texts as in a cell, and says so', () => {
    const [card] = scorecards(withFacts({ 未按时调度次数: '３次', 被国家或省级通报: '否' }));
    expect(card!.clauses['2.1']!.points).toBe(7);
    expect(card!.findings.find(({ code }) => code === 'readAs')).toMatchObject({
      severity: 'info',
      clause: '2.1',
      fact: '未按时调度次数',
    });
  });

  it('takes blank counts as zero when it is told to', () => {
    const [card] = scorecards({ ...withFacts({ 被国家或省级通报: false }), settings: { blankCountsAreZero: true } });
    expect(card!.clauses['2.1']!.points).toBe(10);
    expect(card!.findings.find(({ clause, code }) => clause === '2.1' && code === 'assumedZero')).toBeDefined();
  });

  it('takes the reading that is chosen', () => {
    const input = (readings: Record<string, string>): EvaluateInput => ({
      assessees: [{ name: '甲县', facts: { '15.4': { 绿色商场创建率: 34 } } }],
      readings,
    });
    const points = (readings: Record<string, string>) => scorecards(input(readings))[0]!.clauses['15.4']!.points;
    // 34% is one point below 35% and 16 below 50%; the clause has 5 points.
    expect([points({}), points({ 起扣线: '按目标50%' })]).toEqual([4, 0]);
  });

  it('replaces what a person adjusted, and says who and why', () => {
    const [card] = scorecards({
      ...withFacts({ 未按时调度次数: 2, 被国家或省级通报: false }),
      adjustments: [{ assessee: '县1', clause: '2.1', points: 9, reason: '系统故障', by: '张三', date: '2022-12-30' }],
    });
    expect(card!.clauses['2.1']).toEqual({
      state: 'scored',
      points: 9,
      range: [9, 9],
      reasons: [],
      adjustment: { computed: 8, reason: '系统故障', by: '张三', date: '2022-12-30' },
    });
  });

  it('quotes a long reason of an adjustment no longer than the sheets do', () => {
    const long = '越'.repeat(40_000);
    const [card] = scorecards({
      ...withFacts({ 未按时调度次数: 2, 被国家或省级通报: false }),
      adjustments: [{ assessee: '县1', clause: '2.1', points: 9, reason: long, by: long, date: '2022-12-30' }],
    });
    const { reason, by } = card!.clauses['2.1']!.adjustment!;
    expect([reason, by]).toEqual([`${'越'.repeat(200)}…`, `${'越'.repeat(60)}…`]);
  });

  it('prints a table without --json', () => {
    const { exit, stdout } = kaoping.run(['evaluate', 'shaoxing-2022', '--lang', 'en'], {
      input: JSON.stringify(withFacts({})),
    });
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^Assessee +Total +Verdict +Pending clauses +Error +Warning +Note$/m);
    // One error: 县1 is none of the rubric's names.
    expect(stdout).toMatch(/^县1 .* Undecided \(may still be excellent\) +\d+ +1 +\d+ +0$/m);
  });
});

describe('what the rubric does not have', () => {
  it('is a finding, and the rest is scored', () => {
    const [card] = scorecards({
      assessees: [
        {
          name: '甲县',
          facts: { '2.1': { 未按时调度次数: 2, 被国家或省级通报: false, constructor: 1 }, '99.1': { 次数: 1 } },
        },
      ],
      readings: { 没有的口径: '甲', 不足一档: '乙' },
      adjustments: [{ assessee: '乙县', clause: '2.1', points: 9, reason: '甲', by: '乙', date: '丙' }],
    });
    expect(card!.clauses['2.1']!.points).toBe(8);
    const errors = card!.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, clause, fact }) => [code, clause, fact])).toEqual([
      ['unknownFact', '2.1', 'constructor'],
      ['unknownClause', '99.1', ''],
      ['unknownAssessee', '', ''],
      ['unknownReading', '', ''],
      ['unknownOptionOfReading', '', ''],
      ['adjustmentUnknown', '2.1', ''],
    ]);
    expect(errors[0]!.message).toBe('条款 2.1 没有填报项“constructor”，所填数据未采用。请核对名称。');
    expect(errors[5]!.message).toBe('核定调整所写的考核对象“乙县”或条款“2.1”不存在，未采用。请核对。');
  });
});

describe('input of another form ends with exit code 2 and a sentence', () => {
  it.each([
    ['', '输入不是合格的 JSON：'],
    ['{', '输入不是合格的 JSON：'],
    ['[]', 'JSON 应为 Object，实际是 Array。'],
    ['{}', '缺少 assessees。'],
    ['{"assessees":[]}', 'assessees 应为 >=1，实际是 0。'],
    ['{"assessees":[{"name":"甲县"}]}', '缺少 assessees[0].facts。'],
    ['{"assessees":[{"name":"甲县","facts":[]}]}', 'assessees[0].facts 应为 Object，实际是 Array。'],
    ['{"assessees":[{"name":"甲县","facts":{"2.1":[]}}]}', 'assessees[0].facts["2.1"] 应为 Object，实际是 Array。'],
    ['{"assessees":[{"name":"甲县","facts":{"2.1":3}}]}', 'assessees[0].facts["2.1"] 应为 Object，实际是 3。'],
    ['{"assessees":[{"name":"甲县","facts":{"2.1":{"次数":["2"]}}}]}', 'assessees[0].facts["2.1"].次数 应为'],
    ['{"assessees":[{"name":"甲县","facts":{}}],"reading":{}}', 'reading 不是可用的项。'],
    ['{"assessees":[{"name":"甲\\u200b县","facts":{}}]}', '考核对象名称“甲[U+200B]县”中有看不见的字符'],
    ['{"assessees":[{"name":"甲县","facts":{}},{"name":" 甲县","facts":{}}]}', '考核对象“甲县”重复。'],
    ['{"assessees":[{"name":" ","facts":{}}]}', '有考核对象没有名称。'],
  ])('%s', (input, sentence) => {
    const { exit, stdout, stderr } = evaluate(input);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });

  it('names every place at once', () => {
    expect(evaluate('{"assessees":[{"name":1,"facts":2}]}').stderr.trim().split('\n')).toHaveLength(2);
  });

  it('takes a byte order mark, and refuses what is not UTF-8', () => {
    const input = new TextEncoder().encode(`\ufeff${JSON.stringify(withFacts({}))}`);
    expect(kaoping.run(['evaluate', 'shaoxing-2022', '--json'], { input }).exit).toBe(0);
    const gbk = Uint8Array.of(0x7b, 0xbf, 0xbc, 0x7d);
    expect(kaoping.run(['evaluate', 'shaoxing-2022'], { input: gbk })).toEqual({
      exit: 2,
      stdout: '',
      stderr: '输入不是 UTF-8 编码。请另存为 UTF-8 后再试。\n',
    });
  });
});

describe('kaoping evaluate with a rubric that has no verdict', () => {
  const input: EvaluateInput = {
    assessees: [{ name: '甲局', facts: { '2': { 未按要求参会报送次数: 3 }, '5.1': { 志愿服务活动参与率: 12.9 } } }],
  };

  it('has null for it, and 0 for bonus and deductions', () => {
    const { exit, stdout } = kaoping.run(['evaluate', 'zhoushan-2020', '--json'], { input: JSON.stringify(input) });
    const output = JSON.parse(stdout) as EvaluateOutput;
    expect([exit, schemaErrors('evaluate-output', output)]).toEqual([0, []]);
    // 2 has 7 of its 10 points and 5.1 none of its 10.
    expect(output.scorecards[0]).toMatchObject({
      ...{ base: null, bonus: 0, deductions: 0, total: null, range: [7, 87], verdict: null },
    });
  });

  it('leaves its column out of the table', () => {
    const { stdout } = kaoping.run(['evaluate', 'zhoushan-2020'], { input: JSON.stringify(input) });
    // Of the evidence, too: the 4 that are overdue are errors.
    expect(stdout).toMatch(/^考核对象 +总分 +待定条款 +错误 +提醒 +提示\n甲局 +7～87 +17 +4 +\d+ +\d+\n.*逾期 4$/m);
  });
});
