import { dateSerial, rate, round4, round6, roundDown, roundTo, roundUp } from '../../../src/rubric';
import { evaluate } from './facts';

describe('roundTo', () => {
  it.each([
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [2.4999, 0, 2],
    [0.5, 0, 1],
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [1.345, 2, 1.35],
    [0.285, 2, 0.29],
    [12.35, 1, 12.4],
    [1234, -2, 1200],
    [1250, -2, 1300],
    [-1250, -2, -1300],
    [0, 3, 0],
  ])('rounds %d to %d decimals half away from zero, as on paper: %d', (value, digits, expected) => {
    expect(roundTo(value, digits)).toBe(expected);
  });
});

describe('round6', () => {
  it('takes the binary error from differences', () => {
    expect(round6(95 - 94.9)).toBe(0.1);
    expect(round6(0.1 + 0.2)).toBe(0.3);
    expect(round6(94.9 - 95)).toBe(-0.1);
  });

  it('rounds halves of the sixth decimal away from zero', () => {
    expect([round6(0.0000005), round6(-0.0000005)]).toEqual([0.000001, -0.000001]);
    expect(round6(0.0000004)).toBe(0);
  });

  it('leaves whole numbers, very large numbers, infinities and what is missing as they are', () => {
    expect([round6(0), round6(950), round6(-7)]).toEqual([0, 950, -7]);
    expect([round6(1e18), round6(Infinity), round6(-Infinity), round6(NaN)]).toEqual([1e18, Infinity, -Infinity, NaN]);
  });
});

describe('round4', () => {
  it('heals a long sum', () => {
    let total = 0;
    for (let i = 0; i < 9500; i++) total += 0.1;
    expect(total).not.toBe(950);
    expect(round4(total)).toBe(950);
  });

  it('does not make 950 of what is less', () => {
    expect(round4(949.9999)).toBe(949.9999);
    expect(round4(949.99994)).toBe(949.9999);
    expect(round4(949.99995)).toBe(950);
  });
});

describe('roundUp and roundDown', () => {
  it('go away from zero and towards zero', () => {
    expect([roundUp(2.1, 0), roundUp(-2.1, 0), roundUp(2, 0)]).toEqual([3, -3, 2]);
    expect([roundDown(2.9, 0), roundDown(-2.9, 0), roundDown(2, 0)]).toEqual([2, -2, 2]);
    expect([roundUp(1.231, 2), roundDown(1.239, 2)]).toEqual([1.24, 1.23]);
    expect([roundUp(1201, -2), roundDown(1299, -2)]).toEqual([1300, 1200]);
  });

  it('do not see the binary error of a difference', () => {
    expect(roundUp((95 - 94.9) * 10, 0)).toBe(1);
    expect(roundDown((0.95 - 0.9) * 100, 0)).toBe(5);
    expect(roundDown(4.35 * 100, 0)).toBe(435);
  });

  it('see a difference of one millionth', () => {
    expect(roundUp(1.000001, 0)).toBe(2);
    expect(roundUp(1.0000001, 0)).toBe(1);
    expect(roundDown(0.999999, 0)).toBe(0);
    expect(roundDown(0.9999999, 0)).toBe(1);
  });
});

describe('steps of a shortfall written as a difference', () => {
  it('are right for all 96 whole percentages below 95%', () => {
    for (let percent = 0; percent <= 95; percent++) {
      expect([percent, evaluate('STEPS((0.95 - 增速) * 100, 1)', { 增速: percent / 100 })]).toEqual([
        percent,
        95 - percent,
      ]);
      expect([percent, evaluate('STARTED((0.95 - 增速) * 100, 1)', { 增速: percent / 100 })]).toEqual([
        percent,
        95 - percent,
      ]);
    }
  });

  it('would be wrong without rounding, for 51 of the 96', () => {
    const wrong = Array.from({ length: 96 }, (_, percent) => percent).filter(
      (percent) => Math.floor((0.95 - percent / 100) * 100) !== 95 - percent,
    );
    expect(wrong).toHaveLength(51);
  });

  it('are right for all tenths from 0 to 95', () => {
    for (let tenths = 0; tenths <= 950; tenths++) {
      const row = { 完成率: tenths / 10 };
      const short = 950 - tenths;
      expect([tenths, evaluate('STEPS(95 - 完成率, 0.1)', row)]).toEqual([tenths, short]);
      expect([tenths, evaluate('STEPS(95 - 完成率, 1)', row)]).toEqual([tenths, Math.floor(short / 10)]);
      expect([tenths, evaluate('STARTED(95 - 完成率, 1)', row)]).toEqual([tenths, Math.ceil(short / 10)]);
      expect([tenths, evaluate('STEPS(95 - 完成率, 1)', row, 'proportional')]).toEqual([tenths, short / 10]);
      expect([tenths, evaluate('INT(95 - 完成率)', row)]).toEqual([tenths, Math.floor(short / 10)]);
      expect([tenths, evaluate('ROUNDUP(95 - 完成率, 0)', row)]).toEqual([tenths, Math.ceil(short / 10)]);
    }
  });
});

describe('rate', () => {
  it('is a percentage to 6 decimals, and 100 when there is no target', () => {
    expect([rate(1, 3), rate(2, 3), rate(3, 3), rate(5, 4)]).toEqual([33.333333, 66.666667, 100, 125]);
    expect([rate(0, 0), rate(5, 0), rate(0, 5)]).toEqual([100, 100, 0]);
  });
});

describe('dateSerial', () => {
  it.each([
    [1900, 1, 1, 1],
    [1900, 2, 28, 59],
    [1900, 3, 1, 61],
    [1904, 1, 1, 1462],
    [1904, 2, 29, 1521],
    [1970, 1, 1, 25569],
    [2000, 2, 29, 36585],
    [2022, 8, 31, 44804],
    [2022, 12, 31, 44926],
    [9999, 12, 31, 2958465],
  ])('of %d-%d-%d is %d, as in a workbook that counts from 1900', (year, month, day, serial) => {
    expect(dateSerial(year, month, day)).toBe(serial);
  });

  it('leaves out 60, the 29 February 1900 that never was', () => {
    expect(dateSerial(1900, 2, 29)).toBe(dateSerial(1900, 3, 1));
    const first60 = Array.from({ length: 60 }, (_, index) => dateSerial(1900, 1, index + 1));
    expect(first60).not.toContain(60);
  });

  it('carries days and months over', () => {
    expect(dateSerial(2022, 13, 1)).toBe(dateSerial(2023, 1, 1));
    expect(dateSerial(2022, 3, 0)).toBe(dateSerial(2022, 2, 28));
  });
});
