import fc from 'fast-check';
import { bounds, round6 } from '../../../src/rubric';
import { runs } from '../../full';
import { completeFacts, expressions, stepReadings } from './arbitrary';
import { checked, contextOf, evaluate, evaluateRows, isComputable, type FactValues } from './facts';

describe('the value of a formula', () => {
  it.each<[string, FactValues, number]>([
    ['起数 + 2', { 起数: 3 }, 5],
    ['10 - 起数', { 起数: 3 }, 7],
    ['起数 - 10', { 起数: 3 }, -7],
    ['0.5 * 起数', { 起数: 3 }, 1.5],
    ['起数 * 目标', { 起数: 3, 目标: 1.5 }, 4.5],
    ['起数 / 4', { 起数: 3 }, 0.75],
    ['12 / 起数', { 起数: 3 }, 4],
    ['起数 / 目标', { 起数: 3, 目标: 1.5 }, 2],
    ['起数 ^ 2', { 起数: 3 }, 9],
    ['2 ^ 起数', { 起数: 3 }, 8],
    ['-起数 ^ 2', { 起数: 3 }, 9],
    ['+起数', { 起数: 3 }, 3],
    ['完成率%', { 完成率: 35 }, 0.35],
    ['起数 + 目标 - 完成率', { 起数: 3, 目标: 1.5, 完成率: 4 }, 0.5],
    ['90 * 60% * 完成率 / 100', { 完成率: 80 }, 43.2],
    ['35%', {}, 0.35],
    ['7', {}, 7],
  ])('%s with %o is %d', (source, row, expected) => {
    expect(evaluate(source, row)).toBe(expected);
  });

  it.each<[string, FactValues, boolean]>([
    ['完成率 < 95', { 完成率: 94.9 }, true],
    ['完成率 < 95', { 完成率: 95 }, false],
    ['完成率 <= 95', { 完成率: 95 }, true],
    ['完成率 <= 95', { 完成率: 95.1 }, false],
    ['完成率 > 95', { 完成率: 95 }, false],
    ['完成率 > 95', { 完成率: 95.000001 }, true],
    ['完成率 >= 95', { 完成率: 95 }, true],
    ['完成率 >= 95', { 完成率: 94.999999 }, false],
    ['完成率 = 95', { 完成率: 95 }, true],
    ['完成率 <> 95', { 完成率: 95 }, false],
    ['95 - 完成率 = 0.1', { 完成率: 94.9 }, true],
    ['95 - 完成率 <= 0.1', { 完成率: 94.9 }, true],
    ['目标 - 完成率 > 0.1', { 目标: 95, 完成率: 94.9 }, false],
    ['目标 * 3 = 0.3', { 目标: 0.1 }, true],
    ['完成率 > 94.9999999', { 完成率: 95 }, false],
    ['起数 + 1 > 3', { 起数: 2 }, false],
    ['等次 = "优秀"', { 等次: '优秀' }, true],
    ['等次 <> "优秀"', { 等次: '优秀' }, false],
    ['等次 & "等" = "优秀等"', { 等次: '优秀' }, true],
    ['IF(已出台, 等次, "其他") = "其他"', { 已出台: true, 等次: '良好' }, false],
    ['CHOOSE(起数, "优秀", "良好") = 等次', { 起数: 2, 等次: '良好' }, true],
    ['等次 = CHOOSE(起数, "优秀", "良好")', { 起数: 1, 等次: '良好' }, false],
    ['"甲" = "甲"', {}, true],
    ['已出台', { 已出台: true }, true],
    ['已出台 = 被通报', { 已出台: false, 被通报: false }, true],
    ['NOT(已出台)', { 已出台: true }, false],
    ['AND(已出台, 被通报)', { 已出台: true, 被通报: false }, false],
    ['AND(已出台, 被通报)', { 已出台: true, 被通报: true }, true],
    ['AND(已出台)', { 已出台: true }, true],
    ['OR(已出台, 被通报)', { 已出台: false, 被通报: false }, false],
    ['OR(已出台, 被通报, 起数 >= 2)', { 已出台: false, 被通报: false, 起数: 2 }, true],
    ['TRUE', {}, true],
  ])('%s with %o is %s', (source, row, expected) => {
    expect(evaluate(source, row)).toBe(expected ? 1 : 0);
  });

  it.each<[string, FactValues, number]>([
    ['IF(已出台, 0, 2)', { 已出台: true }, 0],
    ['IF(已出台, 0, 2)', { 已出台: false }, 2],
    ['IF(完成率 < 60, 3, IF(完成率 < 80, 1, 0))', { 完成率: 79.9 }, 1],
    ['IF(起数 = 0, 0, 目标 / 起数)', { 起数: 0, 目标: 5 }, 0],
    ['CHOOSE(起数, 5, 3, 1)', { 起数: 3 }, 1],
    ['CHOOSE(目标, 5, 3, 1)', { 目标: 2.9 }, 3],
    ['MIN(4, 起数, 目标)', { 起数: 3, 目标: 7 }, 3],
    ['MIN(起数)', { 起数: 3 }, 3],
    ['MAX(0, 目标 - 起数)', { 起数: 3, 目标: 2 }, 0],
    ['MAX(0, 目标 - 起数)', { 起数: 3, 目标: 7.5 }, 4.5],
    ['SUM(起数, 目标, 1)', { 起数: 3, 目标: 7.5 }, 11.5],
    ['ROUND(增速, 1)', { 增速: -2.25 }, -2.3],
    ['ROUND(增速, 0)', { 增速: 2.4999996 }, 3],
    ['ROUNDUP(增速, 1)', { 增速: 2.21 }, 2.3],
    ['ROUNDDOWN(增速, 1)', { 增速: -2.29 }, -2.2],
    ['INT(增速)', { 增速: 2.9 }, 2],
    ['INT(增速)', { 增速: -2.1 }, -3],
    ['INT(增速)', { 增速: 2.9999999 }, 3],
    ['ABS(增速)', { 增速: -2.5 }, 2.5],
    ['DATE(2022, 8, 31) - 起数', { 起数: 44800 }, 4],
    ['RATE(起数, 目标)', { 起数: 3, 目标: 4 }, 75],
    ['RATE(起数, 目标)', { 起数: 1, 目标: 3 }, 33.333333],
    ['RATE(起数, 目标)', { 起数: 5, 目标: 4 }, 125],
    ['RATE(起数, 目标)', { 起数: 3, 目标: 0 }, 100],
  ])('%s with %o is %d', (source, row, expected) => {
    expect(evaluate(source, row)).toBe(expected);
  });

  it('counts steps by the reading of 不足一档, and begun steps whatever the reading', () => {
    const steps = (short: number, size: number): number[] =>
      (['whole', 'proportional', 'begun'] as const).map((reading) =>
        evaluate(`STEPS(目标, ${size})`, { 目标: short }, reading),
      );
    expect(steps(2.3, 1)).toEqual([2, 2.3, 3]);
    expect(steps(3, 1)).toEqual([3, 3, 3]);
    expect(steps(12, 5)).toEqual([2, 2.4, 3]);
    expect(steps(0.3, 0.1)).toEqual([3, 3, 3]);
    expect(steps(0, 1)).toEqual([0, 0, 0]);
    for (const reading of ['whole', 'proportional', 'begun'] as const) {
      expect(evaluate('STARTED(目标, 1)', { 目标: 2.3 }, reading)).toBe(3);
      expect(evaluate('STEPS(-3, 1) + STARTED(-3, 1)', {}, reading)).toBe(0);
    }
  });
});

