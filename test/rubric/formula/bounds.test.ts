import fc from 'fast-check';
import { bounds, type Bounds } from '../../../src/rubric';
import { runs } from '../../full';
import { completeFacts, expressions, missingFacts, stepReadings } from './arbitrary';
import { boundsOf, checked, contextOf, evaluateRows, isComputable, type FactValues } from './facts';

const range = (source: string, row: FactValues = {}): unknown => {
  const known = boundsOf(source, row);
  // + 0: there is no need to tell −0 from 0.
  return known.kind === 'text' ? known.value : [known.low + 0, known.high + 0];
};

describe('while facts are missing, a formula lies between', () => {
  it.each<[string, unknown]>([
    ['完成率', [0, 100]],
    ['起数', [0, Infinity]],
    ['增速', [-Infinity, Infinity]],
    ['已出台', [0, 1]],
    ['等次', null],
    ['-完成率', [-100, 0]],
    ['+完成率', [0, 100]],
    ['完成率%', [0, 1]],
    ['完成率 + 5', [5, 105]],
    ['5 - 完成率', [-95, 5]],
    ['2 * 完成率', [0, 200]],
    ['-2 * 完成率', [-200, 0]],
    ['0 * 起数', [0, 0]],
    ['完成率 / 4', [0, 25]],
    ['1 / 完成率', [-Infinity, Infinity]],
    ['1 / (完成率 + 1)', [1 / 101, 1]],
    ['完成率 ^ 2', [0, 10000]],
    ['2 ^ (完成率 / 10)', [1, 1024]],
    ['增速 ^ 2', [-Infinity, Infinity]],
    ['MIN(5, 起数)', [0, 5]],
    ['MAX(0, 100 - 完成率)', [0, 100]],
    ['SUM(完成率, 完成率, 1)', [1, 201]],
    ['ABS(完成率 - 30)', [0, 70]],
    ['ABS(完成率 + 30)', [30, 130]],
    ['INT(完成率 / 30)', [0, 3]],
    ['ROUND(完成率 / 30, 1)', [0, 3.3]],
    ['ROUNDUP(完成率 / 30, 0)', [0, 4]],
    ['ROUNDUP(起数, 0)', [0, Infinity]],
    ['STEPS(95 - 完成率, 10)', [0, 9]],
    ['STARTED(95 - 完成率, 10)', [0, 10]],
    ['RATE(完成率, 50)', [0, 200]],
    ['RATE(完成率, 0)', [100, 100]],
    ['RATE(50, 目标)', [0, Infinity]],
    ['RATE(50, 目标 + 10)', [0, 500]],
    ['RATE(0, 目标)', [0, 100]],
    ['RATE(完成率 - 50, 25)', [-200, 200]],
    ['RATE(1, 增速)', [-Infinity, Infinity]],
    ['完成率 > 100', [0, 0]],
    ['完成率 >= 0', [1, 1]],
    ['完成率 < 0', [0, 0]],
    ['完成率 <= 100', [1, 1]],
    ['完成率 = 101', [0, 0]],
    ['完成率 <> 101', [1, 1]],
    ['完成率 <= 0', [0, 1]],
    ['完成率 > 0', [0, 1]],
    ['完成率 < 100', [0, 1]],
    ['完成率 >= 100', [0, 1]],
    ['完成率 > 50', [0, 1]],
    ['完成率 = 50', [0, 1]],
    ['等次 = "优秀"', [0, 1]],
    ['等次 & "等"', null],
    ['AND(已出台, FALSE)', [0, 0]],
    ['AND(已出台, TRUE)', [0, 1]],
    ['OR(已出台, TRUE)', [1, 1]],
    ['NOT(已出台)', [0, 1]],
    ['IF(已出台, 0, 2)', [0, 2]],
    ['IF(已出台, 3, 完成率)', [0, 100]],
    ['IF(完成率 >= 0, 1, 5)', [1, 1]],
    ['IF(已出台, "甲", "甲")', '甲'],
    ['IF(已出台, "甲", "乙")', null],
    ['CHOOSE(完成率 / 50, 5, 3, 1)', [3, 5]],
    ['CHOOSE(4, 5, 3, 1)', [NaN, NaN]],
    ['ASSESSEE()', '越城区'],
    ['GIVEN(起数)', [0, 0]],
    ['IF(GIVEN(完成率), 完成率, 目标)', [0, Infinity]],
    ['DATE(2022, 8, 31)', [44804, 44804]],
  ])('%s: %o', (source, expected) => {
    expect(range(source)).toEqual(expected);
  });

  it('a known fact narrows it, as far as the branches that it decides', () => {
    const source = 'IF(已出台, 0, MIN(5, 起数 + STEPS(80 - 完成率, 10)))';
    expect(range(source)).toEqual([0, 5]);
    expect(range(source, { 已出台: true })).toEqual([0, 0]);
    expect(range(source, { 已出台: false, 起数: 2 })).toEqual([2, 5]);
    expect(range(source, { 已出台: false, 完成率: 60 })).toEqual([2, 5]);
    expect(range(source, { 已出台: false, 起数: 1, 完成率: 60 })).toEqual([3, 3]);
  });

  it('a mean over all lies between the means of the least and the most', () => {
    const rows = [{ 完成率: 90 }, {}, { 完成率: 60 }];
    expect(bounds(checked('MEANOFALL(完成率)'), contextOf(rows, 0))).toEqual({
      kind: 'number',
      low: 50,
      high: 250 / 3,
    });
  });

  it('a rank over all counts who is certainly above and who may be', () => {
    const rows = [{ 完成率: 90 }, {}, { 完成率: 95 }, { 完成率: 60 }];
    const ranks = rows.map((_, row) => bounds(checked('RANKOFALL(完成率)'), contextOf(rows, row)));
    const between = (low: number, high: number): Bounds => ({ kind: 'number', low, high });
    expect(ranks).toEqual([between(2, 3), between(1, 4), between(1, 2), between(3, 4)]);
  });
});

