import fc from 'fast-check';
import { check, explain, FormulaError, NEVER, parse, write } from '../../../src/rubric';
import { boundsOf, checked, contextOf, evaluate, evaluateRows, typeOf, type FactValues } from './facts';

const row: FactValues = { 人数: [12, 8, 15], 得分: [59.5, 60, 90, 60] };

describe('of the figures of a list', () => {
  it.each<[string, number]>([
    ['COUNT(人数)', 3],
    ['SUM(人数)', 35],
    ['MIN(人数)', 8],
    ['MAX(人数)', 15],
    ['AVERAGE(得分)', 67.375],
    ['COUNTIF(得分 >= 60)', 3],
    ['COUNTIF(得分 > 60)', 1],
    ['COUNTIF(得分 <= 60)', 3],
    ['COUNTIF(得分 < 60)', 1],
    ['COUNTIF(得分 = 60)', 2],
    ['COUNTIF(得分 <> 60)', 2],
    ['COUNTIF(得分 >= 30 * 2) / COUNT(得分)', 0.75],
    // 0.1 + 0.2 is 0.3, as figures are compared.
    ['COUNTIF(得分 = 59.4 + 0.1)', 1],
    ['SUM(人数, 5, 人数)', 75],
    ['MIN(人数, 3)', 3],
    ['MAX(10, 人数, 得分)', 90],
    ['AVERAGE(人数, 5)', 10],
    ['IF(GIVEN(人数), 1, 0)', 1],
  ])('%s is %d', (source, expected) => {
    expect(evaluate(source, row)).toBeCloseTo(expected, 12);
  });

  it.each<[string, number]>([
    ['COUNT(人数)', 0],
    ['SUM(人数)', 0],
    ['COUNTIF(人数 >= 0)', 0],
    ['MIN(人数, 3)', 3],
    ['MIN(人数)', NaN],
    ['MAX(人数)', NaN],
    ['AVERAGE(人数)', NaN],
    ['AVERAGE(人数, 3)', 3],
    ['IF(COUNT(人数) = 0, 1, AVERAGE(人数))', 1],
    ['IF(GIVEN(人数), 1, 0)', 1],
  ])('that has none, %s is %d', (source, expected) => {
    expect(evaluate(source, { 人数: [] })).toBe(expected);
  });

  it.each(['COUNT(人数)', 'SUM(人数)', 'MIN(人数, 3)', 'MAX(人数)', 'AVERAGE(人数, 3)', 'COUNTIF(人数 < 1)'])(
    'that is missing, %s has no value',
    (source) => {
      expect(evaluate(source, {})).toBeNaN();
    },
  );

  it('every assessee has its own', () => {
    const rows = [{ 人数: [1, 2] }, {}, { 人数: [] }, { 人数: [9] }];
    expect(evaluateRows(checked('SUM(人数)'), rows)).toEqual([3, NaN, 0, 9]);
    expect(evaluateRows(checked('COUNTIF(人数 > 1)'), rows)).toEqual([1, NaN, 0, 1]);
    expect(evaluateRows(checked('IF(GIVEN(人数), COUNT(人数), -1)'), rows)).toEqual([2, -1, 0, 1]);
  });

  it('the mean lies between the least and the most, and is the sum by the count', () => {
    const lists = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(lists, (人数) => {
        const [least, mean, most] = ['MIN(人数)', 'AVERAGE(人数)', 'MAX(人数)'].map((source) =>
          evaluate(source, { 人数 }),
        );
        expect([least! <= mean!, mean! <= most!]).toEqual([true, true]);
        expect(evaluate('SUM(人数) / COUNT(人数)', { 人数 })).toBe(mean);
      }),
    );
  });
});

