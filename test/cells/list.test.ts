import fc from 'fast-check';
import { meaningOf, membersIn, type Cell } from '../../src/cells';

describe('several figures in one cell', () => {
  it.each<[string, readonly string[] | null]>([
    ['12；8；15', ['12', '8', '15']],
    ['12;8;15', ['12', '8', '15']],
    ['12、8、15', ['12', '8', '15']],
    ['12,8,15', ['12', '8', '15']],
    ['12，8， 15', ['12', '8', '15']],
    ['12 8 15', ['12', '8', '15']],
    ['12　8\n15', ['12', '8', '15']],
    ['１２；８.５', ['12', '8.5']],
    ['12人、8 人；15人', ['12人', '8人', '15人']],
    ['12 人 8 人', ['12人', '8人']],
    ['95%；80％', ['95%', '80%']],
    ['12', ['12']],
    [' 无 ', []],
    ['没有', []],
    ['12；；15', ['12', '', '15']],
    ['12；', ['12', '']],
    ['；', ['', '']],
    // What is no figure stays as it is written: who wants figures asks about it.
    ['12 8；15', ['12 8', '15']],
    ['12；无', ['12', '无']],
    ['甲科12；乙科8', ['甲科12', '乙科8']],
    // One figure or several?
    ['1,234', null],
    ['1，234；5', null],
    ['12,345,678', null],
    ['60,100', null],
    ['60, 100', ['60', '100']],
    ['1234,567', ['1234', '567']],
    ['0.5,123', ['0.5', '123']],
    ['12,3456', ['12', '3456']],
  ])('%j is %j', (text, expected) => {
    expect(membersIn(text)).toEqual(expected);
  });

  const figures = fc.array(
    fc.oneof(
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 1, max: 9999 }).map((tenths) => tenths / 10),
    ),
    { minLength: 1, maxLength: 12 },
  );
  const wide = (text: string): string =>
    text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

  it('is read the same however it is separated, and whatever the width of its digits', () => {
    fc.assert(
      fc.property(
        figures,
        fc.array(fc.constantFrom('；', ';', '、', ' ；', '; ', '、 '), { minLength: 12, maxLength: 12 }),
        fc.constantFrom('', '人', ' 亩'),
        fc.boolean(),
        (list, separators, unit, isWide) => {
          const written = list.map((figure) => `${figure}${unit}`);
          const text = written.reduce((all, figure, index) => all + separators[index - 1]! + figure);
          expect(membersIn(isWide ? wide(text) : text)).toEqual(written.map((figure) => figure.replace(' ', '')));
        },
      ),
    );
  });

  it('is never read as fewer than there are: spaces alone, and one comma kept from thousands by a space', () => {
    fc.assert(
      fc.property(figures, fc.constantFrom(' ', '\n', ', ', '， '), (list, separator) => {
        expect(membersIn(list.join(separator))).toEqual(list.map(String));
      }),
    );
  });

  it('with commas alone is read whole or asked about', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const read = membersIn(list.join(','));
        if (read) expect(read).toEqual(list.map(String));
      }),
    );
  });
});

describe('a cell in which several figures may stand', () => {
  const read = (value: Cell['value'], numberFormat = 'General', kind: 'number' | 'percent' = 'number') => {
    const cell = { value, numberFormat, isFormula: false, isMixed: false };
    const meaning = meaningOf(cell, { kind, unit: kind === 'percent' ? '%' : '人', many: true }, 1900);
    return meaning.kind === 'doubtful'
      ? [meaning.code, ...meaning.offers]
      : meaning.kind === 'certain' && meaning.value;
  };

  it('holds one as a number', () => {
    expect(read(12)).toBe(12);
    expect(read(12, '0"人"')).toBe(12);
    expect(read(0.95, '0%', 'percent')).toBe(95);
  });

  it('holds a text as it stands', () => {
    expect(read('12；8；15', '@')).toBe('12；8；15');
    expect(read('95；80.5', '@', 'percent')).toBe('95；80.5');
    expect(read('无', '@')).toBe('无');
  });

  it('is asked about where a spreadsheet made one number or a date of what may be several', () => {
    expect(read(1234, '#,##0')).toEqual(['listOrThousands', 1234]);
    expect(read(44625, 'm"月"d"日"')).toEqual(['shownAsDate']);
  });

  it('is asked about where 0 may be none', () => {
    expect(read(0)).toEqual(['zeroOrNone', 0]);
    expect(read('0', '@')).toEqual(['zeroOrNone', 0]);
    expect(read('0；0', '@')).toBe('0；0');
  });

  it('is asked about as a whole where one may be either of two percentages', () => {
    expect(read('95；0.8', '@', 'percent')).toEqual(['percentAsFraction']);
    expect(read('95；0.8%', '@', 'percent')).toBe('95；0.8%');
  });

  it('is asked about where a part of it is struck out', () => {
    const cell = { value: '12；8', numberFormat: '@', isFormula: false, isMixed: true };
    expect(meaningOf(cell, { kind: 'number', unit: '人', many: true }, 1900)).toMatchObject({ code: 'partlyMarked' });
  });
});