describe('while facts of others are missing, what is over all lies between', () => {
  const of = (source: string, rows: readonly FactValues[], row = 0): unknown => {
    const known = bounds(checked(source), contextOf(rows, row));
    return known.kind === 'text' ? known.value : [known.low, known.high];
  };

  it('what the missing figure may be, from 0 to 100', () => {
    const rows = [{ 完成率: 90 }, {}, { 完成率: 60 }];
    expect(of('MINOFALL(完成率)', rows)).toEqual([0, 60]);
    expect(of('MAXOFALL(完成率)', rows)).toEqual([90, 100]);
    expect(of('MAXOFALL(100 - 完成率)', rows)).toEqual([40, 100]);
    expect(of('MEANOFALL(完成率 + 3)', rows)).toEqual([53, 259 / 3]);
    expect([0, 1, 2].map((row) => of('RANKOFALL(完成率, 1)', rows, row))).toEqual([
      [2, 3],
      [1, 3],
      [1, 2],
    ]);
  });

  it('the values with and without those of whom it is open whether they take part', () => {
    const rows = [{ 完成率: 90, 已出台: true }, { 完成率: 60 }, { 完成率: 30, 已出台: false }];
    expect(of('MINOFALL(完成率, 已出台)', rows)).toEqual([60, 90]);
    expect(of('MAXOFALL(完成率, 已出台)', rows)).toEqual([90, 90]);
    expect(of('MEANOFALL(完成率, 已出台)', rows)).toEqual([75, 90]);
    expect(of('RANKOFALL(完成率, 0, 已出台)', rows)).toEqual([1, 1]);
    expect(of('RANKOFALL(完成率, 1, 已出台)', rows)).toEqual([1, 2]);
  });

  it('the means that those who may take part can draw it to', () => {
    const rows = [{ 完成率: 50, 已出台: true }, { 已出台: true }, { 完成率: 80 }, { 完成率: 20 }];
    // At least (50 + 0 + 20) ÷ 3, at most (50 + 100 + 80) ÷ 3.
    expect(of('MEANOFALL(完成率, 已出台)', rows)).toEqual([70 / 3, 230 / 3]);
  });

  it('anything while perhaps nobody takes part, and for the rank of who perhaps does not', () => {
    const anything = [-Infinity, Infinity];
    const rows = [{ 完成率: 60 }, { 完成率: 30, 已出台: false }];
    for (const name of ['MINOFALL', 'MAXOFALL', 'MEANOFALL'])
      expect(of(`${name}(完成率, 已出台)`, rows)).toEqual(anything);
    expect(of('RANKOFALL(完成率, 0, 已出台)', rows)).toEqual(anything);
  });

  it('nothing where there is no value: nobody takes part, this one does not, a figure cannot be computed', () => {
    const nothing = [NaN, NaN];
    const nobody = [
      { 完成率: 60, 目标: 0, 已出台: false },
      { 完成率: 30, 目标: 1, 已出台: false },
    ];
    for (const name of ['MINOFALL', 'MAXOFALL', 'MEANOFALL'])
      expect(of(`${name}(完成率, 已出台)`, nobody)).toEqual(nothing);
    expect(of('RANKOFALL(完成率, 0, 已出台)', nobody)).toEqual(nothing);
    expect(of('MAXOFALL(完成率 / 目标)', nobody, 1)).toEqual(nothing);
    expect(of('RANKOFALL(完成率 / 目标)', nobody, 1)).toEqual(nothing);
  });

  it('what is not known stays open through comparisons and steps', () => {
    const nobody = [{ 完成率: 60, 已出台: false }];
    expect(of('IF(MINOFALL(完成率, 已出台) > 50, 1, 0)', nobody)).toEqual([0, 1]);
    expect(of('目标 / MINOFALL(完成率, 已出台)', [{ ...nobody[0]!, 目标: 1 }])).toEqual([NaN, NaN]);
    expect(of('1 / 0 / MINOFALL(完成率, 已出台)', nobody)).toEqual([NaN, NaN]);
    expect(of('0 * MINOFALL(完成率, 已出台)', nobody)).toEqual([NaN, NaN]);
    expect(of('STEPS(50 - MINOFALL(完成率, 已出台), 1)', nobody)).toEqual([NaN, NaN]);
  });
});

