import en from '../../src/locales/en.json';
import zhCN from '../../src/locales/zh-CN.json';
import type * as locales from '../../src/locales';
import { LOCALES, NOT_GIVEN, words } from '../../src/locales';
import {
  FINDINGS,
  FORMULA_DATA,
  HOST_ERRORS,
  PROBLEM_CODES,
  PROBLEMS,
  USE_CASE_ERRORS,
  VERDICT_REASONS,
} from './samples';

interface Tree {
  readonly [key: string]: string | Tree;
}

/** Every place of a locale file with its sentence: `finding.missingFact` → … */
const sentences = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : sentences(value, `${path}${key}.`),
  );
const placeholders = (sentence: string): string[] =>
  [...new Set([...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!))].sort();

/** Parts of sentences about findings. */
const PARTS = new Set(['finding.unit', 'finding.cells', 'finding.lacking']);
/** Read by people whose trade it is, and better said otherwise. */
const STUMBLED = [
  ...['考核分数可能为不超过', '重大问题情况未填', '写明材料名称', '还没有任何佐证材料', '最多超', '～超'],
  ...['若询问是否“上传”', '空白计数按零', '按零计', '没有读成', '显示不出来', '不是最新，请重算', '已过 {{days}}'],
  ...['计算时间', '口径均为默认', '核对日期', '种类', '初稿时间', '待填条款', '基本分'],
];

const chinese = new Map(sentences(zhCN));
const english = new Map(sentences(en));

describe('the locale files', () => {
  it('have exactly the same places, in the same order', () => {
    expect([...english.keys()]).toEqual([...chinese.keys()]);
  });

  it('have a sentence or a part of one at every place', () => {
    // Chinese says the unit of points as one word, English opens brackets with a space: nothing is blank.
    expect([...chinese, ...english].filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });

  it('use the same placeholders in both languages', () => {
    const differing = [...chinese].filter(
      ([key, sentence]) => placeholders(sentence).join() !== placeholders(english.get(key)!).join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('are written with full-width punctuation in Chinese', () => {
    const halfWidth = [...chinese].filter(
      ([key, sentence]) =>
        !key.startsWith('cli.help') && /[\p{Script=Han}][,;!?]|[,;!?][\p{Script=Han}]/u.test(sentence),
    );
    expect(halfWidth).toEqual([]);
  });

  it('quote as mainland texts in horizontal lines do', () => {
    expect([...chinese, ...english].filter(([, sentence]) => /[「」『』]/.test(sentence))).toEqual([]);
  });

  it('have one word for one thing, and none that people stumbled over', () => {
    const found = [...chinese].filter(([, sentence]) => STUMBLED.some((word) => sentence.includes(word)));
    expect(found).toEqual([]);
    // 上报时间 is what documents call their own column.
    const places = [...chinese].filter(([, sentence]) => sentence.includes('上报时间')).map(([key]) => key);
    expect(places).toEqual(['sheet.requirements.legend', 'sheet.requirements.column.printed', 'cli.input.outsideDay']);
  });

  it('do not contain what stands for missing data', () => {
    expect([...chinese, ...english].filter(([, sentence]) => sentence.includes(NOT_GIVEN))).toEqual([]);
  });
});

describe.each(LOCALES)('the words in %s', (locale) => {
  const text = words(locale);
  const said = (sentence: string): void => {
    expect(sentence).toMatch(/\S/);
    expect(sentence).not.toContain('{{');
    expect(sentence).not.toContain(NOT_GIVEN);
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
  };

  it('has a sentence for every finding, with every placeholder filled', () => {
    const missing = FINDINGS.filter(({ code }) => !chinese.has(`finding.${code}`));
    expect(missing).toEqual([]);
    for (const finding of FINDINGS) said(text.describeFinding(finding));
    const codes = new Set(FINDINGS.map(({ code }) => `finding.${code}`));
    expect(
      [...chinese.keys()].filter((key) => key.startsWith('finding.') && !PARTS.has(key) && !codes.has(key as never)),
    ).toEqual([]);
  });

  it('has a sentence for every rubric problem and every formula error', () => {
    for (const problem of PROBLEMS) {
      const sentence = text.describeRubricProblem(problem);
      said(sentence);
      expect(sentence).toContain('2-ecology.yaml:31');
      expect(sentence).toContain('4.1.2');
    }
    for (const code of PROBLEM_CODES)
      expect([...chinese.keys()].some((key) => key === `rubric.${code}` || key.startsWith(`rubric.${code}.`))).toBe(
        true,
      );
    for (const code of Object.keys(FORMULA_DATA)) expect(chinese.has(`rubric.formula.${code}`)).toBe(true);
  });

  it('has a sentence for every host error, with and without data', () => {
    for (const { code, data } of HOST_ERRORS) {
      said(text.describeHostError({ code, data }));
      said(text.describeHostError({ code, data: {} }));
      for (const value of Object.values(data)) expect(text.describeHostError({ code, data })).toContain(String(value));
    }
  });

  it('has a sentence for every use case error', () => {
    for (const [code, data] of Object.entries(USE_CASE_ERRORS))
      said(text.t(`usecase.${code as keyof typeof USE_CASE_ERRORS}`, data));
  });

  it('has words for every reason of a verdict, open and final, and for every state', () => {
    for (const reason of VERDICT_REASONS) {
      said(text.describeVerdictReason(reason));
    }
    for (const state of ['scored', 'pending', 'notApplicable', 'void', '达标', '未达标', '待定'] as const)
      said(text.describeState(state));
  });
});

describe('words', () => {
  it('are made once per locale', () => {
    expect(words('en')).toBe(words('en'));
    expect(words('en').locale).toBe('en');
    expect(words('zh-CN').locale).toBe('zh-CN');
  });

  it('say nothing on the console', () => {
    const said = (['log', 'info', 'warn', 'error'] as const).map((method) =>
      jest.spyOn(console, method).mockImplementation(() => undefined),
    );
    jest.isolateModules(() => {
      const fresh = jest.requireActual<typeof locales>('../../src/locales');
      expect(fresh.words('en').t('severity.error')).toBe('Error');
    });
    for (const spy of said) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  it('leave data alone that looks like a placeholder, a reference or a replacement pattern', () => {
    const given = '{{fact}} $t(no.way) $& $1 <b>&';
    expect(words('zh-CN').t('finding.notYesNo', { fact: '甲', given })).toBe(
      `“甲”填的是“${given}”，未采用。请填“是”或“否”。`,
    );
  });

  it('show a dash where data is missing', () => {
    expect(words('zh-CN').t('finding.notYesNo', { fact: '甲' })).toBe('“甲”填的是“—”，未采用。请填“是”或“否”。');
  });

  it('take data by any name, also those that mean something to the library', () => {
    expect(words('en').t('sheet.summary.assumedZero', { count: 1, lng: 'zh-CN', context: 'x' })).toBe(
      'blank counts taken as zero: 1',
    );
  });
});
