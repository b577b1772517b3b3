import type { EvaluateInput, EvaluateOutput, EvidenceCheckOutput, RubricOutput } from '../../src/cli/contract';
import { makeKaoping, type Kaoping, type Run } from './kaoping';
import { schemaErrors } from './schema';

let kaoping: Kaoping;
beforeAll(async () => {
  kaoping = await makeKaoping();
});
afterAll(() => {
  kaoping.remove();
});

type Ledger = NonNullable<EvaluateInput['ledger']>;
type Entry = Ledger[number];

const run = (rubric: string, input: unknown, ...args: string[]): Run =>
  kaoping.run(['evaluate', rubric, '--json', ...args], { input: JSON.stringify(input) });

function scorecards(rubric: string, input: EvaluateInput, ...args: string[]): EvaluateOutput['scorecards'] {
  const { exit, stdout, stderr } = run(rubric, input, ...args);
  expect([exit, stderr]).toEqual([0, '']);
  const output = JSON.parse(stdout) as EvaluateOutput;
  expect(schemaErrors('evaluate-input', input)).toEqual([]);
  expect(schemaErrors('evaluate-output', output)).toEqual([]);
  return output.scorecards;
}

const check = (input: EvaluateInput): EvidenceCheckOutput => scorecards('zhoushan-2020', input)[0]!.evidence!;
const onDay = (asOf: string, ...ledger: Entry[]): EvidenceCheckOutput => check({ asOf, ledger });

/** Requirement, severity and rows of the findings with this code. */
const found = ({ findings }: EvidenceCheckOutput, code: string): [string, string, number[]][] =>
  findings
    .filter((finding) => finding.code === code)
    .map(({ requirement = '', severity, rows }) => [requirement, severity, rows]);
const statusOf = ({ status }: EvidenceCheckOutput, id: string) => status.find(({ requirement }) => requirement === id);

const DAY = '2020-06-30';
const CAPTIONS = { date: '2020-06-05', organiser: '市生态环境局', theme: '六五环境日志愿服务' };
const photo = (file: string, more: Entry = {}): Entry => ({
  ...{ requirement: '2.3', kind: '现场照片', file, ...CAPTIONS },
  ...more,
});
const report = (requirement: string, more: Entry = {}): Entry => ({
  ...{ requirement, kind: '说明报告', title: '情况说明', characters: 400 },
  ...more,
});

describe('what the ledger of Zhoushan lacks', () => {
  it('is everything when it is empty: 27 requirements, 67 things, and facts are pending', () => {
    const [card] = scorecards('zhoushan-2020', { asOf: DAY });
    const { findings, status } = card!.evidence!;
    expect([card!.assessee, card!.range]).toEqual(['舟山市生态环境局', [0, 100]]);
    expect([status.length, status.reduce((sum, { missing }) => sum + missing, 0)]).toEqual([27, 67]);
    // 37 lines of evidence and a field visit, less the 8 evaluations.
    expect(findings.filter(({ code }) => code === 'evidenceMissing')).toHaveLength(30);
    expect(findings.filter(({ code }) => code === 'evaluationOutstanding')).toHaveLength(8);
    expect(findings.filter(({ code }) => code === 'leadMissing')).toEqual([
      {
        code: 'leadMissing',
        severity: 'warning',
        requirement: '20.1',
        rows: [],
        message: '要求 20.1“支援农村改水”没有牵头处室（配合处室：治水治污办）。请先明确牵头处室。',
      },
    ]);
  });

  it('is overdue from the day after, and then an error', () => {
    expect(statusOf(onDay('2020-06-30'), '7.1')).toEqual({
      ...{ requirement: '7.1', state: 'notDue', missing: 1, due: '2020-06-30', daysLeft: 0 },
      needs: [{ kind: 'report', need: 1, have: 0 }],
    });
    const late = onDay('2020-07-02');
    expect(statusOf(late, '7.1')).toMatchObject({ state: 'overdue', daysLeft: -2 });
    expect(found(late, 'evidenceMissing').filter(([, severity]) => severity === 'error')).toEqual(
      ['7.1', '7.2', '20.1', '21.4'].map((id) => [id, 'error', []]),
    );
  });

  it('is a draft from the day after: of a formal document the end of April, of 13 reports the end of June', () => {
    expect(found(onDay('2020-05-01'), 'draftMissing')).toEqual([['9.1', 'warning', []]]);
    expect(found(onDay('2020-07-01'), 'draftMissing')).toHaveLength(14);
  });

  it('is counted: six photos of seven, one thing named twice is one', () => {
    const names = ['1.jpg', '2.jpg', '3.jpg', '4.jpg', '5.jpg', '6.jpg', '6.JPG'];
    const checked = onDay(DAY, ...names.map((file) => photo(file, { requirement: '1' })));
    expect(found(checked, 'evidenceTooFew')).toEqual([['1', 'warning', []]]);
    expect(found(checked, 'sameFile')).toEqual([['1', 'warning', [5, 6]]]);
    expect(statusOf(checked, '1')!.needs).toEqual([{ kind: 'photo', need: 7, have: 6 }]);
  });

  it('is a word about a day that an outside office sets, until it is given', () => {
    expect(found(onDay(DAY), 'deadlineUnknown')).toEqual(['1', '3.2', '4.3', '5'].map((id) => [id, 'info', []]));
    const given = check({
      asOf: DAY,
      settings: { evidence: { outsideDays: { '1': '2020-06-20', '3②': '2020-07-10' } } },
    });
    expect(found(given, 'deadlineUnknown')).toEqual(['4.3', '5'].map((id) => [id, 'info', []]));
    expect(statusOf(given, '1')).toMatchObject({ state: 'overdue', due: '2020-06-20', daysLeft: -10 });
    expect(statusOf(given, '3.2')).toMatchObject({ state: 'notDue', due: '2020-07-10', daysLeft: 10 });
  });
});

