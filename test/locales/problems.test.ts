import { words } from '../../src/locales';
import { check, FormulaError, loadRubric, parse, RubricError } from '../../src/rubric';

const zh = words('zh-CN');
const en = words('en');

/** The complaints about a rubric whose only file is this text. */
function problemsOf(text: string): readonly RubricError['problems'][number][] {
  try {
    loadRubric({ rubric: { path: 'mini/rubric.yaml', text }, nodes: [], responsibility: null, source: '' });
  } catch (error) {
    if (error instanceof RubricError) return error.problems;
    throw error;
  }
  throw new Error('was loaded');
}

function formulaError(source: string): FormulaError {
  try {
    check(parse(source), source, () => 'number');
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('a rubric problem', () => {
  it('names the file and the line of a syntax error', () => {
    const [problem] = problemsOf('id: mini\ntitle: [一\n');
    expect(zh.describeRubricProblem(problem!)).toMatch(
      /^mini\/rubric\.yaml:\d：YAML 格式有误，无法读取：.+。请检查缩进、冒号和引号。$/,
    );
  });

  it('tells what is missing, what is unknown and what is of another kind', () => {
    const sentences = problemsOf('id: 3\nnaem: mini\n').map(zh.describeRubricProblem);
    expect(sentences).toContain('mini/rubric.yaml:1：“id”应为 string，实际是 3。请对照 docs/rubric-format.md 改正。');
    expect(sentences).toContain('mini/rubric.yaml:2：“naem”不是这里可用的项。请检查拼写，或删去。');
    expect(sentences).toContain('mini/rubric.yaml：缺少“title”。请对照 docs/rubric-format.md 补上。');
  });

  it('tells in a clause what is wrong with a formula, where, and how to put it right', () => {
    const problem = {
      code: 'formula',
      place: { file: '2-ecology.yaml', line: 31, clause: '4.1.2' },
      data: { reason: 'unknownName', name: '次数', position: 5, source: '1 * 次数' },
    } as const;
    expect(zh.describeRubricProblem(problem)).toBe(
      '2-ecology.yaml:31：条款 4.1.2：公式“1 * 次数”第 5 个字符处有误：本条款没有填报项“次数”。请检查名称，或在 facts 中补上。',
    );
    expect(en.describeRubricProblem(problem)).toBe(
      '2-ecology.yaml:31: clause 4.1.2: the formula “1 * 次数” is wrong at character 5: the clause has no fact “次数”. Check the name or add it to facts.',
    );
  });

  it('says in words which types were expected and found', () => {
    const problem = {
      code: 'wrongResult',
      place: { file: 'a.yaml' },
      data: { effect: 'void', expected: 'boolean', actual: 'number', source: '1' },
    } as const;
    expect(zh.describeRubricProblem(problem)).toBe(
      'a.yaml：公式“1”的结果是数字，void 要求条件。请改正公式，或改用其他规则类型。',
    );
  });

  it('tells the four ways in which a fact can be wrong', () => {
    const told = ['name', 'judgedMax', 'options', 'floor', 'new'].map((reason) =>
      zh.describeRubricProblem({ code: 'badFact', place: { file: 'a.yaml' }, data: { name: '甲', reason } }),
    );
    expect(new Set(told).size).toBe(5);
    expect(told[1]).toBe('a.yaml：填报项“甲”由人酌定，但没有上限。请补上 max。');
  });
});

describe('a formula error', () => {
  it('counts characters from 1', () => {
    expect(zh.describeFormulaError(formulaError('1 × 2'))).toBe(
      '公式“1 × 2”第 3 个字符处有误：不认识字符“×”。请改用半角运算符和括号。',
    );
  });

  it('tells how many arguments a function takes', () => {
    expect(zh.describeFormulaError(formulaError('IF(TRUE, 1)'))).toBe(
      '公式“IF(TRUE, 1)”第 1 个字符处有误：函数 IF 应有 3 个参数，实际有 2 个。请增减参数。',
    );
    expect(en.describeFormulaError(formulaError('MIN()'))).toBe(
      'the formula “MIN()” is wrong at character 1: the function MIN takes 1 to 255 arguments but has 0. Add or remove some.',
    );
  });

  it('says types in words', () => {
    expect(zh.describeFormulaError(formulaError('1 + "a"'))).toBe(
      '公式“1 + "a"”第 5 个字符处有误：此处应为数字，实际是文字。请改正。',
    );
  });
});
