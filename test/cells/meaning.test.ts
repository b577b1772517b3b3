import { NOT_CALCULATED } from '../../src/host/port';
import { meaningOf, type Cell, type DoubtCode, type Expected } from '../../src/cells';

const kinds = {
  次: { kind: 'number', unit: '次' },
  亩: { kind: 'number', unit: '亩' },
  万元: { kind: 'number', unit: '万元' },
  分: { kind: 'number', unit: '分' },
  '%': { kind: 'percent', unit: '%' },
  日期: { kind: 'date', unit: '' },
  是否: { kind: 'yesNo', unit: '' },
  文字: { kind: 'text', unit: '' },
} as const satisfies Record<string, Expected>;
type Kind = keyof typeof kinds;

const read = (value: Cell['value'], numberFormat: string, kind: Kind, dateSystem: 1900 | 1904 = 1900) =>
  meaningOf({ value, numberFormat, isFormula: false, isMixed: false }, kinds[kind], dateSystem);

/** What is in the cell, its format, what is wanted → the figure. */
const CERTAIN: readonly [Cell['value'], string, Kind, number | string | boolean | null][] = [
  [null, 'General', '次', null],
  ['', '@', '%', null],
  [3, 'General', '次', 3],
  [3, '0', '次', 3],
  [3, '@', '次', 3],
  [3, 'G/通用格式', '次', 3],
  [3, '[红色]0', '次', 3],
  [3, '0"次"', '次', 3],
  [-2, '0_);[Red]\\(0\\)', '分', -2],
  [-2, '0.0_ ;[Red]-0.0 ', '分', -2],
  [1234.5, '#,##0.00', '亩', 1234.5],
  [1234.5, '¥#,##0.00', '万元', 1234.5],
  [12000, '0E+00', '亩', 12000],
  // A figure may be shown rounded.
  [94.96, '0', '亩', 94.96],
  [0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', '次', 0],
  [0, '0;-0;"无"', '次', 0],
  [1.2, '0.0"万元"', '万元', 1.2],
  // 95% typed as a percentage is 0.95 in the cell.
  [0.95, '0%', '%', 95],
  [0.956, '0.00%', '%', 95.6],
  [0.07, '0%', '%', 7],
  [95, 'General', '%', 95],
  [0, '0%', '%', 0],
  // A quoted or escaped % multiplies nothing.
  [5, '0"%"', '%', 5],
  [95, '0\\%', '%', 95],
  [95, '0！%'.replace('！', '!'), '%', 95],
  [95, '0％', '%', 95],
  [0.5, '0.0"%"', '%', 0.5],
  [0.95, '[<=1]0%;0.0"分"', '%', 95],
  [95, '[<=1]0%;0.0"分"', '%', 95],
  [95, '[<=1]0%;0.0"分"', '分', 95],
  ['0.96%', '@', '%', '0.96%'],
  ['约95%', 'General', '%', '约95%'],
  ['1.5', '@', '%', '1.5'],
  ['0.96', '@', '亩', '0.96'],
  // 2022-03-05 is day 44625; from 1904 on it is day 43163.
  [44625, 'yyyy-mm-dd', '日期', 44625],
  [44625, 'yyyy"年"m"月"d"日"', '日期', 44625],
  [44625.5, 'yyyy/m/d h:mm', '日期', 44625.5],
  [44625, '[$-F800]dddd, mmmm dd, yyyy', '日期', 44625],
  ['2022-3-5', '@', '日期', '2022-3-5'],
  [1, 'General', '是否', 1],
  [1, '[=1]"是";[=0]"否";General', '是否', 1],
  [true, 'General', '是否', true],
  ['是', 'General', '是否', '是'],
  [44625, 'yyyy-mm-dd', '文字', 44625],
];

/** What is in the cell, its format, what is wanted → why it is asked about, what it shows, what it may be. */
const DOUBTFUL: readonly [Cell['value'], string, Kind, DoubtCode, string, readonly number[]][] = [
  // 3/5, 3-5 and 10月28日 are what people typed.
  [44625, 'm"月"d"日"', '次', 'shownAsDate', '3月5日', []],
  [44862, 'm"月"d"日"', '次', 'shownAsDate', '10月28日', []],
  [44804, 'yyyy/m/d', '亩', 'shownAsDate', '2022/8/31', []],
  [44624, 'yyyy/m/d;@', '%', 'shownAsDate', '2022/3/4', []],
  [0.5, 'h:mm', '次', 'shownAsDate', '12:00', []],
  [1, 'yyyy/m/d', '是否', 'shownAsDate', '1900/1/1', []],
  // 长日期 and 时间 of the system: no English names, no AM and PM. 2022-03-05 was a Saturday.
  [44625, '[$-F800]dddd, mmmm dd, yyyy', '次', 'shownAsDate', '2022年3月5日', []],
  [44625, '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy;@', '次', 'shownAsDate', '2022年3月5日', []],
  [44625, '[$-x-sysdate]dddd, mmmm dd, yyyy', '次', 'shownAsDate', '2022年3月5日', []],
  [44625, '[$-F800]dddd', '日期', 'dateIncomplete', '星期六', [44625]],
  [0.75, '[$-F400]h:mm:ss AM/PM', '次', 'shownAsDate', '18:00:00', []],
  // Another language that a format names is shown in that language.
  [44625, '[$-409]d-mmm-yy', '次', 'shownAsDate', '5-Mar-22', []],
  [0.95, '0%', '亩', 'shownAsPercent', '95%', [95, 0.95]],
  [5, '0"%"', '次', 'shownAsPercent', '5%', [5]],
  [0.96, 'General', '%', 'percentAsFraction', '0.96', [96, 0.96]],
  ['0.96', '@', '%', 'percentAsFraction', '0.96', [96, 0.96]],
  ['０．９６', '@', '%', 'percentAsFraction', '0.96', [96, 0.96]],
  [1, '0', '%', 'percentAsFraction', '1', [100, 1]],
  [0.0096, '0.00%', '%', 'percentAsFraction', '0.96%', [96, 0.96]],
  [0.95, '0%"%"', '%', 'shownOtherwise', '95%%', [95, 0.95]],
  // Shown in thousands, in ten thousands, in another unit.
  [12345, '#,##0,', '亩', 'shownOtherwise', '12', [12345]],
  [12345, '0!.0,', '万元', 'shownOtherwise', '1.2', [12345]],
  [1.2, '0.0"万"', '亩', 'shownOtherwise', '1.2万', [1.2]],
  [5, '0"公顷"', '亩', 'shownOtherwise', '5公顷', [5]],
  [0.75, '# ?/?', '亩', 'shownOtherwise', '3/4', [0.75]],
  [1028, '0"月"00"日"', '次', 'shownOtherwise', '10月28日', [1028]],
  // A minus that is not shown, a figure that is not shown.
  [-5, '0;0', '分', 'shownOtherwise', '5', [-5]],
  [5, ';;;', '次', 'shownOtherwise', '', [5]],
  [0, '0;-0;;@', '次', 'shownOtherwise', '', [0]],
  [5, '"待核"', '次', 'shownOtherwise', '待核', [5]],
  // 2022-08-31 is day 44804.
  [20220831, 'General', '日期', 'numberAsDate', '20220831', [44804]],
  [44804, 'General', '日期', 'numberAsDate', '44804', [44804]],
  [2022, 'General', '日期', 'numberAsDate', '2022', []],
  [44804, 'yyyy"年"m"月"', '日期', 'dateIncomplete', '2022年8月', [44804]],
  [44804, 'm"月"d"日"', '日期', 'dateIncomplete', '8月31日', [44804]],
];

describe('What a cell means', () => {
  it.each(CERTAIN)('%j in the format %s, wanted in %s, is %j', (value, numberFormat, kind, expected) => {
    expect(read(value, numberFormat, kind)).toEqual({ kind: 'certain', value: expected });
  });

  it.each(DOUBTFUL)(
    '%j in the format %s, wanted in %s, is asked about: %s',
    (value, numberFormat, kind, code, shown, offers) => {
      expect(read(value, numberFormat, kind)).toEqual({ kind: 'doubtful', code, shown, offers });
    },
  );

  it('counts days from 1904 where the workbook does', () => {
    expect(read(43163, 'yyyy-mm-dd', '日期', 1904)).toEqual({ kind: 'certain', value: 44625 });
    expect(read(43163, 'm"月"d"日"', '次', 1904)).toMatchObject({ code: 'shownAsDate', shown: '3月5日' });
    expect(read('2022-3-5', '@', '日期', 1904)).toEqual({ kind: 'certain', value: '2022-3-5' });
  });

  it('knows a formula that nobody has calculated from a blank and from an error', () => {
    const cell = { value: { error: NOT_CALCULATED }, numberFormat: 'General', isMixed: false };
    expect(meaningOf({ ...cell, isFormula: true }, kinds.次, 1900)).toMatchObject({ code: 'notCalculated' });
    expect(meaningOf({ ...cell, value: { error: '#N/A' }, isFormula: true }, kinds.次, 1900)).toEqual({
      kind: 'error',
      error: '#N/A',
    });
  });

  it('takes no figure of which a part is struck out or coloured', () => {
    const cell = { value: '53', numberFormat: 'General', isFormula: false, isMixed: true };
    expect(meaningOf(cell, kinds.次, 1900)).toEqual({
      kind: 'doubtful',
      code: 'partlyMarked',
      shown: '53',
      offers: [],
    });
    expect(meaningOf(cell, kinds.文字, 1900)).toEqual({ kind: 'certain', value: '53' });
    expect(meaningOf({ ...cell, value: '是' }, kinds.是否, 1900)).toEqual({ kind: 'certain', value: '是' });
  });
});

test('a text that fills its cell is looked at once, not once for each of its characters', () => {
  const digits = '1'.repeat(32_766);
  const start = performance.now();
  for (let time = 0; time < 20; time++) expect(read(`${digits}x`, '@', '%')).toMatchObject({ kind: 'certain' });
  // A pattern that tries each place takes some seconds.
  expect(performance.now() - start).toBeLessThan(1_000);
});
