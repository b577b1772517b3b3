import { clausesOf, type Fact } from '../../src/rubric';
import { rubricById } from '../../src/rubrics';
import { readFact, type FactInput } from '../../src/scoring';

const fact = (type: Fact['type'], more: Partial<Fact> = {}): Fact => ({
  ...{ name: '甲', type, unit: '', min: -Infinity, max: Infinity, floor: 0, options: [], default: null, hint: '' },
  ...more,
});
const COUNT = fact('count', { unit: '次', min: 0 });
const PERCENT = fact('percent', { unit: '%', min: 0, max: 100 });
const AMOUNT = fact('amount', { unit: '亩', min: 0 });
const NUMBER = fact('number');
const RANK = fact('rank', { unit: '名', min: 1 });
const YES_NO = fact('yesNo', { min: 0, max: 1 });
const DATE = fact('date', { min: 1, max: 2_958_465 });
const JUDGED = fact('judged', { unit: '分', min: 0, max: 5, floor: 0.5 });
const CHOICE = fact('choice', { options: ['优秀', '良好（含试点）'] });

/** The value, or the code of the complaint when there is none; both when the value is used all the same. */
function read(of: Fact, input: FactInput): unknown {
  const { value, complaint } = readFact(of, input);
  if (complaint === null) return value;
  return value === null ? complaint.code : [value, complaint.code];
}

describe('a number', () => {
  it.each<[FactInput, unknown]>([
    [3, 3],
    ['3', 3],
    [' 3 ', 3],
    ['3次', [3, 'readAs']],
    ['3 次', [3, 'readAs']],
    ['３', [3, 'readAs']],
    ['３次', [3, 'readAs']],
    ['＋３', [3, 'readAs']],
    ['1,200', 1200],
    ['1，200', [1200, 'readAs']],
    ['3.0', 3],
    ['无', [0, 'readAs']],
    ['没有', [0, 'readAs']],
    ['零', [0, 'readAs']],
    [0, 0],
    [1.5, 'notWhole'],
    ['1.5次', 'notWhole'],
    [-1, 'belowMinimum'],
    ['-1', 'belowMinimum'],
    ['－1次', 'belowMinimum'],
    ['三次', 'notANumber'],
    ['约3次', 'notANumber'],
    ['3-5', 'notANumber'],
    ['3个', 'notANumber'],
    ['1e3', 'notANumber'],
    ['12,00', 'notANumber'],
    ['见附件', 'notANumber'],
    [true, 'notANumber'],
    [NaN, 'notANumber'],
    [Infinity, 'notANumber'],
  ])('of times is read from %j as %j', (input, expected) => {
    expect(read(COUNT, input)).toEqual(expected);
  });

  it.each<[FactInput, unknown]>([
    [95, 95],
    [94.9, 94.9],
    ['95%', [95, 'readAs']],
    ['95％', [95, 'readAs']],
    ['９５．５％', [95.5, 'readAs']],
    ['95 %', [95, 'readAs']],
    ['100', 100],
    [101, 'aboveMaximum'],
    ['101%', 'aboveMaximum'],
    [-0.1, 'belowMinimum'],
    ['约95%', 'notANumber'],
    ['95%以上', 'notANumber'],
    ['95％％', 'notANumber'],
    ['无', 'notANumber'],
    ['.5', 'notANumber'],
  ])('of percent is read from %j as %j', (input, expected) => {
    expect(read(PERCENT, input)).toEqual(expected);
  });

  it.each<[string, FactInput, Fact, unknown]>([
    ['亩', '12.5亩', AMOUNT, [12.5, 'readAs']],
    ['亩', '没有', AMOUNT, 'notANumber'],
    ['㎡', '12㎡', fact('amount', { unit: '㎡' }), [12, 'readAs']],
    ['㎡', '12 m2', fact('amount', { unit: '㎡' }), [12, 'readAs']],
    ['any kind', '-2.5', NUMBER, -2.5],
    ['any kind', '－2.5', NUMBER, [-2.5, 'readAs']],
    ['a rank', 3, RANK, 3],
    ['a rank', '3名', RANK, [3, 'readAs']],
    ['a rank', '第3名', RANK, 'notANumber'],
    ['a rank', 0, RANK, 'belowMinimum'],
    ['a rank', 2.5, RANK, 'notWhole'],
    ['a rank', '无', RANK, 'notANumber'],
  ])('of %s is read from %j', (_, input, of, expected) => {
    expect(read(of, input)).toEqual(expected);
  });

  it('of more digits than a number has is quoted as it stands', () => {
    const digits = '9'.repeat(32_000);
    expect(readFact(COUNT, digits).complaint).toMatchObject({ code: 'notANumber', data: { given: digits } });
  });

  // What =100*0.07, =2.2+85.9+11.9 and =0.3-0.2-0.1 give.
  it.each<[number, Fact, number]>([
    [7.000000000000001, COUNT, 7],
    [100.00000000000001, PERCENT, 100],
    [-2.7755575615628914e-17, AMOUNT, 0],
    [2.9999999999999996, RANK, 3],
  ])('of %d has no noise of binary fractions', (given, of, expected) => {
    expect(readFact(of, given)).toEqual({ value: expected, complaint: null });
  });

  it('that is refused says what was given and what is allowed', () => {
    expect(readFact(PERCENT, '101%').complaint!.data).toEqual({ given: 101, max: 100, unit: '%' });
    expect(readFact(COUNT, '-1').complaint!.data).toEqual({ given: -1, min: 0, unit: '次' });
    expect(readFact(COUNT, '约3次').complaint!.data).toEqual({ given: '约3次', unit: '次' });
    expect(readFact(COUNT, '1.5次').complaint!.data).toEqual({ given: 1.5, unit: '次' });
    expect(readFact(COUNT, '3次').complaint!.data).toEqual({ given: '3次', value: 3 });
  });

  it('that a person decides counts as the smallest decision when it is less', () => {
    expect([0, 0.5, 1.25, 5].map((points) => read(JUDGED, points))).toEqual([0, 0.5, 1.25, 5]);
    expect(readFact(JUDGED, 0.3)).toEqual({
      value: 0.5,
      complaint: { code: 'belowFloor', data: { given: 0.3, floor: 0.5 } },
    });
    expect(read(JUDGED, '0.1分')).toEqual([0.5, 'belowFloor']);
    expect(read(JUDGED, '1分')).toEqual([1, 'readAs']);
    expect(read(JUDGED, '无')).toEqual([0, 'readAs']);
    expect([read(JUDGED, 5.1), read(JUDGED, -1)]).toEqual(['aboveMaximum', 'belowMinimum']);
  });
});

