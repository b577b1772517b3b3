import fc from 'fast-check';
import { finder, intersection } from '../../../src/host/common';
import type { Rect } from '../../../src/host/port';

const rect: fc.Arbitrary<Rect> = fc.record({
  row: fc.nat({ max: 30 }),
  column: fc.nat({ max: 5 }),
  rows: fc.integer({ min: 1, max: 9 }),
  columns: fc.integer({ min: 1, max: 3 }),
});

test('A finder finds all rectangles that meet one, and no others', () => {
  fc.assert(
    fc.property(fc.array(rect), rect, (rects, wanted) => {
      const found = finder(rects)(wanted);
      expect(new Set(found)).toEqual(new Set(rects.filter((each) => intersection(each, wanted) !== null)));
    }),
  );
});

test('A finder of no rectangles finds none', () => {
  expect(finder([])({ row: 0, column: 0, rows: 1, columns: 1 })).toEqual([]);
});
