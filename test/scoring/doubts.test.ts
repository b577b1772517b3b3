import { words } from '../../src/locales';
import { clausesOf, type Clause } from '../../src/rubric';
import { rubricById } from '../../src/rubrics';
import { assess, readFact, type Assessment, type FactInput } from '../../src/scoring';

const rubric = rubricById('shaoxing-2022')!;
const zhoushan = rubricById('zhoushan-2020')!;
type Facts = Readonly<Record<string, Readonly<Record<string, FactInput>>>>;

function scored(facts: Facts, assessees: readonly string[] = rubric.assessees): Assessment {
  return assess(rubric, {
    assessees,
    lookup: (_, clause, fact) => facts[clause.id]?.[fact],
    settings: { blankCountsAreZero: false },
  });
}
const about = ({ findings }: Assessment, code: string) => findings.filter((finding) => finding.code === code);

describe('whoever is none of the rubric’s assessees', () => {
  const facts: Facts = {
    '9.1.2': { 已完成调查并提供结果: false, 调查完成不佳扣分: 0 },
    '9.3.2': { 已按要求开展调查: true, 本底调查完成不佳扣分: 0 },
    '27.2.4': { 公众满意度: 86, 公众满意度全省排名: 1, 上年公众满意度全省排名: 1 },
    '15.2': { 发现违规使用起数: 2 },
  };
  const names = ['诸暨市', '诸暨', '诸暨 市', '浙江省诸暨市', '嵊州', '杭州市'];
  const assessment = scored(facts, names);
  const [first, ...others] = assessment.scorecards;

  it('is scored by no county’s line: 9.1②, 9.3② and 27.2④ are open', () => {
    const pointsOf = (card: (typeof assessment.scorecards)[number]) =>
      ['9.1.2', '9.3.2', '27.2.4', '15.2'].map((id) => card.clauses.get(id)!.points);
    expect(pointsOf(first!)).toEqual([0, 2, 10, 3]);
    for (const card of others) {
      expect(pointsOf(card)).toEqual([null, null, null, 3]);
      expect(['9.1.2', '9.3.2', '27.2.4'].map((id) => card.clauses.get(id)!.range)).toEqual([
        [0, 5],
        [0, 3],
        [0, 10],
      ]);
      expect(card.clauses.get('27.2.4')!.reasons).toEqual([]);
    }
  });

  it('has one error that names the clauses and proposes the name that seems to be meant', () => {
    const errors = about(assessment, 'unknownAssessee');
    expect(errors.map(({ assessee, severity, data }) => [assessee, severity, data.clauses, data.proposed])).toEqual(
      ['诸暨', '诸暨 市', '浙江省诸暨市', '嵊州', '杭州市'].map((name, at) => [
        name,
        'error',
        '9.1.2、9.3.2、27.2.4',
        at < 3 ? '诸暨市' : at === 3 ? '嵊州市' : '',
      ]),
    );
    expect(words('zh-CN').describeFinding(errors[0]!)).toBe(
      '“诸暨”不是评分细则写明的考核对象，按考核对象分别规定的条款 9.1.2、9.3.2、27.2.4 暂时不能评分。是否指“诸暨市”？请用评分细则中的名称重新建立填报表。',
    );
  });

  it('is no matter to a clause that treats all alike under the chosen reading', () => {
    const { scorecards } = assess(rubric, {
      assessees: ['甲县'],
      lookup: (_, clause, fact) => facts[clause.id]?.[fact],
      settings: { blankCountsAreZero: false },
      readings: { 生物多样性调查范围: '各地同诸暨市' },
    });
    expect(scorecards[0]!.clauses.get('9.1.2')!.points).toBe(0);
  });

  it('can be anybody where no rule asks for the name', () => {
    const { findings } = assess(zhoushan, {
      assessees: ['甲局'],
      lookup: () => null,
      settings: { blankCountsAreZero: false },
    });
    expect(findings.filter(({ code }) => code === 'unknownAssessee')).toEqual([]);
  });

  it('stands in the reason of who is: whose line was used', () => {
    const card = scored({ '27.2.4': { 公众满意度: 85, 公众满意度全省排名: 9, 上年公众满意度全省排名: 9 } }, ['诸暨市'])
      .scorecards[0]!;
    const clause = clausesOf(rubric).find(({ id }) => id === '27.2.4')!;
    const [reason] = card.clauses.get('27.2.4')!.reasons;
    const line = words('zh-CN').describeReason(reason!, new Map(clause.facts.map((fact) => [fact.name, fact])));
    expect(line).toContain('考核对象 诸暨市');
    expect(line).toContain('公众满意度 85 分');
  });
});

