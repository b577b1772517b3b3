import { categoriesOf, clausesIn, clausesOf, indicatorsOf, sectionsOf, type Rubric } from '../../src/rubric';
import { rubricById } from '../../src/rubrics';
import { assess, scoreOf, type Adjustment, type FactLookup, type Scorecard } from '../../src/scoring';
import { bestEntries } from './bestFacts';

const rubric: Rubric = rubricById('zhoushan-2020')!;
const [category] = categoriesOf(rubric);
const indicators = indicatorsOf(rubric);
const clauses = clausesOf(rubric);
const [bureau] = rubric.assessees as [string];

function score(lookup: FactLookup, adjustments: readonly Adjustment[] = []): Scorecard {
  const settings = { blankCountsAreZero: false };
  return assess(rubric, { assessees: [bureau], lookup, settings, adjustments }).scorecards[0]!;
}

describe('the complete reading of 舟山 2020, 附件1', () => {
  it('has 9 indicators in one group that add up to 100 points', () => {
    expect(rubric.children).toHaveLength(1);
    expect(indicators.map(({ id, title, points }) => `${id} ${title} ${points}`)).toEqual([
      '1 组织保障 15',
      '2 信息报送 10',
      '3 交办任务 15',
      '4 创建氛围 5',
      '5 文明建设 15',
      '6 《条例》落实 15',
      '7 创建氛围 10',
      '8 单位环境 10',
      '9 文明建设 5',
    ]);
    expect([category!.points, rubric.fullMarks]).toEqual([100, 100]);
  });

  it('has 19 clauses with the printed points; the two of item 3 share its 15', () => {
    expect(clauses.map(({ id, points }) => `${id} ${points ?? '–'}`)).toEqual([
      ...['1.1 4', '1.2 5', '1.3 6', '2 10', '3.1 –', '3.2 –', '4.1 2', '4.2 3', '5.1 10', '5.2 5'],
      ...['6.1 5', '6.2 10', '7.1 5', '7.2 5', '8.1 4', '8.2 2', '8.3 2', '8.4 2', '9 5'],
    ]);
    expect(sectionsOf(rubric).flatMap(({ id, points, pool }) => (pool ? [`${id} ${points}`] : []))).toEqual(['3 15']);
  });

  it('continues a blank lead office from the row above, and takes the two names in one cell for two', () => {
    expect(indicators.map(({ id, verifiers, continued }) => [id, verifiers.join('、'), continued])).toEqual([
      ['1', '创建领导小组办公室', false],
      ['2', '创建领导小组办公室', true],
      ['3', '创建领导小组办公室', true],
      ['4', '办公室、人事处', false],
      ['5', '办公室', false],
      ['6', '督察办（法规处）', false],
      ['7', '办公室', false],
      ['8', '办公室', true],
      ['9', '办公室', true],
    ]);
    expect(
      indicators.every((indicator) => clausesIn(indicator).every(({ verifiers }) => verifiers === indicator.verifiers)),
    ).toBe(true);
  });

  it('keeps what the document prints around the numbered standards', () => {
    expect(indicators.map(({ tail }) => tail)).toEqual([
      '（共15分）',
      '（共10分）',
      '（共15分）',
      '（共5分）注：办公室负责党员宣传教育；人事处负责全体人员宣传教育。',
      '（共15分）',
      '（共15分）',
      '（共10分）',
      '（共10分）',
      '（共5分）',
    ]);
    expect(indicators[2]!.head).toBe('落实市领导、市创建办、各创建专项组、各创建任务牵头单位交办布置的各项工作任务。');
  });

  it('has neither bonus nor deductions, verdict or a responsibility table', () => {
    const { children, verdict, stepsReading, responsibility } = rubric;
    expect([children, verdict, stepsReading, responsibility]).toEqual([[category], null, null, null]);
  });

  it('declares what its text leaves open: part points of five clauses, and whether being late is missing', () => {
    expect(rubric.readings.map(({ name, clause, options }) => [name, clause, ...options])).toEqual([
      ['部分完成的计分', null, '缺一项不得分', '按项平均计分'],
      ['迟到迟报计次', '2', '也算少一次', '不算少一次'],
    ]);
  });

  it('says where part points follow that reading', () => {
    const told = clauses.filter(({ facts }) => facts.some(({ hint }) => hint.includes('见口径“部分完成的计分”')));
    expect(told.map(({ id }) => id)).toEqual(['4.1', '4.2', '5.1', '6.2', '7.1']);
  });
});

describe('a scorecard of 舟山 2020', () => {
  const best = bestEntries(rubric, bureau);
  const lookup: FactLookup = (_, { id }, fact) => best.get(id)![fact];

  it('has 100 points with all facts at their best, and no verdict', () => {
    const { base, bonus, deductions, total, verdict } = score(lookup);
    expect([base.points, bonus.points, deductions.points, total.points, verdict]).toEqual([100, 0, 0, 100, null]);
  });

  it('can still be anything from 0 to 100 with all facts missing', () => {
    const { total, verdict } = score(() => null);
    expect([total.range, verdict]).toEqual([[0, 100], null]);
  });

  it('loses what the text says, item 3 at most its 15', () => {
    const facts: Readonly<Record<string, number>> = {
      未按要求参会报送次数: 3,
      落实不力酌情扣分: 14,
      反馈不及时次数: 4,
      有集中学习记录的季度数: 3,
      志愿服务活动参与率: 12.9,
      知晓率和素养测评扣分: 0.5,
    };
    const card = score((row, clause, fact) => facts[fact] ?? lookup(row, clause, fact));
    expect(indicators.map(({ id }) => `${id} ${scoreOf(card, id).points}`)).toEqual([
      ...['1 15', '2 7', '3 0', '4 2', '5 5', '6 15', '7 9.5', '8 10', '9 5'],
    ]);
    // 100 − 3 − 15 − 3 − 10 − 0.5
    expect(card.total.points).toBe(68.5);
  });

  it('has the part points that a person enters', () => {
    const adjustment = {
      assessee: bureau,
      clause: '5.1',
      points: 5,
      reason: '参与率已达到',
      by: '张三',
      date: '2020-12-20',
    };
    const { clauses: scores, total } = score(
      (row, clause, fact) => (fact === '志愿服务活动活跃度' ? 69.9 : lookup(row, clause, fact)),
      [adjustment],
    );
    expect([scores.get('5.1')!.computed!.points, scores.get('5.1')!.points, total.points]).toEqual([0, 5, 95]);
  });
});
