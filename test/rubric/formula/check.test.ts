import fc from 'fast-check';
import { check, FormulaError, parse } from '../../../src/rubric';
import { runs } from '../../full';
import { expressions, sourceOf } from './arbitrary';
import { typeOf } from './facts';

const typeOfFormula = (source: string): string => check(parse(source), source, typeOf);

function complaint(source: string): unknown {
  try {
    typeOfFormula(source);
  } catch (error) {
    if (error instanceof FormulaError) return { code: error.code, position: error.position, ...error.data };
    throw error;
  }
  return 'none';
}

describe('the type of a formula', () => {
  it.each([
    ['起数 * 2 - 完成率%', 'number'],
    ['起数 >= 2', 'boolean'],
    ['等次 = "优秀"', 'boolean'],
    ['已出台 = 被通报', 'boolean'],
    ['已出台', 'boolean'],
    ['等次 & "等"', 'text'],
    ['IF(已出台, 0, 2)', 'number'],
    ['IF(已出台, "有", 等次)', 'text'],
    ['IF(已出台, TRUE, 被通报)', 'boolean'],
    ['CHOOSE(起数, 已出台, 被通报)', 'boolean'],
    ['AND(已出台)', 'boolean'],
    ['OR(已出台, 被通报, 起数 > 1)', 'boolean'],
    ['NOT(已出台)', 'boolean'],
    ['MIN(起数)', 'number'],
    ['SUM(起数, 1, 2, 3)', 'number'],
    ['ROUND(完成率, 2)', 'number'],
    ['INT(ABS(增速))', 'number'],
    ['DATE(2022, 8, 31)', 'number'],
    ['STEPS(100 - 完成率, 1) + STARTED(100 - 完成率, 0.5)', 'number'],
    ['RATE(起数, 目标)', 'number'],
    ['ASSESSEE()', 'text'],
    ['GIVEN(等次)', 'boolean'],
    ['GIVEN(完成率)', 'boolean'],
    ['MEANOFALL(完成率)', 'number'],
    ['RANKOFALL(完成率)', 'number'],
    ['MINOFALL(起数 / 目标) + MAXOFALL(100 - 完成率)', 'number'],
    ['MEANOFALL(起数 + 1, 已出台)', 'number'],
    ['MINOFALL(完成率 / MAXOFALL(完成率), 起数 > 2)', 'number'],
    ['RANKOFALL(起数 / 目标, 1)', 'number'],
    ['RANKOFALL(起数 / 目标, 0, NOT(被通报))', 'number'],
  ])('%s is a %s', (source, expected) => {
    expect(typeOfFormula(source)).toBe(expected);
  });

  it('is found for every well-typed expression', () => {
    for (const type of ['number', 'boolean', 'text'] as const) {
      fc.assert(
        fc.property(expressions(type, { comparesAll: true }), (expression) => {
          expect(check(expression, sourceOf(expression), typeOf)).toBe(type);
        }),
        { numRuns: runs(200) },
      );
    }
  });
});