describe('what is wrong with a row', () => {
  const AFTER = '2020-07-10';
  const CASES: [code: string, row: Entry, severity: string | null, requirement?: string][] = [
    ['unknownRequirement', photo('a.jpg', { requirement: '2.5' }), 'error', ''],
    ['unknownRequirement', photo('a.jpg', { requirement: 2 }), 'error', ''],
    ['unknownRequirement', photo('a.jpg', { requirement: '２③' }), null],
    ['unknownKind', photo('a.jpg', { kind: '录像' }), 'error'],
    ['unknownKind', photo('a.jpg', { kind: null }), 'error'],
    ['kindNotAskedFor', report('1'), 'warning', '1'],
    ['emptyEntry', { requirement: '2.3', kind: '现场照片', organiser: '市生态环境局' }, 'warning'],
    ['captionIncomplete', photo('a.jpg', { organiser: '' }), 'error'],
    ['captionIncomplete', photo('a.jpg', { kind: '样报图片', media: '舟山日报', content: '报道' }), 'warning'],
    ['captionIncomplete', photo('a.jpg'), null],
    // 10% of 400 is 40, 20% is 80; 10% of 700 is 70, 20% is 140.
    ['reportTooShort', report('5', { characters: 360 }), null],
    ['reportTooShort', report('5', { characters: 359 }), 'warning', '5'],
    ['reportTooShort', report('5', { characters: '约320字' }), 'warning', '5'],
    ['reportTooShort', report('5', { characters: 319 }), 'error', '5'],
    ['reportTooLong', report('7.1', { characters: 770 }), null],
    ['reportTooLong', report('7.1', { characters: 771 }), 'warning', '7.1'],
    ['reportTooLong', report('7.1', { characters: 841 }), 'error', '7.1'],
    ['reportLengthUnknown', report('5', { characters: null }), 'info', '5'],
    ['reportLengthUnknown', report('5', { characters: '四百左右' }), 'warning', '5'],
    ['fewMeasures', report('5', { measures: 3 }), null],
    ['fewMeasures', report('5', { measures: 2 }), 'info', '5'],
    ['badDate', photo('a.jpg', { date: '六月五日' }), 'error'],
    ['badDate', photo('a.jpg', { date: '2020年6月' }), 'warning'],
    ['badDate', photo('a.jpg', { date: 43987 }), null],
    ['futureDate', photo('a.jpg', { date: '2020-07-11' }), 'warning'],
    ['outsidePeriod', photo('a.jpg', { date: '2019-06-05' }), 'error'],
    ['outsidePeriod', report('2.4', { date: '2017-12-31' }), 'error', '2.4'],
    ['late', report('7.1', { submittedDate: '2020-06-30' }), null],
    ['late', report('7.1', { submittedDate: '2020-07-01' }), 'warning', '7.1'],
    ['draftLate', report('5', { draftDate: '2020-06-30' }), null],
    ['draftLate', report('5', { draftDate: '2020-07-01' }), 'warning', '5'],
    ['draftLate', { requirement: '9.1', title: '巡河办法', draftDate: '2020-05-01' }, 'warning', '9.1'],
  ];
  let checked: EvidenceCheckOutput[];
  beforeAll(() => {
    const assessees = CASES.map(([, row], index) => ({ name: `局${index}`, facts: {}, ledger: [row] }));
    checked = scorecards('zhoushan-2020', { asOf: AFTER, assessees }).map(({ evidence }) => evidence!);
  });

  it.each(CASES.map((one, index) => [index, ...one] as const))(
    '%d %s %j: %s',
    (index, code, _, severity, requirement = '2.3') => {
      expect(found(checked[index]!, code)).toEqual(severity === null ? [] : [[requirement, severity, [0]]]);
    },
  );

  it('is one file in two requirements, where it counts for both', () => {
    const checked = onDay(DAY, photo('a.jpg'), photo('b.jpg'), photo('A.JPG', { requirement: '2.4' }));
    expect(found(checked, 'sameFile')).toEqual([['2.3', 'warning', [0, 2]]]);
    expect(statusOf(checked, '2.4')!.needs[1]).toEqual({ kind: 'photo', need: 2, have: 1 });
  });

  it('is measured by the tolerance that is set', () => {
    const withTolerance = (fine: number): EvidenceCheckOutput =>
      check({
        ...{ asOf: DAY, ledger: [report('5', { characters: 370 })] },
        settings: { evidence: { tolerance: { fine } } },
      });
    // 30 of 400 are 7.5%.
    expect(found(withTolerance(7), 'reportTooShort')).toEqual([['5', 'warning', [0]]]);
    expect(found(withTolerance(7.5), 'reportTooShort')).toEqual([]);
  });

  it('is said in the language that is asked for', () => {
    const input = { asOf: DAY, ledger: [report('5', { characters: 310 })] };
    const message = (...args: string[]): string =>
      scorecards('zhoushan-2020', input, ...args)[0]!.evidence!.findings.find(({ rows }) => rows.length > 0)!.message;
    expect(message()).toBe('“情况说明”310 字，要求 400 字左右，少 22.5%。请充实内容。');
    expect(message('--lang', 'en')).toMatch(/310 .*400.*22\.5%/);
  });
});

