import { clausesOf } from '../../src/rubric';
import { rubricById, rubricIds } from '../../src/rubrics';
import { edit } from '../rubric/loading/expected';
import { smallRubric } from '../rubric/loading/small';
import { idleRules, unshownOptions } from './coverage';
import { exampleFailures } from './examples';

const failuresAfter = (from: string, to: string, part: 'first' | 'second' = 'first'): string[] =>
  exampleFailures(smallRubric([edit(part, from, to)]));

describe('running the examples of a rubric', () => {
  it('has nothing to say when all come out as written', () => {
    expect(exampleFailures(smallRubric())).toEqual([]);
  });

  it('names the clause, the example, and what it came to', () => {
    expect(failuresAfter('facts: { 完成率: 99 }, points: 3', 'facts: { 完成率: 98.5 }, points: 2')).toEqual([
      '1 「少一个百分点」 points: expected 2, got 3',
    ]);
    expect(failuresAfter('facts: { 完成率: 99 }, points: 3', 'points: 3, range: [3, 4], state: scored')).toEqual([
      '1 「少一个百分点」 points: expected 3, got [0,4]',
      '1 「少一个百分点」 state: expected "scored", got "pending"',
      '1 「少一个百分点」 range: expected [3,4], got [0,4]',
    ]);
  });

  it('does so under the readings of the example', () => {
    expect(failuresAfter('readings: { 恰好: 算未达到 }, points: 0', 'readings: { 恰好: 算达到 }, points: 0')).toEqual([
      '2.2.1 「从严」 points: expected 0, got 2',
    ]);
  });

  it('complains of facts that nobody could enter', () => {
    expect(failuresAfter('facts: { 完成率: 99 }, points: 3', 'facts: { 完成率: 101 }, points: null')).toEqual([
      '1 「少一个百分点」 finding: expected "none", got {"fact":"完成率","code":"aboveMaximum","data":{"given":101,"max":100,"unit":"%"}}',
    ]);
  });

  it('runs the examples of items', () => {
    expect(failuresAfter('{ 污水处数: 1 } }, points: 2', '{ 污水处数: 2 } }, points: 2', 'second')).toEqual([
      '3.1 「各一处」 points: expected 2, got 0',
    ]);
  });
});

describe('what the examples leave out', () => {
  it('is every rule that none of them puts to work', () => {
    expect(idleRules(smallRubric())).toEqual([
      '2.1 「不达标扣2分」',
      '2.1 「无河道的,不扣分」',
      '2.2.2 「酌情扣分」',
      '2.2.2 「检查发现问题的」',
      '3.1.1 「垃圾每处扣1分」',
      '3.1.2 「污水每处扣2分」',
      '3.2.1 「死树每棵扣0.5分」',
      '3.2.2 「荒地每亩扣1分」',
      '加分.1 「每项加0.5分」',
      '扣分.1 「每次扣1分」',
      '评优.1 「发生重大事故」',
    ]);
  });

  it('is every option that none of them shows to come to something else', () => {
    expect(unshownOptions(smallRubric())).toEqual([
      '– 不足一档: 按比例扣',
      '– 不足一档: 按一档扣',
      '– 考核分数: 不含加扣分',
      '3.2 绿化合并: 合并计分',
    ]);
    const same = edit(
      'first',
      'facts: { 减排率: 5 }, readings: { 恰好: 算未达到 }, points: 0',
      'facts: { 减排率: 6 }, readings: { 恰好: 算未达到 }, points: 2',
    );
    expect(unshownOptions(smallRubric([same]))).toContain('2.2.1 恰好: 算未达到');
  });
});

describe.each(rubricIds())('the worked examples of %s', (id) => {
  const rubric = rubricById(id)!;

  it('are at least two for every clause', () => {
    const few = clausesOf(rubric).filter(({ examples }) => examples.length < 2);
    expect(few.map((clause) => clause.id)).toEqual([]);
  });

  it('come out as written', () => {
    expect(exampleFailures(rubric)).toEqual([]);
  });

  it('put every rule to work', () => {
    expect(idleRules(rubric)).toEqual([]);
  });

  it('show every option of a reading to make a difference; the one of the verdict makes one for the verdict alone', () => {
    const isOfVerdict = (option: string): boolean => option.startsWith(`– ${rubric.verdict?.reading}:`);
    expect(unshownOptions(rubric).filter((option) => !isOfVerdict(option))).toEqual([]);
  });
});