describe('a rule that compares all assessees', () => {
  const facts: Facts = { '25.1': { 三项指标综合评定值: 60, 低于平均值酌情扣分: 2 } };

  it('warns while some of them are not there, and names them', () => {
    const [warning, ...more] = about(scored(facts, ['越城区', '诸暨市']), 'comparedWithFew');
    expect(more).toEqual([]);
    expect([warning!.severity, warning!.clause, warning!.data]).toEqual([
      'warning',
      '25.1',
      { count: 2, absent: '柯桥区、上虞区、嵊州市、新昌县' },
    ]);
    expect(about(scored(facts), 'comparedWithFew')).toEqual([]);
  });

  it('does not while nothing of it is scored', () => {
    expect(about(scored({}, ['越城区']), 'comparedWithFew')).toEqual([]);
  });

  it('says in the reason who was compared', () => {
    const { scorecards } = assess(rubric, {
      assessees: ['越城区', '诸暨市'],
      lookup: (row, clause, fact) =>
        clause.id === '25.1' ? (fact === '三项指标综合评定值' ? [60, 80][row] : 2) : undefined,
      settings: { blankCountsAreZero: false },
    });
    const clause = clausesOf(rubric).find(({ id }) => id === '25.1')!;
    const [reason] = scorecards[0]!.clauses.get('25.1')!.reasons;
    const line = words('zh-CN').describeReason(reason!, new Map(clause.facts.map((fact) => [fact.name, fact])));
    expect(line).toContain('三项指标综合评定值全体平均（越城区、诸暨市）70 分');
  });
});

describe('points that a person decided and no rule counts', () => {
  it('are told: the mean of one is itself, so the deduction of 25.1 was dropped', () => {
    const found = about(
      scored({ '25.1': { 三项指标综合评定值: 60, 低于平均值酌情扣分: 2 } }, ['越城区']),
      'decisionIgnored',
    );
    expect(found.map(({ severity, clause, fact, data }) => [severity, clause, fact, data.given])).toEqual([
      ['warning', '25.1', '低于平均值酌情扣分', 2],
    ]);
  });

  it('are told where the clause does not apply, and not where they count or are 0', () => {
    const facts = (points: number): Facts => ({
      '9.1.2': { 已完成调查并提供结果: true, 调查完成不佳扣分: points },
      '6.1.1': { 永久基本农田完成不佳扣分: points },
    });
    expect(about(scored(facts(1), ['越城区', '诸暨市']), 'decisionIgnored')).toMatchObject([
      { assessee: '越城区', clause: '9.1.2' },
    ]);
    expect(about(scored(facts(0), ['越城区']), 'decisionIgnored')).toEqual([]);
  });
});