describe('yes or no', () => {
  it.each(['是', '有', '√', '✓', '✔', '对', 'TRUE', 'true', 'Y', 'y', '１', ' 是 ', true, 1])(
    'is read from %j as yes',
    (input) => {
      expect(read(YES_NO, input)).toBe(1);
    },
  );

  it.each(['否', '无', '没有', '×', '✗', '✘', '错', 'FALSE', 'false', 'N', 'n', '０', false, 0])(
    'is read from %j as no',
    (input) => {
      expect(read(YES_NO, input)).toBe(0);
    },
  );

  it.each(['不', '是的吧', '部分', 'x', 2, '已完成'])('is not guessed from %j', (input) => {
    expect(readFact(YES_NO, input)).toEqual({
      value: null,
      complaint: { code: 'notYesNo', data: { given: String(input) } },
    });
  });
});

describe('a date', () => {
  it.each<[FactInput, unknown]>([
    ['2022-08-31', 44804],
    ['2022/8/31', 44804],
    ['2022.8.31', 44804],
    ['2022年8月31日', 44804],
    ['２０２２年８月３１日', 44804],
    ['2022年 8月 31日', 44804],
    [44804, 44804],
    [44804.75, 44804],
    ['1900-01-01', 1],
    ['1900-02-28', 59],
    ['1900-03-01', 61],
    ['2024-02-29', 45351],
    ['2022年8月', 'notADate'],
    ['8月31日', 'notADate'],
    ['2022', 'notADate'],
    ['8月底', 'notADate'],
    ['2022-02-30', 'notADate'],
    ['2022-13-01', 'notADate'],
    ['2023-02-29', 'notADate'],
    ['1900-02-29', 'notADate'],
    ['1899-12-31', 'notADate'],
    ['0022-08-31', 'notADate'],
    ['20220831', 'notADate'],
    [0, 'notADate'],
    [-5, 'notADate'],
    [3_000_000, 'notADate'],
    [NaN, 'notADate'],
    [true, 'notADate'],
  ])('is read from %j as %j', (input, expected) => {
    expect(read(DATE, input)).toEqual(expected);
  });
});

describe('a choice', () => {
  it('is one of the options, whatever the width of its signs', () => {
    expect([
      read(CHOICE, '优秀'),
      read(CHOICE, ' 优秀 '),
      read(CHOICE, '良好（含试点）'),
      read(CHOICE, '良好(含试点)'),
    ]).toEqual(['优秀', '优秀', '良好（含试点）', '良好（含试点）']);
  });

  it('of something else is refused with what there is to choose', () => {
    expect(readFact(CHOICE, '良好')).toEqual({
      value: null,
      complaint: { code: 'unknownOption', data: { given: '良好', options: '优秀、良好（含试点）' } },
    });
  });
});

describe('a blank', () => {
  it.each([null, undefined, '', '  ', '\u3000'])('%j is a missing fact, without a complaint', (input) => {
    for (const blank of [COUNT, PERCENT, YES_NO, DATE, JUDGED, CHOICE])
      expect(readFact(blank, input)).toEqual({ value: null, complaint: null });
  });

  it('means the default of a fact that has one', () => {
    expect(read(fact('amount', { default: 100 }), '')).toBe(100);
    expect(read(fact('yesNo', { default: true }), null)).toBe(1);
    expect(read(fact('yesNo', { default: false }), null)).toBe(0);
    expect(read(fact('choice', { options: ['优秀'], default: '优秀' }), null)).toBe('优秀');
    expect(read(fact('date', { default: '2022-08-31' }), null)).toBe(44804);
  });
});

describe('every fact of 绍兴市 2022', () => {
  const facts = clausesOf(rubricById('shaoxing-2022')!).flatMap((clause) => clause.facts);

  it('of a choice reads each of its options as itself', () => {
    const choices = facts.filter(({ type }) => type === 'choice');
    expect(choices.map((of) => of.options.map((option) => read(of, option)))).toEqual(
      choices.map(({ options }) => options),
    );
    expect(choices).not.toEqual([]);
  });

  it('with a unit reads a figure with that unit', () => {
    const measured = facts.filter(({ unit }) => unit !== '');
    expect(
      measured.filter((of) => String(read(of, `1${of.unit}`)) !== '1,readAs').map(({ name, unit }) => name + unit),
    ).toEqual([]);
  });
});