describe('a formula that makes no sense is refused with the place', () => {
  const wrong = (position: number, expected: string, actual: string): unknown => ({
    code: 'wrongType',
    position,
    expected,
    actual,
  });
  const count = (position: number, name: string, least: number, most: number, actual: number): unknown => ({
    code: 'wrongArgumentCount',
    position,
    name,
    least,
    most,
    actual,
  });

  it.each<[string, unknown]>([
    ['2 * 起敉', { code: 'unknownName', position: 4, name: '起敉' }],
    ['MEANOFALL(无此项)', { code: 'unknownName', position: 10, name: '无此项' }],
    ['已出台 + 1', wrong(0, 'number', 'boolean')],
    ['1 + 等次', wrong(4, 'number', 'text')],
    ['-已出台', wrong(1, 'number', 'boolean')],
    ['等次%', wrong(0, 'number', 'text')],
    ['起数 & "次"', wrong(0, 'text', 'number')],
    ['"第" & 起数', wrong(6, 'text', 'number')],
    ['起数 = "2"', wrong(5, 'number', 'text')],
    ['已出台 = 1', wrong(6, 'boolean', 'number')],
    ['1 < 完成率 < 3', wrong(10, 'boolean', 'number')],
    ['IF(起数, 1, 2)', wrong(3, 'boolean', 'number')],
    ['IF(已出台, 1, "无")', wrong(11, 'number', 'text')],
    ['CHOOSE(已出台, 1, 2)', wrong(7, 'number', 'boolean')],
    ['CHOOSE(1, 1, 2, TRUE)', wrong(16, 'number', 'boolean')],
    ['AND(已出台, 1)', wrong(9, 'boolean', 'number')],
    ['NOT(起数)', wrong(4, 'boolean', 'number')],
    ['MAX(0, 已出台)', wrong(7, 'number', 'boolean')],
    ['SUM(1, 2, 3, 等次)', wrong(13, 'number', 'text')],
    ['STEPS(等次, 1)', wrong(6, 'number', 'text')],
    ['RANKOFALL(等次)', wrong(10, 'number', 'text')],
    ['ROUND(起数, 等次)', wrong(10, 'number', 'text')],
    ['IF(已出台, 1)', count(0, 'IF', 3, 3, 2)],
    ['CHOOSE(1)', count(0, 'CHOOSE', 2, 255, 1)],
    ['1 + MAX()', count(4, 'MAX', 1, 255, 0)],
    ['NOT(已出台, 被通报)', count(0, 'NOT', 1, 1, 2)],
    ['ROUND(起数)', count(0, 'ROUND', 2, 2, 1)],
    ['STEPS(起数)', count(0, 'STEPS', 2, 2, 1)],
    ['DATE(2022, 8)', count(0, 'DATE', 3, 3, 2)],
    ['ASSESSEE(1)', count(0, 'ASSESSEE', 0, 0, 1)],
    ['GIVEN(起数 + 1)', { code: 'needsFact', position: 9, name: 'GIVEN' }],
    ['RANKOFALL(3)', { code: 'needsFigure', position: 10, name: 'RANKOFALL' }],
    ['1 + MINOFALL(1 + 2, 已出台)', { code: 'needsFigure', position: 15, name: 'MINOFALL' }],
    ['MAXOFALL(等次)', wrong(9, 'number', 'text')],
    ['MEANOFALL(完成率, 起数)', wrong(15, 'boolean', 'number')],
    ['MINOFALL()', count(0, 'MINOFALL', 1, 2, 0)],
    ['MAXOFALL(完成率, 1, 已出台)', count(0, 'MAXOFALL', 1, 2, 3)],
    ['RANKOFALL(完成率, 2)', { code: 'needsOrder', position: 15, name: 'RANKOFALL' }],
    ['RANKOFALL(完成率, 起数)', { code: 'needsOrder', position: 15, name: 'RANKOFALL' }],
    ['RANKOFALL(完成率, 已出台)', wrong(15, 'number', 'boolean')],
    ['RANKOFALL(完成率, 1, 起数)', wrong(18, 'boolean', 'number')],
    ['ROUND(完成率, 起数)', { code: 'needsLiteral', position: 11, name: 'ROUND' }],
    ['ROUNDUP(完成率, 0.5)', { code: 'needsLiteral', position: 13, name: 'ROUNDUP' }],
    ['ROUNDDOWN(完成率, 1 + 1)', { code: 'needsLiteral', position: 17, name: 'ROUNDDOWN' }],
    ['DATE(2022, 起数, 1)', { code: 'needsLiteral', position: 11, name: 'DATE' }],
    ['等次 < "优秀"', { code: 'textOrder', position: 3, operator: '<' }],
    ['已出台 >= 被通报', { code: 'textOrder', position: 4, operator: '>=' }],
  ])('%s', (source, expected) => {
    expect(complaint(source)).toEqual(expected);
  });
});