describe('figures that contradict each other', () => {
  it.each<[string, Readonly<Record<string, FactInput>>]>([
    ['1', { 碳达峰碳中和考核得分: 105, 碳达峰碳中和考核满分: 100 }],
    ['12', { 五水共治得分: 610, 五水共治满分: 600 }],
    ['7.2', { 违法用地总面积平均值: 40, 违法占用耕地面积平均值: 45 }],
    ['8.2.2', { 下发核查图斑数: 2, 完成核查图斑数: 5 }],
    ['13.3', { 完成年度目标且水质不下降: true, 较年度目标增加V类点位数: 1 }],
    ['13.3', { 减少V类点位或达到巩固提升目标: true, 较年度目标增加V类点位数: 1 }],
    ['17.1', { 省级风貌样板区创建数: 1, 富春山居图样板区命名数: 2 }],
    ['21.2', { 活跃度全省排名: 91, 参加全省排名数: 90 }],
    ['21.3.1', { 部或省网安部门通报次数: 1, 省厅或市网安部门通报次数: 0, 未及时整改次数: 2 }],
    ['22.3.1', { 进展迟报或质量不高次数: 3, 进展漏报次数: 2 }],
    ['23.4.1', { 完成赔偿案件数: 2, 资源破坏类案件数: 5 }],
    ['23.4.1', { 五十万元以上办结数: 1, 一百万元以上办结数: 2 }],
    ['23.4.3', { 审理判决案件数: 2, 开展赔偿办理案件数: 5 }],
    ['26.1.1', { 未按规定上报起数: 1, 影响扩大起数: 2 }],
    ['26.1.1', { 较大事件起数: 0, 敏感时期较大事件起数: 1 }],
    ['26.3.2', { 未向社会公示: true, 公示时间未满: true }],
    ['26.4', { 本地尾矿库数量: 2, 其他任务未完成数量: 5 }],
    ['27.2.1', { 应开放环保设施数: 4, 已开放环保设施数: 5 }],
    ['31.2.3', { 应制定计划和清单部门数: 2, 已制定计划和清单部门数: 5 }],
    ['31.2.4', { 应报告部门数: 2, 已报告部门数: 5 }],
    ['32.4', { 应报告乡镇街道数: 2, 已报告乡镇街道数: 5 }],
  ])('in %s are a warning that names them all: %o', (id, facts) => {
    const found = about(scored({ [id]: facts }, ['越城区']), 'contradiction');
    expect(found.map(({ severity, clause }) => [severity, clause])).toEqual([['warning', id]]);
    expect(new Set(String(found[0]!.data.facts).split('、'))).toEqual(new Set(Object.keys(facts)));
  });

  it('keep the score that they have, and are not told while one of them is missing', () => {
    const both = scored({ '32.4': { 区县已报告: true, 应报告乡镇街道数: 2, 已报告乡镇街道数: 5 } }, ['越城区']);
    expect(both.scorecards[0]!.clauses.get('32.4')!.points).toBe(5);
    expect(about(scored({ '32.4': { 应报告乡镇街道数: 2 } }, ['越城区']), 'contradiction')).toEqual([]);
  });

  it('are not told of figures that may well be together', () => {
    const equal = {
      '23.4.3': { 审理判决案件数: 5, 开展赔偿办理案件数: 5 },
      '8.1': { 年度目标国土绿化面积: 2, 完成国土绿化面积: 5 },
      // All of the land that was taken is arable; audits beyond the plan; what others found.
      '7.2': { 违法用地总面积平均值: 45, 违法占用耕地面积平均值: 45 },
      '3.2': { 应完成审核企业数: 10, 按时完成审核企业数: 12 },
      '15.6': { 已依法立案查处: true, 地方未依法立案查处起数: 1 },
    };
    expect(about(scored(equal, ['越城区']), 'contradiction')).toEqual([]);
  });
});

describe('0.5分起扣', () => {
  const fact = (clause: string): Clause['facts'][number] =>
    clausesOf(rubric).find(({ id }) => id === clause)!.facts[0]!;

  it('as steps takes begun ones whole, up to the most, and says so', () => {
    expect(readFact(fact('6.1.2'), 0.7, 'steps')).toEqual({
      value: 1,
      complaint: { code: 'notAStep', data: { given: 0.7, floor: 0.5, value: 1 } },
    });
    expect(readFact(fact('6.1.2'), 0.7).value).toBe(0.7);
    expect([0, 0.2, 0.5, 1.5, 2.9, 3].map((given) => readFact(fact('6.1.2'), given, 'steps').value)).toEqual([
      ...[0, 0.5, 0.5, 1.5, 3, 3],
    ]);
  });

  it('as steps leaves 酌情扣0.2至1分 alone, which is a range', () => {
    expect(readFact(fact('26.1.4'), 0.9, 'steps').value).toBe(0.9);
  });
});