describe('whose ledger it is', () => {
  const ledger = [report('5')];
  const have = (evidence: EvidenceCheckOutput | undefined) => statusOf(evidence!, '5')!.needs[0]!.have;

  it('is that of its assessee, or of the only one', () => {
    const cards = scorecards('zhoushan-2020', {
      asOf: DAY,
      assessees: [
        { name: '甲局', facts: {}, ledger },
        { name: '乙局', facts: {} },
      ],
    });
    expect(cards.map(({ evidence }) => have(evidence))).toEqual([1, 0]);
    expect(have(check({ asOf: DAY, assessees: [{ name: '甲局', facts: {} }], ledger }))).toBe(1);
  });

  it('needs no day: then it is today', () => {
    // All days of the notice are past.
    expect(statusOf(check({}), '7.1')!.state).toBe('overdue');
  });

  it.each([
    [
      {
        assessees: [
          { name: '甲', facts: {} },
          { name: '乙', facts: {} },
        ],
        ledger,
      },
      '写在最外层的 ledger 只用于唯一的',
    ],
    [{ assessees: [{ name: '甲', facts: {}, ledger }], ledger }, '写在最外层的 ledger 只用于唯一的'],
    [{ ledger: [{ requirement: true }] }, 'ledger[0].requirement 应为'],
    [{ ledger: [{ name: 'a' }] }, 'ledger[0].name 不是可用的项。'],
    [{ ledger: [[]] }, 'ledger[0] 应为 Object，实际是 Array。'],
    [[], 'JSON 应为 Object，实际是 Array。'],
    [{ asOf: '2020/6/30' }, 'asOf 应为 2020-06-30 样式的日期，实际是 "2020/6/30"。'],
    [{ asOf: '2020-06-31' }, 'asOf 应为 2020-06-30 样式的日期，实际是 "2020-06-31"。'],
    [
      { settings: { evidence: { outsideDays: { '1': '2020-02-30' } } } },
      'settings.evidence.outsideDays["1"] 应为 2020-06-30 样式的日期',
    ],
    [
      { settings: { evidence: { outsideDays: { '7.1': '2020-06-20' } } } },
      '“7.1”不是由外单位确定上报时间的要求。可填：1、3.2、4.3、5。',
    ],
  ])('is refused in another form: %j', (input, sentence) => {
    const { exit, stdout, stderr } = run('zhoushan-2020', input);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });
});

