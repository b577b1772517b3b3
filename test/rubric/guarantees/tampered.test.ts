import { words } from '../../../src/locales';
import { folderFiles, severityOf } from '../../../src/rubric';
import { judged, soundTexts } from './sound';
import { TAMPERED } from './tampered';

const zh = words('zh-CN');
const en = words('en');

describe('a rubric that keeps every guarantee', () => {
  it('is loaded, and nothing is said of it', () => {
    const { rubric, problems } = judged();
    expect(problems.map(zh.problemLine)).toEqual([]);
    expect(rubric?.fullMarks).toBe(30);
  });
});

describe.each(Object.entries(TAMPERED))('%s is said', (code, cases) => {
  it.each(cases)('of $title', ({ tamperings, says }) => {
    const { rubric, problems } = judged(tamperings);
    expect(problems.map(zh.problemLine)).toContain(says);
    const said = problems.find((problem) => zh.problemLine(problem) === says)!;
    expect(said.code).toBe(code);
    // Refused if and only if an error is among what is said.
    expect(rubric === null).toBe(problems.some((problem) => severityOf(problem) === 'error'));
    expect(en.problemLine(said)).not.toMatch(/undefined|\{\{/);
  });
});

describe('a number that the text does not print', () => {
  it('is right where the clause says why', () => {
    const { problems } = judged([
      ['2 * 污水处数', '2 * MIN(污水处数, 7)'],
      ['        text: 1.清理垃圾', '        numbers: { 7: 一周检查七次 }\n        text: 1.清理垃圾'],
    ]);
    expect(problems.map(zh.problemLine)).toEqual([]);
  });
});

describe('a folder', () => {
  it('with a file that does not begin with a digit is refused, and says so', () => {
    const texts = soundTexts();
    texts.set('water.yaml', texts.get('1-group.yaml')!);
    texts.delete('source.txt');
    expect(() => folderFiles('试验', texts)).toThrow(/strangeFile .*"water.yaml"[^]*fileMissing .*"source.txt"/);
  });

  it('has its files of nodes read by number', () => {
    const texts = soundTexts();
    texts.set('10-last.yaml', '');
    texts.set('2-second.yaml', '');
    expect(folderFiles('试验', texts).nodes.map(({ path }) => path)).toEqual([
      '试验/1-group.yaml',
      '试验/2-second.yaml',
      '试验/10-last.yaml',
    ]);
  });
});

describe('a text that is empty', () => {
  it('is said to be', () => {
    const { problems } = judged([['title: 表彰\n        text', 'title: ""\n        text']]);
    expect(problems.map(zh.problemLine)).toEqual([
      '错误：试验/rubric.yaml:20：“children.0.children.0.title”不能为空。请补上内容，或删去这一项。',
    ]);
  });
});

describe('a list and a date that may never come', () => {
  /** The clause 1.1 asks for the areas of all places and for the day on which they were clean. */
  const LISTS = [
    ['垃圾处数: { type: count, unit: 处 }', '各处得分: { type: list, of: percent, unit: 分 }'],
    ['污水处数: { type: count, unit: 处 }', '办结日期: { type: date, never: 未完成 }'],
    ['deduct: 1 * 垃圾处数', 'deduct: 1 * COUNTIF(各处得分 < 2)'],
    ['deduct: 2 * 污水处数', 'deduct: IF(办结日期 > DATE(2022, 8, 31), 2, 0)'],
    ['{ 垃圾处数: 2, 污水处数: 0 }', '{ 各处得分: [1, 1.5, 80], 办结日期: "2022-08-31" }'],
    ['{ 垃圾处数: 0, 污水处数: 1 }', '{ 各处得分: [], 办结日期: 未完成 }'],
    ['{ 垃圾处数: 1 }', '{ 各处得分: [1] }'],
    ['range: [0, 4]', 'range: [2, 4]'],
  ] as const;
  const saidOf = (...more: (readonly [string, string])[]): string[] =>
    judged([...LISTS, ...more]).problems.map(zh.problemLine);

  it('keep every guarantee, and their examples come out', () => {
    expect(saidOf()).toEqual([]);
  });

  it('need a threshold that the text prints', () => {
    expect(saidOf(['各处得分 < 2)', '各处得分 < 60)'])[0]).toBe(
      '错误：试验/1-group.yaml:19：条款 1.1：“1 * COUNTIF(各处得分 < 60)”中的 60 在条文中找不到。请对照条文核对；由条文推算得来的，在 numbers 中写明理由。',
    );
    expect(saidOf(['COUNTIF(各处得分 < 2)', 'COUNTIF(各处得分, "<60")'])[0]).toContain('中的 60 在条文中找不到');
  });

  it('are refused where an amount can be negative, with a list that shows it', () => {
    expect(saidOf(['deduct: 1 * COUNTIF(各处得分 < 2)', 'deduct: 2 - COUNT(各处得分)'])[0]).toBe(
      '错误：试验/1-group.yaml:19：条款 1.1：公式“2 - COUNT(各处得分)”可能小于 0，扣分会变成加分：各处得分=0；1；2时为 -1。请用 MAX(0, …) 或 STEPS 限定。',
    );
  });

  it('are refused where percentages of 0–100 meet a part of 1', () => {
    const percents = ['unit: 分', 'unit: "%"'] as const;
    expect(saidOf(percents, ['各处得分 < 2)', '各处得分 < 2%)'])[0]).toContain('百分数按 0～100 存');
  });

  it('are refused where a rule can never act, or a blank cannot be meant so', () => {
    expect(saidOf(['各处得分 < 2)', '各处得分 < 0)'])).toContain(
      '错误：试验/1-group.yaml:19：条款 1.1：规则“发现垃圾每处扣1分”不起作用：不论填什么，“1 * COUNTIF(各处得分 < 0)”都是 0 或不成立。请改正公式。',
    );
    expect(saidOf(['of: percent', 'of: percent, default: 95'])[0]).toContain('default“95”不是它可以填的值');
    expect(saidOf(['of: percent', 'of: percent, default: 无'])[0]).toContain('留空时');
  });

  it('are refused where they are used as single figures, or asked for what they cannot say', () => {
    expect(saidOf(['COUNTIF(各处得分 < 2)', '各处得分'])[0]).toContain('“各处得分”是几个数，不能直接计算');
    expect(saidOf(['办结日期 > DATE(2022, 8, 31)', 'NEVER(各处得分)'])[0]).toContain('各处得分');
    expect(saidOf(['date, never: 未完成', 'date'], ['办结日期 > DATE(2022, 8, 31)', 'NEVER(办结日期)'])[0]).toContain(
      'NEVER 用不上',
    );
    expect(saidOf(['list, of: percent', 'count, of: percent'])[0]).toContain('不是 list 类型，不得有 of');
    expect(saidOf(['{ type: date, never: 未完成 }', '{ type: choice, options: [甲], never: 未完成 }'])[0]).toContain(
      '不是 date 类型，不得有 never',
    );
  });

  it('may be bounded, or asked for the day that never came, instead', () => {
    expect(
      saidOf(['IF(办结日期 > DATE(2022, 8, 31), 2, 0)', 'MIN(2, STEPS(办结日期 - DATE(2022, 8, 31), 1))']),
    ).toEqual([]);
    expect(
      saidOf([
        'IF(办结日期 > DATE(2022, 8, 31), 2, 0)',
        'IF(NEVER(办结日期), 2, MIN(2, STEPS(办结日期 - DATE(2022, 8, 31), 1)))',
      ]),
    ).toEqual([]);
  });
});