describe('while a list is missing', () => {
  it.each<[string, [number, number]]>([
    ['COUNT(人数)', [0, Infinity]],
    ['SUM(人数)', [0, Infinity]],
    ['MIN(得分)', [0, 100]],
    ['MAX(得分)', [0, 100]],
    ['AVERAGE(得分)', [0, 100]],
    ['MIN(得分, 30)', [0, 30]],
    ['MAX(得分, 30)', [30, 100]],
    ['AVERAGE(得分, 30)', [0, 100]],
    ['COUNTIF(得分 >= 60)', [0, Infinity]],
    ['COUNTIF(得分 > 100)', [0, 0]],
    ['MIN(2, 0.5 * COUNTIF(得分 < 60))', [0, 2]],
  ])('%s lies between %o', (source, [low, high]) => {
    expect(boundsOf(source)).toEqual({ kind: 'number', low, high });
  });

  it('and while what it is compared with is, too', () => {
    expect(boundsOf('COUNTIF(得分 >= 完成率)', { 得分: [0, 50, 100] })).toEqual({ kind: 'number', low: 1, high: 3 });
  });
});

describe('how many there are of some kind', () => {
  it.each([
    ['COUNTIF(得分, ">=60")', 'COUNTIF(得分 >= 60)'],
    ['COUNTIF(得分, "60")', 'COUNTIF(得分 = 60)'],
    ['COUNTIF(得分, 60)', 'COUNTIF(得分 = 60)'],
    ['COUNTIF(得分, "<" & 完成率)', 'COUNTIF(得分 < 完成率)'],
    ['COUNTIF(得分, "<> -0.5")', 'COUNTIF(得分 <> -0.5)'],
  ])('may be asked as in a spreadsheet: %s is %s', (source, expected) => {
    expect(write(checked(source))).toBe(expected);
    expect(write(checked(expected))).toBe(expected);
  });

  const complaint = (source: string): unknown => {
    try {
      check(parse(source), source, typeOf);
    } catch (error) {
      if (error instanceof FormulaError) return [error.code, error.position];
      throw error;
    }
    return 'none';
  };

  it.each([
    ['人数 * 2', ['listAlone', 0]],
    ['MAX(0, 人数 - 1)', ['listAlone', 7]],
    ['人数 > 60', ['listAlone', 0]],
    ['IF(已出台, 人数, 人数)', ['listAlone', 8]],
    ['COUNT(起数)', ['needsList', 6]],
    ['COUNTIF(起数 > 1)', ['needsMembers', 11]],
    ['COUNTIF(人数)', ['needsMembers', 8]],
    ['COUNTIF(人数, ">=六十")', ['wrongArgumentCount', 0]],
    ['COUNTIF(人数 = "12")', ['wrongType', 13]],
    ['COUNTIF(人数 > 得分)', ['listAlone', 13]],
    ['MEANOFALL(人数)', ['listAlone', 10]],
    ['MEANOFALL(SUM(人数))', 'none'],
  ])('is refused where it is none: %s', (source, expected) => {
    expect(complaint(source)).toEqual(expected);
  });

  it('tells the list and what it is compared with', () => {
    const figures = explain(checked('COUNTIF(得分 < 完成率) * SUM(人数)'), contextOf([{}], 0));
    expect(figures.map(({ fact }) => fact)).toEqual(['得分', '完成率', '人数']);
  });
});

describe('a day that never came', () => {
  it('is later than every day', () => {
    expect(evaluate('目标 > DATE(9999, 12, 31)', { 目标: NEVER })).toBe(1);
    expect(evaluate('NEVER(目标)', { 目标: NEVER })).toBe(1);
    expect(evaluate('NEVER(目标)', { 目标: 2_958_465 })).toBe(0);
    expect(evaluate('IF(NEVER(目标), 5, 目标 - 44804)', { 目标: 44806 })).toBe(2);
    expect(evaluate('MIN(5, STARTED(目标 - 44804, 1))', { 目标: NEVER })).toBe(5);
  });

  it('may have come or not while the date is missing', () => {
    expect(boundsOf('NEVER(目标)')).toEqual({ kind: 'number', low: 0, high: 1 });
    expect(boundsOf('NEVER(完成率)')).toEqual({ kind: 'number', low: 0, high: 0 });
  });
});