describe('evidence for clauses', () => {
  /** 2.2 has 5 points, 3.1.1 none; the pool 4.1 has lost 3 by 4.1.1 and keeps the rest; 22.1.1 is pending. */
  const facts = {
    '2.2': { 已出台绿色认证政策意见: true, 有绿色认证鼓励措施: true, 有小微企业认证支持措施: true },
    '3.1.1': { 年度目标盘活面积: 100, 完成盘活面积: 90 },
    '4.1.1': { B类问题逾期数: 0, 其余问题逾期数: 1 },
    '4.1.2': { 国家级B类问题数: 0, 国家级其余问题数: 0, 省级B类问题数: 0, 省级其余问题数: 0 },
    '22.1.1': { 纳入两项考核: true },
  };

  it('is asked for where there are points, in a pool where the item has some', () => {
    const ledger: Ledger = [
      { requirement: '2.2', kind: '正式文件', title: '绿色认证意见' },
      { requirement: '4.1.1', kind: '其他', title: '整改验收意见' },
      { requirement: '4.1.1', title: '整改验收意见（二）' },
      { requirement: '3.1.1', title: '未要求' },
    ];
    const [card] = scorecards('shaoxing-2022', { asOf: '2022-12-05', assessees: [{ name: '越城区', facts, ledger }] });
    expect(card!.clauses['3.1.1']!.points).toBe(0);
    expect(card!.evidence!.status.map(({ requirement, state }) => [requirement, state])).toEqual([
      ['2.2', 'complete'],
      ['4.1.1', 'complete'],
      ['4.1.2', 'missing'],
    ]);
    expect(found(card!.evidence!, 'evidenceMissing')).toEqual([['4.1.2', 'info', []]]);
  });

  it('is not looked at without a ledger or a day', () => {
    const [card] = scorecards('shaoxing-2022', { assessees: [{ name: '越城区', facts }] });
    expect(card!.evidence).toBeUndefined();
  });
});

describe('kaoping rubric ID --json', () => {
  const planOf = (id: string): NonNullable<RubricOutput['evidence']> => {
    const output = JSON.parse(kaoping.run(['rubric', id, '--json']).stdout) as RubricOutput;
    expect(schemaErrors('rubric', output)).toEqual([]);
    return output.evidence!;
  };

  it('says what Annex 2 of Zhoushan asks for, and by whom it is to be done', () => {
    const { tasks, requirements, qualityRules } = planOf('zhoushan-2020');
    expect([tasks.length, requirements.length, qualityRules.length]).toEqual([22, 27, 25]);
    expect(tasks[1]).toMatchObject({ id: '2', code: 'Ⅲ-15', title: '志愿服务活动', reportTime: '活动完成后及时上报' });
    expect(requirements.find(({ id }) => id === '7.1')).toEqual({
      id: '7.1',
      task: '7',
      title: '重污染天气应急预案',
      quote: '①说明本市制定重污染天气应急预案的情况(说明报告,700字左右)。',
      needs: [{ kind: 'report', count: 1, characters: 700, captions: [], generalCaptions: [] }],
      deadline: { kind: 'date', day: '2020-06-30' },
      draftBy: '2020-06-30',
      lead: ['大气处'],
      cooperating: [],
      onClaimOnly: false,
    });
    expect(requirements[0]!.deadline).toEqual({ kind: 'outside', by: '市文明办' });
    expect(requirements[0]!.needs).toEqual([
      {
        ...{ kind: 'photo', count: 7, captions: ['date', 'organiser', 'theme'], generalCaptions: [] },
        period: { from: '2020-01-01', to: '2020-12-31' },
      },
    ]);
    expect(qualityRules[3]).toEqual({
      ...{ id: '时间.4', quote: '说明报告于2020年6月底前完成初稿', checkedBy: 'software', kinds: ['report'] },
    });
  });

  it('says what Shaoxing asks for, clause by clause', () => {
    const { tasks, requirements } = planOf('shaoxing-2022');
    expect(tasks).toEqual([]);
    expect(requirements.filter(({ clause }) => clause === '22.1.1').map(({ id, title }) => `${id} ${title}`)).toEqual([
      '22.1.1.1 纳入考核的文件',
      '22.1.1.2 评价奖惩制度或办法',
      '22.1.1.3 突出环境污染问题库',
    ]);
  });
});
