import { words } from '../../src/locales';
import { finding, type Finding, type FindingCode, type VerdictResult } from '../../src/scoring';

const zh = words('zh-CN');
const en = words('en');
const about = (code: FindingCode, data: Finding['data'] = {}): Finding =>
  finding(code, { assessee: '诸暨市', clause: '2.1', fact: '未按时调度次数' }, data);

describe('a finding', () => {
  it('says what happened, why, and what to do', () => {
    expect(zh.describeFinding(about('notANumber', { given: '两次', unit: '次' }))).toBe(
      '“未按时调度次数”填的是“两次”，不是数字，未采用。请只填数字（单位：次）。',
    );
    expect(zh.describeFinding(about('notANumber', { given: '两次', unit: '' }))).toBe(
      '“未按时调度次数”填的是“两次”，不是数字，未采用。请只填数字。',
    );
    expect(en.describeFinding(about('notANumber', { given: '两次', unit: '次' }))).toBe(
      '“未按时调度次数” says “两次”, which is no number, and was not used. Enter a number only (unit: 次).',
    );
  });

  it('does not promise for a judged deduction what holds for counts alone', () => {
    expect(zh.describeFinding(about('missingFact', { type: 'count' }))).toContain('请补填，没有的填 0。');
    expect(zh.describeFinding(about('missingFact', { type: 'judged', verifier: '牵头处室' }))).toContain(
      '请牵头处室补填扣分，不扣的也要填 0（空白不作 0）。',
    );
  });

  it('writes figures with at most 4 decimals', () => {
    expect(zh.describeFinding(about('claimDiffers', { claim: 10, computed: 20 / 3 }))).toBe(
      '自评分 10，核算得分 6.6667，两者不一致。请核对填报数据和佐证。',
    );
  });

  it('tells the range of an adjustment, also where it has no end', () => {
    expect(zh.describeFinding(about('adjustmentOutOfRange', { points: 12, least: 0, most: 10 }))).toBe(
      '核定调整为 12 分，应在以下范围内：0～10，未采用。请改正。',
    );
    expect(zh.describeFinding(about('adjustmentOutOfRange', { points: 2, least: -Infinity, most: 0 }))).toContain(
      '不超过0',
    );
  });

  it('names a missing column by its title', () => {
    expect(zh.describeFinding(about('columnMissing', { column: 'value' }))).toBe(
      '填报表缺少“填报值”列，可能已被删除。请恢复该列。',
    );
  });
});

describe('a verdict', () => {
  const verdict = (state: VerdictResult['state'], ...reasons: VerdictResult['reasons']): VerdictResult => ({
    state,
    reasons,
    counted: { points: null, range: [0, 0] },
    turnedFrom: null,
  });

  it('is excellent with its score and without a major problem', () => {
    expect(
      zh.describeVerdict(verdict('达标', { kind: 'reachesThreshold', score: 960, threshold: 950, open: false })),
    ).toBe('达标：考核分数960分，达到950分；无重大问题。');
  });

  it('says what it would be without the adjustments that turn it', () => {
    const reached = verdict('达标', { kind: 'reachesThreshold', score: 955, threshold: 950, open: false });
    expect(zh.describeVerdict({ ...reached, turnedFrom: '未达标' })).toBe(
      '达标：考核分数955分，达到950分；无重大问题。【核定调整改变了结论：不调整为未达标。】',
    );
  });

  it('is not excellent, for every reason there is', () => {
    const both = verdict(
      '未达标',
      { kind: 'belowThreshold', score: 943.5, threshold: 950, open: false },
      { kind: 'majorProblem', clause: '评优.1', quote: '引起重大群体性事件', figures: [] },
    );
    expect(zh.describeVerdict(both)).toBe(
      '未达标：考核分数943.5分，未达到950分；发生重大问题：引起重大群体性事件（评优标准第1条）。',
    );
    expect(en.describeVerdict(both)).toBe(
      'Not excellent: the score of 943.5 points is below 950 points; a major problem: 引起重大群体性事件 (criterion 1 for “excellent”).',
    );
  });

  it('speaks of the best that can still be while facts are missing', () => {
    expect(
      zh.describeVerdict(verdict('未达标', { kind: 'belowThreshold', score: 943.5, threshold: 950, open: true })),
    ).toBe('未达标：考核分数最高943.5分，达不到950分。');
  });

  it('is open while missing facts can still decide it', () => {
    const pending = verdict(
      '待定',
      { kind: 'mayReachThreshold', low: 900, high: 980, threshold: 950 },
      { kind: 'majorProblemPending', clause: '评优.3', facts: ['完成主要污染物年度减排目标任务'] },
    );
    expect(zh.describeVerdict(pending)).toBe(
      '待定（还可能达标）：考核分数可能为900～980分，达标线为950分；评优标准第3条未填：“完成主要污染物年度减排目标任务”。',
    );
  });

  it('speaks of the best alone while 扣分 is not filled in, for there is no worst', () => {
    const open = verdict('待定', { kind: 'mayReachThreshold', low: -Infinity, high: 978.3, threshold: 950 });
    expect(zh.describeVerdict(open)).toBe('待定（还可能达标）：考核分数最高为978.3分（扣分未填），达标线为950分。');
    expect(en.describeVerdict(open)).toContain('can reach 978.3 points at best (deductions not filled in)');
  });
});