describe('bounds are sound', () => {
  const without = (row: FactValues, names: readonly string[]): FactValues =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

  it('whatever is missing turns out to be, for any expression', () => {
    const any = fc.oneof(expressions('number', { comparesAll: true }), expressions('boolean', { comparesAll: true }));
    const rows = fc.array(fc.tuple(completeFacts, missingFacts), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(any, rows, stepReadings, (expression, completions, steps) => {
        const values = evaluateRows(
          expression,
          completions.map(([row]) => row),
          steps,
        );
        const known = completions.map(([row, missing]) => without(row, missing));
        values.forEach((value, row) => {
          const found = bounds(expression, contextOf(known, row, steps));
          if (found.kind !== 'number') throw new Error('a text');
          const complete = completions.map(([facts]) => facts);
          if (!isComputable(expression, complete[row]!, complete)) return;
          const tolerance = 1e-9 * Math.max(1, Math.abs(value));
          // NaN: nothing is known.
          expect(found.low - tolerance > value).toBe(false);
          expect(found.high + tolerance < value).toBe(false);
        });
      }),
      { numRuns: runs(1000) },
    );
  });

  it('and certain for what does not depend on the missing facts', () => {
    fc.assert(
      fc.property(expressions('number'), completeFacts, (expression, row) => {
        // The mean of no figures is not known either, and what depends on it is open.
        fc.pre(isComputable(expression, row, [row]));
        const found = bounds(expression, contextOf([row], 0));
        expect(found.kind === 'number' && (found.low === found.high || !Number.isFinite(found.low - found.high))).toBe(
          true,
        );
      }),
      { numRuns: runs(300) },
    );
  });
});