describe('over all assessees', () => {
  const rows = [{ 完成率: 90 }, { 完成率: 80 }, { 完成率: 90 }, { 完成率: 70 }];

  it('ASSESSEE() is the name of each', () => {
    const source = checked('IF(ASSESSEE() = "诸暨市", 起数, 0)');
    expect(evaluateRows(source, [{ 起数: 1 }, { 起数: 2 }], 'whole', ['越城区', '诸暨市'])).toEqual([0, 2]);
  });

  it('GIVEN(fact) asks whether there is a figure, 0 and a text among them', () => {
    const rows = [{ 起数: 0 }, {}, { 起数: 3 }];
    expect(evaluateRows(checked('IF(GIVEN(起数), 起数, 9)'), rows)).toEqual([0, 9, 3]);
    expect(evaluateRows(checked('IF(GIVEN(等次), 1, 2)'), [{ 等次: '优秀' }, {}])).toEqual([1, 2]);
  });

  it('MEANOFALL is one mean for all', () => {
    expect(evaluateRows(checked('完成率 - MEANOFALL(完成率)'), rows)).toEqual([7.5, -2.5, 7.5, -12.5]);
  });

  it.each(['MEANOFALL', 'MINOFALL', 'MAXOFALL', 'RANKOFALL'])(
    '%s has no value while somebody has no figure',
    (name) => {
      const unknown = [{ 完成率: 90 }, {}, { 完成率: 80 }];
      expect(evaluateRows(checked(`${name}(完成率)`), unknown)).toEqual([NaN, NaN, NaN]);
    },
  );

  describe('of an expression', () => {
    // 0.5, 0.8 and 0.25 of the target.
    const shares = [
      { 起数: 3, 目标: 6, 已出台: true },
      { 起数: 4, 目标: 5, 已出台: false },
      { 起数: 1, 目标: 4, 已出台: true },
    ];

    it.each<[string, readonly number[]]>([
      ['MINOFALL(起数 / 目标)', [0.25, 0.25, 0.25]],
      ['MAXOFALL(起数 / 目标)', [0.8, 0.8, 0.8]],
      ['MEANOFALL(100 * 起数 / 目标)', [155 / 3, 155 / 3, 155 / 3]],
      ['MEANOFALL(起数 / 目标, 已出台)', [0.375, 0.375, 0.375]],
      ['MAXOFALL(起数 / 目标, 已出台)', [0.5, 0.5, 0.5]],
      ['MINOFALL(起数 / 目标, NOT(已出台))', [0.8, 0.8, 0.8]],
      ['MINOFALL(起数 / 目标, 起数 > 1)', [0.5, 0.5, 0.5]],
      ['起数 / 目标 / MAXOFALL(起数 / 目标)', [0.625, 1, 0.3125]],
      ['MAXOFALL(起数 - MINOFALL(起数))', [3, 3, 3]],
      ['RANKOFALL(起数 / 目标)', [2, 1, 3]],
      ['RANKOFALL(起数 / 目标, 0)', [2, 1, 3]],
      ['RANKOFALL(起数 / 目标, 1)', [2, 3, 1]],
      ['RANKOFALL(起数 / 目标, 0, 已出台)', [1, NaN, 2]],
      ['RANKOFALL(起数 / 目标, 1, 已出台)', [2, NaN, 1]],
      ['IF(已出台, RANKOFALL(起数 / 目标, 1, 已出台), 9)', [2, 9, 1]],
    ])('%s is %j', (source, expected) => {
      expect(evaluateRows(checked(source), shares).map(round6)).toEqual(expected.map(round6));
    });

    it('equals share the better rank, from the lowest, too', () => {
      const rows = [{ 目标: 3 }, { 目标: 1 }, { 目标: 1.0000001 }, { 目标: 2 }];
      expect(evaluateRows(checked('RANKOFALL(目标, 1)'), rows)).toEqual([4, 1, 1, 3]);
    });

    it.each([
      'MEANOFALL(起数, 被通报)',
      'MINOFALL(起数, 被通报)',
      'MAXOFALL(起数, 被通报)',
      'RANKOFALL(起数, 1, 被通报)',
    ])('%s has no value where nobody takes part', (source) => {
      const nobody = shares.map((row) => ({ ...row, 被通报: false }));
      expect(evaluateRows(checked(source), nobody)).toEqual([NaN, NaN, NaN]);
    });

    it('what cannot be computed leaves everybody without a value, unless it takes no part', () => {
      const rows = [...shares, { 起数: 2, 目标: 0, 已出台: false }];
      expect(evaluateRows(checked('MAXOFALL(起数 / 目标)'), rows)).toEqual([NaN, NaN, NaN, NaN]);
      expect(evaluateRows(checked('RANKOFALL(起数 / 目标)'), rows)).toEqual([NaN, NaN, NaN, NaN]);
      expect(evaluateRows(checked('MAXOFALL(起数 / 目标, 已出台)'), rows)).toEqual([0.5, 0.5, 0.5, 0.5]);
      expect(evaluateRows(checked('RANKOFALL(起数 / 目标, 0, 已出台)'), rows)).toEqual([1, NaN, 2, NaN]);
    });

    it('who may take part or not, for want of a fact, leaves everybody without a value', () => {
      const rows = [...shares, { 起数: 2, 目标: 4 }];
      expect(evaluateRows(checked('MEANOFALL(起数, 已出台)'), rows)).toEqual([NaN, NaN, NaN, NaN]);
    });
  });

  it('RANKOFALL counts from the highest, and equals share the better rank', () => {
    expect(evaluateRows(checked('RANKOFALL(完成率)'), rows)).toEqual([1, 3, 1, 4]);
  });

  it('RANKOFALL takes figures as equal that differ beyond 6 decimals', () => {
    expect(evaluateRows(checked('RANKOFALL(目标)'), [{ 目标: 0.3 }, { 目标: 0.1 + 0.2 }, { 目标: 0.2 }])).toEqual([
      1, 1, 3,
    ]);
  });

  it('one column of all is the same as row by row, for any expression', () => {
    const any = fc.oneof(expressions('number'), expressions('boolean'));
    fc.assert(
      fc.property(
        any,
        fc.array(completeFacts, { minLength: 1, maxLength: 6 }),
        stepReadings,
        (expression, several, steps) => {
          const one = several.map((row) => evaluateRows(expression, [row], steps)[0]);
          expect(evaluateRows(expression, several, steps)).toEqual(one);
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it('a formula runs again over other columns without a trace of the first', () => {
    const expression = checked(
      'IF(起数 > 2, MAX(目标 - 起数, 0) * 2, SUM(起数, 目标, 1)) + CHOOSE(起数, 1, 目标, 3, 4, 5)',
    );
    const first = [
      { 起数: 3, 目标: 5 },
      { 起数: 1, 目标: 0.5 },
    ];
    const second = first.map(({ 起数, 目标 }) => ({ 起数: 起数 + 1, 目标: 目标 + 1 }));
    expect([
      ...evaluateRows(expression, first),
      ...evaluateRows(expression, second),
      ...evaluateRows(expression, first),
    ]).toEqual([7, 3.5, 8, 6, 7, 3.5]);
  });
});

describe('evaluate and bounds', () => {
  it('agree when no fact is missing, for any expression', () => {
    const any = fc.oneof(expressions('number', { comparesAll: true }), expressions('boolean', { comparesAll: true }));
    fc.assert(
      fc.property(
        any,
        fc.array(completeFacts, { minLength: 1, maxLength: 4 }),
        stepReadings,
        (expression, rows, steps) => {
          const values = evaluateRows(
            expression,
            rows,
            steps,
            rows.map(() => '越城区'),
          );
          values.forEach((value, row) => {
            if (!isComputable(expression, rows[row]!, rows)) return;
            const known = bounds(expression, contextOf(rows, row, steps));
            if (known.kind !== 'number') throw new Error('a text');
            const tolerance = 1e-9 * Math.max(1, Math.abs(value));
            expect(Math.abs(known.low - value)).toBeLessThanOrEqual(tolerance);
            expect(Math.abs(known.high - value)).toBeLessThanOrEqual(tolerance);
          });
        },
      ),
      { numRuns: runs(500) },
    );
  });
});
