import type { Change } from '../../src/host/port';
import { insertRows, renameSheet, sortRows } from '../../tools/sample/moveRows';

const write = (row: number, ...cells: string[]): Change => ({
  kind: 'write',
  sheet: '甲',
  row,
  column: 0,
  values: cells.map((cell) => [cell]),
});
const format = (row: number, rows: number): Change => ({
  kind: 'format',
  sheet: '甲',
  range: { row, column: 3, rows, columns: 1 },
  format: { numberFormat: '0' },
});

describe('insertRows', () => {
  test('what stands below moves down, a block across the place is split', () => {
    expect(insertRows([write(5, 'a', 'b', 'c')], '甲', 6)).toEqual([write(5, 'a'), write(7, 'b', 'c')]);
  });

  test('what stands above stays, what begins at the place moves whole', () => {
    expect(insertRows([write(2, 'a'), write(6, 'b')], '甲', 6, 2)).toEqual([write(2, 'a'), write(8, 'b')]);
  });

  test('a range across the place grows, a range that ends above it does not', () => {
    expect(insertRows([format(5, 3), format(5, 1), format(6, 2)], '甲', 6)).toEqual([
      format(5, 4),
      format(5, 1),
      format(7, 2),
    ]);
  });

  test('row heights, links and validations move with their rows', () => {
    const changes: Change[] = [
      { kind: 'rowHeights', sheet: '甲', row: 5, heights: [20, 30] },
      { kind: 'links', sheet: '甲', links: [{ row: 6, column: 1, target: "'乙'!A1" }] },
      {
        kind: 'validations',
        sheet: '甲',
        validations: [{ range: { row: 6, column: 3, rows: 1, columns: 1 }, validation: null }],
      },
    ];
    expect(insertRows(changes, '甲', 6)).toEqual([
      { kind: 'rowHeights', sheet: '甲', row: 5, heights: [20] },
      { kind: 'rowHeights', sheet: '甲', row: 7, heights: [30] },
      { kind: 'links', sheet: '甲', links: [{ row: 7, column: 1, target: "'乙'!A1" }] },
      {
        kind: 'validations',
        sheet: '甲',
        validations: [{ range: { row: 7, column: 3, rows: 1, columns: 1 }, validation: null }],
      },
    ]);
  });

  test('other sheets are left alone', () => {
    expect(insertRows([write(5, 'a', 'b')], '乙', 6)).toEqual([write(5, 'a', 'b')]);
  });
});

describe('sortRows', () => {
  test('cells and the formats of single rows move, formats of the whole table and the head stay', () => {
    const changes = [write(3, 'head'), write(5, 'a', 'b', 'c'), format(5, 3), format(6, 1)];
    expect(sortRows(changes, '甲', 5, [1, 2, 0])).toEqual([
      write(3, 'head'),
      write(7, 'a'),
      write(5, 'b'),
      write(6, 'c'),
      format(5, 3),
      format(5, 1),
    ]);
  });
});

describe('renameSheet', () => {
  test('the sheet and what stands behind it know the new name', () => {
    const changes: Change[] = [
      { kind: 'addSheet', sheet: '甲' },
      write(0, 'a'),
      { kind: 'addSheet', sheet: '乙', after: '甲' },
    ];
    expect(renameSheet(changes, '甲', '丙')).toEqual([
      { kind: 'addSheet', sheet: '丙' },
      { ...write(0, 'a'), sheet: '丙' },
      { kind: 'addSheet', sheet: '乙', after: '丙' },
    ]);
  });
});
