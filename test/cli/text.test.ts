import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languageAsked, languageOf } from '../../src/cli/language';
import { planOutputs } from '../../src/cli/outputs';
import { displayWidth, table } from '../../src/cli/table';
import { words } from '../../src/locales';

describe('the language', () => {
  it('is what --lang asks for, the first time and before --', () => {
    expect(languageAsked(['score', 'a.xlsx', '--lang', 'en'])).toBe('en');
    expect(languageAsked(['--lang=zh-CN', 'rubrics', '--lang', 'en'])).toBe('zh-CN');
    expect(languageAsked(['score', '--', '--lang'])).toBeNull();
    expect(languageAsked(['rubrics'])).toBeNull();
  });

  it('is undefined when there is no such language', () => {
    expect(languageAsked(['rubrics', '--lang', 'fr'])).toBeUndefined();
    expect(languageAsked(['rubrics', '--lang'])).toBeUndefined();
  });

  it('is Chinese when the environment says so or says nothing', () => {
    const chinese = [
      {},
      { LANG: '' },
      { LANG: 'C' },
      { LANG: 'C.UTF-8' },
      { LC_ALL: 'POSIX' },
      { LANG: 'zh_TW' },
      { LC_ALL: 'zh_CN.GB18030', LANG: 'en' },
    ];
    expect(chinese.map(languageOf)).toEqual(chinese.map(() => 'zh-CN'));
    expect([{ LANG: 'en_US' }, { LC_ALL: 'fr_FR', LANG: 'zh_CN' }, { LANG: 'Czech' }].map(languageOf)).toEqual([
      'en',
      'en',
      'en',
    ]);
  });
});

describe('a table', () => {
  it('counts Chinese characters as two cells', () => {
    expect(['abc', '越城区', '0～8分', 'e\u0301', '𠮷', ''].map(displayWidth)).toEqual([3, 6, 6, 1, 2, 0]);
  });

  it('is aligned, without spaces at the end of a line', () => {
    expect(
      table(
        [
          ['名称', '分'],
          ['a', '10'],
          ['越城区', ''],
        ],
        ['left', 'right'],
      ),
    ).toBe('名称    分\na       10\n越城区');
  });
});

describe('where results go', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaoping-outputs-'));
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'file'), '');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const plan = (files: string[], output?: string): string[] =>
    planOutputs(files, output, words('en')).map((task) => task.output);

  it('is beside the input, with 已评分 behind the name', () => {
    expect(plan(['a.xlsx', join('b', 'c.d.xlsx')])).toEqual(['a-已评分.xlsx', join('b', 'c.d-已评分.xlsx')]);
  });

  it('keeps the extension of a workbook with macros', () => {
    expect(plan(['a.xlsm', 'b.XLSX', 'c'])).toEqual(['a-已评分.xlsm', 'b-已评分.XLSX', 'c-已评分.xlsx']);
  });

  it('is the file that is named for one input, in the folder that is named for several', () => {
    expect(plan(['a.xlsx'], 'b.xlsx')).toEqual(['b.xlsx']);
    expect(plan(['a.xlsx', join('b', 'c.xlsx')], 'out')).toEqual([
      join('out', 'a-已评分.xlsx'),
      join('out', 'c-已评分.xlsx'),
    ]);
    expect(plan(['a.xlsx'], join(folder, 'out'))).toEqual([join(folder, 'out', 'a-已评分.xlsx')]);
  });

  it('may be the one input itself', () => {
    expect(plan(['a.xlsx'], 'a.xlsx')).toEqual(['a.xlsx']);
  });

  it('is refused when it is no folder, or the same for two, or another input', () => {
    expect(() => plan(['a.xlsx', 'b.xlsx'], join(folder, 'file'))).toThrow('is no folder');
    expect(() => plan(['a/x.xlsx', 'b/x.xlsx'], 'out')).toThrow('would be the same file');
    expect(() => plan(['a.xlsx', './a.xlsx'])).toThrow('would be the same file');
    expect(() => plan(['a.xlsx', 'a-已评分.xlsx'])).toThrow('would be the same file');
  });
});
