import { formatNumber, words } from '../../src/locales';
import { isoDate } from '../../src/rubric';
import { dateSerial, type FactType } from '../../src/rubric';

const zh = words('zh-CN');
const en = words('en');
const fact = (type: FactType, unit = '') => ({ type, unit });

describe('figures', () => {
  it('have their unit behind them, percentages without a space', () => {
    expect(zh.formatFigure(fact('count', '次'), 2)).toBe('2 次');
    expect(zh.formatFigure(fact('amount', '亩'), 965.5)).toBe('965.5 亩');
    expect(zh.formatFigure(fact('percent', '%'), 34)).toBe('34%');
    expect(zh.formatFigure(fact('number'), -3.25)).toBe('-3.25');
  });

  it('say yes and no in the language, from the engine (1, 0) and from people (true, false)', () => {
    expect([1, 0, true, false].map((value) => zh.formatFigure(fact('yesNo'), value))).toEqual(['是', '否', '是', '否']);
    expect([1, 0].map((value) => en.formatFigure(fact('yesNo'), value))).toEqual(['yes', 'no']);
  });

  it('write dates as days', () => {
    expect(zh.formatFigure(fact('date'), 44804)).toBe('2022-08-31');
  });

  it('leave texts as they are', () => {
    expect(zh.formatFigure(fact('choice'), '优秀')).toBe('优秀');
  });

  it('say what is blank', () => {
    expect(zh.formatFigure(fact('count', '次'), null)).toBe('未填');
    expect(en.formatFigure(fact('count', '次'), null)).toBe('blank');
  });

  it('have at most 4 decimals', () => {
    expect([1 / 3, 2 / 3, 0.1 + 0.2, 1e-5, -0, 950, 1234.5].map(formatNumber)).toEqual([
      '0.3333',
      '0.6667',
      '0.3',
      '0',
      '0',
      '950',
      '1234.5',
    ]);
  });
});

describe('days', () => {
  it('are the serials of the 1900 system, also before the day that never was', () => {
    expect([1, 59, 60, 61, 44804, 44804.75].map(isoDate)).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
      '2022-08-31',
      '2022-08-31',
    ]);
  });

  it('read back as the serial they came from', () => {
    for (const serial of [1, 31, 59, 61, 366, 44804, 2_958_465]) {
      const [year, month, day] = isoDate(serial).split('-').map(Number);
      expect(dateSerial(year!, month!, day!)).toBe(serial);
    }
  });
});

describe('points', () => {
  it('have their word, in the singular for one', () => {
    expect([1, 0.5, 10].map(zh.formatPoints)).toEqual(['1分', '0.5分', '10分']);
    expect([1, -1, 0.5, 10].map(en.formatPoints)).toEqual(['1 point', '-1 point', '0.5 points', '10 points']);
  });
});

describe('ranges', () => {
  it('name worst and best', () => {
    expect(zh.formatRange([0, 8])).toBe('0～8');
    expect(en.formatRange([-3.5, 8])).toBe('-3.5 to 8');
  });

  it('are one number when they are closed', () => {
    expect(zh.formatRange([8, 8])).toBe('8');
  });

  it('say which end is open', () => {
    expect(zh.formatRange([-Infinity, 1020])).toBe('不超过1020');
    expect(zh.formatRange([0, Infinity])).toBe('不低于0');
    expect(zh.formatRange([-Infinity, Infinity])).toBe('未定');
    expect(en.formatRange([0, Infinity])).toBe('at least 0');
  });

  it('of totals tell no worst case below zero, for that only says that 扣分 is not filled in', () => {
    expect(zh.formatTotal([-Infinity, 1019])).toBe('最高1019（扣分未填）');
    expect(zh.formatTotal([-40, 1019])).toBe('-40～1019');
    expect(zh.formatTotal([929.554, 956.554])).toBe('929.554～956.554');
    expect(zh.formatTotal([-3, -3])).toBe('-3');
    // How far from 950.
    expect(zh.formatTotal([-Infinity, 1019], 950)).toBe('最高69（扣分未填）');
    expect(zh.formatTotal([929.554, 956.554], 950)).toBe('-20.446～6.554');
  });
});
