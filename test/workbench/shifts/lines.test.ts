import { rangeName, parseRange } from '../../../src/host/common';
import { shiftedRect, type LineShift } from '../../../src/workbench/shifts';

const after = (range: string, shift: LineShift): string | null => {
  const rect = shiftedRect(parseRange(range)!, shift);
  return rect === null ? null : rangeName(rect);
};
/** Before the row with this number, as people count. */
const insertRows = (row: number, by: number): LineShift => ({ of: 'rows', at: row - 1, by });
const removeRows = (first: number, last: number): LineShift => ({ of: 'rows', at: first - 1, by: first - last - 1 });

describe('a range after rows were inserted', () => {
  it.each([
    ['above it', insertRows(3, 2), 'B7:C12'],
    ['before its first row, which pushes it on', insertRows(5, 1), 'B6:C11'],
    ['before its second row, which stretches it', insertRows(6, 3), 'B5:C13'],
    ['before its last row, which stretches it', insertRows(10, 1), 'B5:C11'],
    ['right below it', insertRows(11, 4), 'B5:C10'],
    ['far below it', insertRows(20, 4), 'B5:C10'],
  ])('%s', (_, shift, expected) => {
    expect(after('B5:C10', shift)).toBe(expected);
  });

  it('is cut off where the sheet ends, and gone beyond', () => {
    expect(after('B5:B1048576', insertRows(7, 2))).toBe('B5:B1048576');
    expect(after('B1048575:B1048575', insertRows(7, 2))).toBeNull();
  });
});

describe('a range after rows were removed', () => {
  it.each([
    ['above it', removeRows(1, 2), 'B3:C8'],
    ['above it and its first ones', removeRows(4, 6), 'B4:C7'],
    ['its first ones', removeRows(5, 6), 'B5:C8'],
    ['inside', removeRows(7, 8), 'B5:C8'],
    ['its last ones', removeRows(9, 10), 'B5:C8'],
    ['its last ones and some below', removeRows(9, 14), 'B5:C8'],
    ['all but the last', removeRows(1, 9), 'B1:C1'],
    ['all of it', removeRows(5, 10), null],
    ['all of it and more', removeRows(2, 12), null],
    ['below it', removeRows(11, 12), 'B5:C10'],
  ])('%s', (_, shift, expected) => {
    expect(after('B5:C10', shift)).toBe(expected);
  });
});

describe('a range and columns', () => {
  it.each<[string, LineShift, string | null]>([
    ['inserted before its first', { of: 'columns', at: 1, by: 1 }, 'C5:D10'],
    ['inserted inside', { of: 'columns', at: 2, by: 1 }, 'B5:D10'],
    ['its first removed', { of: 'columns', at: 0, by: -2 }, 'A5:A10'],
    ['all removed', { of: 'columns', at: 1, by: -2 }, null],
  ])('%s', (_, shift, expected) => {
    expect(after('B5:C10', shift)).toBe(expected);
  });

  it('whole columns stay whole when rows come and go, and whole rows when columns do', () => {
    expect(shiftedRect(parseRange('B:C')!, insertRows(1, 5))).toEqual(parseRange('B:C'));
    expect(shiftedRect(parseRange('B:C')!, removeRows(1, 5))).toEqual(parseRange('B:C'));
    expect(shiftedRect(parseRange('2:3')!, { of: 'columns', at: 0, by: 2 })).toEqual(parseRange('2:3'));
    expect(shiftedRect(parseRange('2:3')!, insertRows(1, 1))).toEqual(parseRange('3:4'));
  });
});
