import fc from 'fast-check';
import type { CellValue, Change } from '../../../src/host/port';
import type { Quirk } from '../../../src/workbench';
import { runs } from '../../full';
import { apply, rect, write, type Start } from '../contract';
import { startWps, type WpsSubject } from './support';

/** Row 3 and 5 to 7, counted from 0, are filtered out of ten; row 9 is hidden by hand. */
const FILTERED = [3, 5, 6, 7];
const START: Start = {
  sheets: [
    {
      name: '表',
      values: Array.from({ length: 10 }, (_, row) => [`甲${row}`, row, row % 2 === 0 ? null : `=${row}`]),
    },
    { name: '另表', values: [['在前']] },
  ],
  changes: [{ kind: 'autoFilter', sheet: '表', range: rect(0, 0, 10, 3) }],
};

async function start(quirks: readonly Quirk[], filtered: readonly number[] = FILTERED): Promise<WpsSubject> {
  const subject = await startWps(START, quirks);
  const sheet = sheetOf(subject);
  subject.wps.filterOut(sheet, filtered);
  subject.model.setRows(sheet, 9, 1, { hidden: true });
  return subject;
}
const sheetOf = ({ model }: WpsSubject): string => model.sheets()[0]!.id;
const hiddenIn = ({ model }: WpsSubject, sheet: string): number[] =>
  Array.from({ length: 12 }, (_, row) => row).filter((row) => model.row(sheet, row).hidden);
const filterOf = (subject: WpsSubject): unknown => {
  const sheet = sheetOf(subject);
  return [subject.model.autoFilter(sheet), subject.wps.filteredOut(sheet), hiddenIn(subject, sheet)];
};

/** What a recalculation writes: three columns over all rows, of which the last row is beside the filter. */
const SCORES = Array.from({ length: 10 }, (_, index): CellValue[] => [index + 0.5, `第${index}条`, index % 3 === 0]);

const LANDING: readonly [string, readonly Quirk[]][] = [
  ['put its first value everywhere', ['filteredBlockRepeatsFirst']],
  ['shift', ['filteredBlockShifts']],
  [
    'put its first value everywhere, and columns repeat theirs',
    ['filteredBlockRepeatsFirst', 'columnWriteRepeatsFirst'],
  ],
  ['shift, and blocks are dropped', ['filteredBlockShifts', 'bulk2DWriteNoOp', 'largeWriteDropped']],
  ['shift, and apostrophes stay', ['filteredBlockShifts', 'apostropheKept', 'singleCellScalar', 'emptyIsUndefined']],
];

describe.each(LANDING)('Over filtered rows where blocks %s', (_, quirks) => {
  test('every value lands in its own cell, and the filter stays', async () => {
    const subject = await start(quirks);
    const before = filterOf(subject);
    const result = await apply(subject.host, write(SCORES, 1, 3), write([['合计']], 11));
    expect(result).toEqual({ cellsWritten: 31, differences: [] });
    expect(subject.model.values(sheetOf(subject), rect(1, 3, 10, 3))).toEqual(SCORES);
    expect(filterOf(subject)).toEqual(before);
    expect(before).toEqual([rect(0, 0, 10, 3), FILTERED, [...FILTERED, 9]]);
  });

  test('a change set that fails leaves everything as it was, filter included', async () => {
    const subject = await start([...quirks, 'filteredCopyLeavesOut', 'filteredClearSpares']);
    const { host, wps, inspect } = subject;
    const before = [inspect(), filterOf(subject)];
    wps.failWhen(({ name }) => (name === 'Font.Bold' ? 'after' : null));
    const bold: Change = { kind: 'format', sheet: '表', range: rect(0, 0, 12, 6), format: { bold: true } };
    await expect(apply(host, write(SCORES, 1, 1), write([[null, 7]], 5), bold)).rejects.toMatchObject({
      code: 'failed',
    });
    wps.failWhen(null);
    expect([inspect(), filterOf(subject)]).toEqual(before);
  });

  test('whatever is filtered and whatever is written', async () => {
    const cell = fc.oneof(
      fc.constant(undefined),
      fc.constant(null),
      fc.integer(),
      fc.constantFrom('无', '12', '=1', '1-2'),
    );
    const grid = fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 9 })),
        fc.nat({ max: 3 }),
        grid,
        async (rows, at, values) => {
          const subject = await start(quirks, rows);
          const before = filterOf(subject);
          const range = rect(at, 1, values.length, 2);
          const held = subject.model.values(sheetOf(subject), range);
          expect((await apply(subject.host, write(values, at, 1))).differences).toEqual([]);
          expect(subject.model.values(sheetOf(subject), range)).toEqual(
            values.map((row, r) => row.map((value, c) => (value === undefined ? held[r]![c]! : value))),
          );
          expect(filterOf(subject)).toEqual(before);
        },
      ),
      { numRuns: runs(30) },
    );
  });
});

