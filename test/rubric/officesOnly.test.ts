import { indicatorsOf, clausesIn, loadRubric, RubricError, type Rubric } from '../../src/rubric';

const RUBRIC = `id: plain
title: 小考核表
year: 2020
fullMarks: 15
assessees: [甲局]
head: 考核表
end: 附件2
`;

const GROUP = `id: 一
title: 共性任务
points: 15
children:
  - id: "1"
    title: 会议
    points: 10
    verifiers: [办公室, 人事处]
    head: 按时参加会议。
    tail: （共10分）
    children:
      - id: "1"
        title: 会议
        points: 10
        start: full
        text: 缺一次扣1分。
        facts: { 缺会次数: { type: count, unit: 次 } }
        rules: [{ quote: 缺一次扣1分, deduct: 1 * 缺会次数 }]
  - id: "2"
    title: 卫生
    points: 5
    tail: （共5分）
    children:
      - id: "2"
        title: 卫生
        points: 5
        start: full
        text: 整洁5分；
        facts: { 整洁: { type: yesNo } }
        rules: [{ quote: 整洁5分, deduct: "IF(整洁, 0, 5)" }]
`;

const SOURCE = `考核表
1 会议 按时参加会议。 缺一次扣 1 分。 （共10分） 办公室
人事处
2 卫生 整洁5分； （共5分）
附件2`;

const load = (group = GROUP, source = SOURCE, rubric = RUBRIC): Rubric =>
  loadRubric({
    rubric: { path: 'rubric.yaml', text: rubric },
    nodes: [{ path: '1.yaml', text: group }],
    responsibility: null,
    source,
  });

function complaints(...files: Parameters<typeof load>): string[] {
  try {
    load(...files);
  } catch (error) {
    if (error instanceof RubricError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('a document that prints neither groups nor a column of points', () => {
  it('loads, without bonus, deductions, verdict and readings', () => {
    const { children, verdict, readings, stepsReading } = load();
    expect([children.length, verdict, readings, stepsReading]).toEqual([1, null, [], null]);
  });

  it('has the offices of the row above where the cell is blank', () => {
    const [first, second] = indicatorsOf(load());
    expect([first!.verifiers, first!.continued]).toEqual([['办公室', '人事处'], false]);
    expect([second!.verifiers, second!.continued]).toEqual([['办公室', '人事处'], true]);
    expect(clausesIn(second!)[0]!.verifiers).toEqual(['办公室', '人事处']);
  });

  it('is complained of where an office is printed that the rubric continues from above', () => {
    expect(complaints(GROUP, SOURCE.replace('（共5分）', '（共5分）办公室'))).toEqual([
      'sourceUncovered {"file":"1.yaml","line":19,"clause":"2","where":"2.tail","text":"办公室","after":"卫生整洁5分；（共5分）"}',
    ]);
  });

  it('is complained of where the points at the end of a row are not those of its items', () => {
    expect(complaints(GROUP.replace('（共5分）', '（共6分）'), SOURCE.replace('（共5分）', '（共6分）'))).toEqual([
      'sectionPoints {"file":"1.yaml","line":19,"clause":"2","id":"2","printed":6,"sum":5}',
    ]);
  });

  it('is complained of where it prints the points of one row after all', () => {
    expect(complaints(GROUP, SOURCE.replace('（共10分）', '（共10分） 10分'))).toEqual([
      'sourceUncovered {"file":"1.yaml","line":5,"clause":"1","where":"1.tail","text":"10分","after":"一次扣1分。（共10分）"}',
    ]);
  });
});
