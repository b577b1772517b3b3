import { assessmentInput, parseInput } from '../../src/cli/evaluateInput';
import { words } from '../../src/locales';
import { rubricById } from '../../src/rubrics';
import { assess } from '../../src/scoring';
import { fillingRows, readableRows } from '../../src/sheets/filling/rows';

const rubric = rubricById('shaoxing-2022')!;

function points(facts: unknown, clause: string) {
  const given = parseInput(JSON.stringify({ assessees: [{ name: '诸暨市', facts }] }), rubric, words('en'));
  const { input, findings } = assessmentInput(rubric, given);
  return [assess(rubric, input).scorecards[0]!.clauses.get(clause)!.points, findings.map(({ code }) => code)];
}

describe('facts under the names of earlier versions', () => {
  it('count as they did in the JSON of evaluate, and today’s name goes before', () => {
    expect(points({ '6.1.1': { 酌情扣分: 1 } }, '6.1.1')).toEqual([4, []]);
    expect(points({ '6.1.1': { 永久基本农田完成不佳扣分: 2, 酌情扣分: 1 } }, '6.1.1')).toEqual([3, []]);
    expect(points({ '6.1.1': { 视情扣分: 1 } }, '6.1.1')).toEqual([null, ['unknownFact']]);
  });

  it('that were counts of one county, and are asked as yes and no, are still taken as counts', () => {
    const rest = { 文化基因库填报完整: true, 入选基因解码示范项目: true };
    const counts = { 基因解码项目未完成区县数: 3, 文化标识任务未完成区县数: 0 };
    expect(points({ '28.1': { ...rest, ...counts } }, '28.1')).toEqual([3, []]);
    expect(points({ '28.1': { ...rest, 完成基因解码项目: false, 完成文化标识建设任务: true } }, '28.1')).toEqual([
      4,
      [],
    ]);
  });

  it('are known by their hidden keys in older sheets; new sheets ask for what is asked today', () => {
    const readable = readableRows(rubric);
    expect(readable.get('6.1.1|酌情扣分')!.fact.name).toBe('永久基本农田完成不佳扣分');
    expect(readable.get('28.1|基因解码项目未完成区县数')!.claim?.id).toBe('28.1');
    const asked = fillingRows(rubric).filter(({ clause }) => clause.id === '28.1');
    expect(asked.map(({ fact, leads }) => [fact.name, leads])).toEqual([
      ['文化基因库填报完整', true],
      ['入选基因解码示范项目', false],
      ['完成基因解码项目', false],
      ['完成文化标识建设任务', false],
    ]);
  });
});