describe('Where filtered rows take no value at all', () => {
  test('nothing is written, and a sentence says which row', async () => {
    const subject = await start(['filteredRowsClosed']);
    const { host, inspect } = subject;
    const before = [inspect(), filterOf(subject)];
    await expect(apply(host, write([['好']], 0, 3), write(SCORES, 1, 3))).rejects.toMatchObject({
      code: 'failed',
      // Rows 3, 5, 6 and 7 of three cells each; row 3 is the fourth of the sheet.
      data: { reason: 'hiddenRows', sheet: '表', cell: 'D4', cells: 12 },
    });
    expect([inspect(), filterOf(subject)]).toEqual(before);
  });

  test('what is right already in them is no obstacle', async () => {
    const subject = await start(['filteredRowsClosed', 'filteredBlockShifts']);
    const { host, model } = subject;
    const column = Array.from({ length: 10 }, (_, row): CellValue[] => [FILTERED.includes(row) ? row : row * 10]);
    expect((await apply(host, write(column, 0, 1))).differences).toEqual([]);
    expect(model.values(sheetOf(subject), rect(0, 1, 10, 1))).toEqual(column);
  });
});

describe('A sheet that is emptied', () => {
  const emptied: Change[] = [{ kind: 'clearSheet', sheet: '表' }, write([['新', 1]])];
  const quirks: Quirk[] = ['filteredClearSpares', 'filteredCopyLeavesOut', 'filteredBlockShifts'];

  test('is empty in the rows that a table’s filter hides, too', async () => {
    const subject = await startWps({ sheets: START.sheets }, quirks);
    const { host, wps, model } = subject;
    wps.filterOut(sheetOf(subject), FILTERED);
    await apply(host, ...emptied);
    expect(model.filledCells(sheetOf(subject), rect(0, 0, 99, 9))).toEqual([
      { row: 0, column: 0 },
      { row: 0, column: 1 },
    ]);
  });

  test.each([true, false])('comes back with every value after a failure; a filter of its own: %s', async (isOwn) => {
    const subject = await startWps(isOwn ? START : { sheets: START.sheets }, quirks);
    const { host, wps, model } = subject;
    wps.filterOut(sheetOf(subject), FILTERED);
    const all = rect(0, 0, 12, 6);
    const before = model.values(sheetOf(subject), all);
    wps.failWhen(({ name }) => (name === 'Font.Bold' ? 'after' : null));
    const bold: Change = { kind: 'format', sheet: '表', range: rect(0, 0), format: { bold: true } };
    await expect(apply(host, ...emptied, bold)).rejects.toMatchObject({ code: 'failed' });
    wps.failWhen(null);
    expect(model.values(sheetOf(subject), all)).toEqual(before);
    expect(model.autoFilter(sheetOf(subject))).toEqual(isOwn ? rect(0, 0, 10, 3) : null);
  });
});

describe('A WPS that wants null for an argument that is left out', () => {
  test('gets new sheets and copies, and is asked so at once the next time', async () => {
    const subject = await startWps(START, ['omittedIsNull']);
    const { host, wps, model } = subject;
    await apply(host, { kind: 'addSheet', sheet: '新', after: '表' });
    expect(model.sheets().map(({ name }) => name)).toEqual(['表', '新', '另表']);
    expect(wps.tally.get('Sheets.Add')).toBe(2);
    await apply(host, { kind: 'addSheet', sheet: '新二', after: '另表' });
    expect(wps.tally.get('Sheets.Add')).toBe(3);
    expect(host.findings().ways).toEqual({ leftOut: 'null' });
  });
});
