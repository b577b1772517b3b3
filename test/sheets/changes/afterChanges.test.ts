import fc from 'fast-check';
import type { CellWrite, Change, SheetSnapshot, Snapshot } from '../../../src/host/port';
import { newXlsx } from '../../../src/host/xlsx';
import { afterChanges } from '../../../src/sheets';

/** What stands in the cells of each sheet, by address. */
const cellsOf = ({ sheets }: Snapshot) =>
  sheets.map(({ name, used, values, formulas, merges }) => ({
    name,
    merges,
    cells: Object.fromEntries(
      values.flatMap((row, r) =>
        row.flatMap((value, c) =>
          (value ?? '') === '' ? [] : [[`${used!.row + r} ${used!.column + c}`, formulas[r]?.[c] ?? value]],
        ),
      ),
    ),
  }));

const sheet: SheetSnapshot = {
  name: 'A',
  visibility: 'visible',
  isProtected: false,
  used: { row: 1, column: 1, rows: 2, columns: 2 },
  // Blanks at the end of a row may be left out.
  values: [['甲', 1], ['乙']],
  formulas: [[null, '=B3'], [null]],
  numberFormats: [['General', '0'], ['General']],
  merges: [{ row: 1, column: 1, rows: 1, columns: 2 }],
};
const workbook: Snapshot = { workbook: 'a.xlsx', dateSystem: 1900, sheets: [sheet] };

describe('A workbook after changes', () => {
  test('has what is written, also above and to the left of what was there, and formulas with their results', () => {
    const changes: Change[] = [
      { kind: 'write', sheet: 'A', row: 0, column: 0, values: [['新', undefined]] },
      { kind: 'write', sheet: 'A', row: 2, column: 2, values: [[{ formula: '=1+1', result: 2 }]] },
      { kind: 'write', sheet: 'A', row: 1, column: 2, values: [[7]] },
    ];
    const [after] = afterChanges(workbook, changes).sheets;
    expect(after!.used).toEqual({ row: 0, column: 0, rows: 3, columns: 3 });
    expect(after!.values).toEqual([['新'], [null, '甲', 7], [null, '乙', 2]]);
    expect(after!.formulas).toEqual([[null], [null, null, null], [null, null, '=1+1']]);
    expect(after!.numberFormats[1]).toEqual(['General', 'General', '0']);
    // What was read stays what it was.
    expect(sheet.values).toEqual([['甲', 1], ['乙']]);
  });

  test('has no merges of an emptied sheet but those that are made, no removed sheets, and the new ones', () => {
    const merge = { row: 0, column: 0, rows: 2, columns: 1 };
    const changes: Change[] = [
      { kind: 'addSheet', sheet: 'B', visibility: 'veryHidden' },
      { kind: 'write', sheet: 'B', row: 0, column: 0, values: [['丙']] },
      { kind: 'clearSheet', sheet: 'A' },
      { kind: 'merge', sheet: 'A', range: merge },
    ];
    const after = afterChanges(workbook, changes);
    expect(cellsOf(after)).toEqual([
      { name: 'A', merges: [merge], cells: {} },
      { name: 'B', merges: [], cells: { '0 0': '丙' } },
    ]);
    expect(after.sheets[1]!.visibility).toBe('veryHidden');
    expect(cellsOf(afterChanges(after, [{ kind: 'removeSheet', sheet: 'A' }])).map(({ name }) => name)).toEqual(['B']);
  });

  test('reads as the file does once they are written', async () => {
    const place = { row: fc.nat(6), column: fc.nat(6) };
    const content: fc.Arbitrary<CellWrite> = fc.constantFrom(undefined, null, 1, '甲', { formula: '=1+1', result: 2 });
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.record({
        kind: fc.constant('write' as const),
        sheet: fc.constantFrom('A', 'B'),
        ...place,
        values: fc.array(fc.array(content, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('clearSheet' as const), sheet: fc.constantFrom('A', 'B') }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 6 }),
        fc.array(change, { maxLength: 6 }),
        async (first, second) => {
          const host = newXlsx('a.xlsx');
          await host.apply({
            title: '',
            changes: [{ kind: 'addSheet', sheet: 'A' }, { kind: 'addSheet', sheet: 'B' }, ...first],
          });
          const before = await host.read();
          await host.apply({ title: '', changes: second });
          expect(cellsOf(afterChanges(before, second))).toEqual(cellsOf(await host.read()));
        },
      ),
      { numRuns: 60 },
    );
  });
});
