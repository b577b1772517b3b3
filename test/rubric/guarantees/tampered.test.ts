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