describe('a host error', () => {
  it('says what to do with an old workbook', () => {
    expect(zh.describeHostError({ code: 'oldBinaryFormat', data: { file: '考核.xls' } })).toBe(
      '文件“考核.xls”：文件是旧版 .xls 格式，无法读取。请在 Excel 中另存为 .xlsx 后再试。',
    );
  });

  it('says where it was, and leaves technical data to the end', () => {
    expect(zh.describeHostError({ code: 'changedMeanwhile', data: { sheet: '汇总', cell: 'D7' } })).toBe(
      '工作表“汇总”，单元格 D7：计算期间单元格被改动，本次没有写入。请重新计算。',
    );
    expect(
      en.describeHostError({ code: 'brokenFile', data: { part: 'xl/workbook.xml', detail: 'unclosed tag' } }),
    ).toBe(
      'The file is damaged and cannot be read. Use Open and Repair in Excel and save a copy, or ask the sender for the file again. (part: xl/workbook.xml; detail: unclosed tag)',
    );
  });
});

describe('a hidden sheet', () => {
  it('is told with what to do, not with a code', () => {
    const error = { code: 'failed', data: { sheet: '填报-诸暨市', reason: 'hiddenSheet' } } as const;
    expect(zh.describeHostError(error)).toBe(
      '工作表“填报-诸暨市”：工作表已隐藏，无法转到，工作簿未作改动。请在任一工作表标签上点右键，选“取消隐藏”，再试一次。',
    );
    expect(en.describeHostError(error)).not.toContain('hiddenSheet');
    expect(zh.describeHostError({ code: 'failed', data: { reason: 'EIO' } })).toContain('（reason: EIO）');
  });
});

describe('a workbook whose structure is protected', () => {
  it('is told apart from a protected sheet, for it is unprotected elsewhere', () => {
    const error = { code: 'protectedSheet', data: { reason: 'workbookStructure' } } as const;
    expect(zh.describeHostError(error)).toBe(
      '工作簿的结构受保护，不能增减工作表，没有写入。请在“审阅”中撤销工作簿保护，再试一次。',
    );
    expect(en.describeHostError(error)).not.toContain('workbookStructure');
    expect(zh.describeHostError({ code: 'protectedSheet', data: { sheet: '汇总' } })).toMatch(/撤销工作表保护/);
  });
});

describe('a sheet that another page has just added', () => {
  it('is told with what to do, not with a code', () => {
    expect(zh.describeHostError({ code: 'failed', data: { sheet: '问题清单', reason: 'sheetExists' } })).toBe(
      '工作表“问题清单”：工作簿中刚有了一张同名的工作表，本次没有写入。请再试一次。',
    );
  });
});

describe('a member that a build of WPS does not have', () => {
  it('is told as what the program lacks, not as a matter of the file', () => {
    expect(zh.describeHostError({ code: 'unsupported', data: { member: 'CreateTaskPane' } })).toBe(
      '这个版本的 WPS 表格缺少所需的功能，操作没有完成。请升级 WPS，或联系管理员。（member: CreateTaskPane）',
    );
  });
});

describe('what only WPS can refuse', () => {
  const failed = (data: Readonly<Record<string, string>>): string => zh.describeHostError({ code: 'failed', data });

  it('is told with what to do, not with a code', () => {
    expect(failed({ reason: 'otherWorkbook', file: '乙.xlsx' })).toBe(
      '文件“乙.xlsx”：当前工作簿已不是刚才读取的那一个，没有写入。请切换到要计算的工作簿，再试一次。',
    );
    expect(failed({ reason: 'sheetsLeft' })).toMatch(/^要换下的旧工作表没有删成，工作簿未作改动。.*管理员。$/);
  });

  it('tells apart what was not written whole, and what was but for the copies that are left', () => {
    expect(failed({ reason: 'sheetsLeft', restored: 'no' })).toMatch(/^写入中断，.*（reason: sheetsLeft）$/);
    expect(failed({ reason: 'copiesLeft', restored: 'no' })).toMatch(/^内容已全部写入，.*再把它们删除。$/);
  });
});
