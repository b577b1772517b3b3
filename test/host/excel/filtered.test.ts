/** @jest-environment ./test/host/excel/environment.js */
import fc from 'fast-check';
import { ExcelHost } from '../../../src/host/excel';
import type { CellValue, CellWrite, Change } from '../../../src/host/port';
import type { ExcelQuirk } from '../../../src/workbench';
import { apply, rect, write, type Start } from '../contract';
import { runs } from '../../full';
import { startExcel, type ExcelSubject } from './support/start';

/** A filter shows the rows of one department alone, as the manual lets departments do. */
const ROWS = 12;
const isShown = (row: number): boolean => row === 0 || row % 3 === 0;
const sheetOfRows: Start = {
  sheets: [
    {
      name: '填报-甲',
      values: Array.from({ length: ROWS }, (_, row): CellWrite[] => [`行${row}`, row, '旧', '旧']),
    },
    { name: '问题清单', values: [['旧']] },
  ],
};
const scores = Array.from({ length: ROWS - 1 }, (_, row): CellValue[] => [row / 2, `扣${row}分`]);
const hidden = ({ model }: ExcelSubject): boolean[] =>
  Array.from({ length: ROWS }, (_, row) => model.row(model.sheets()[0]!.id, row).hidden);

async function filtered(quirks: readonly ExcelQuirk[], by: 'filter' | 'table' | 'hand'): Promise<ExcelSubject> {
  const range = rect(0, 0, ROWS, 4);
  const subject = await startExcel(sheetOfRows, {
    quirks,
    tables: by === 'table' ? [{ sheet: '填报-甲', range }] : [],
  });
  const { model } = subject;
  const sheet = model.sheets()[0]!.id;
  if (by === 'filter') model.setAutoFilter(sheet, range);
  for (let row = 0; row < ROWS; row++) if (!isShown(row)) model.setRows(sheet, row, 1, { hidden: true });
  return subject;
}

const WAYS = (['filter', 'table', 'hand'] as const).flatMap((by) =>
  ([['filteredWritesRepeat'], ['filteredWritesShift'], []] as const).map((quirks) => ({ by, quirks })),
);

describe.each(WAYS)('Rows hidden by $by, in an Excel with $quirks', ({ by, quirks }) => {
  test('get every value into its own cell, and stay hidden', async () => {
    const subject = await filtered(quirks, by);
    const { host, excel, model } = subject;
    const before = hidden(subject);
    const filter = model.autoFilter(model.sheets()[0]!.id);
    const result = await apply(host, write(scores, 1, 2, '填报-甲'), {
      kind: 'rowHeights',
      sheet: '填报-甲',
      row: 1,
      heights: scores.map(() => 30),
    });
    expect(result).toEqual({ cellsWritten: 2 * (ROWS - 1), differences: [] });
    expect(model.values(model.sheets()[0]!.id, rect(1, 2, ROWS - 1, 2))).toEqual(scores);
    expect(hidden(subject)).toEqual(before);
    expect(model.autoFilter(model.sheets()[0]!.id)).toEqual(filter);
    expect(excel.requests).toBe(2);
  });

  test('get their old values back when writing fails', async () => {
    const { host, excel, inspect } = await filtered(quirks, by);
    const before = inspect();
    excel.failRequest(2, 'GeneralException', 'half');
    const clear = { kind: 'clearSheet', sheet: '问题清单' } as const;
    await expect(apply(host, write(scores, 1, 2, '填报-甲'), clear)).rejects.toMatchObject({ code: 'failed' });
    expect(inspect()).toEqual(before);
  });
});

test.each([['filteredWritesRepeat'], ['filteredWritesShift']] as const)(
  'Filtered rows get their values back from the next start, when the page that wrote goes away, in an Excel with %s',
  async (quirk) => {
    const subject = await filtered([quirk, 'filteredCopies'], 'filter');
    const { clock, excel, model, inspect } = subject;
    const findings = model.sheets()[1]!.id;
    model.write(findings, rect(0, 0, 3, 1), [['一'], ['二'], ['三']]);
    model.setRows(findings, 1, 1, { hidden: true });
    const before = inspect();
    const long: Change[] = [
      write(scores, 1, 2, '填报-甲'),
      { kind: 'clearSheet', sheet: '问题清单' },
      write(
        Array.from({ length: 100 }, () => ['新的说明文字，比原来的长'.repeat(8)]),
        0,
        0,
        '问题清单',
      ),
    ];
    const gone = new Promise<never>(() => undefined);
    const host = new ExcelHost(
      { bytes: 20_000, cells: 1e6 },
      { clock: { now: () => clock.now(), wait: () => gone }, answer: 60_000 },
    );
    excel.failWhen((count) => count >= 3, 'GeneralException', 'half');
    host.apply({ title: '', changes: long }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 400));
    excel.clearFaults();
    expect(inspect()).not.toEqual(before);
    const later = { now: () => clock.now() + 120_000, wait: (time: number) => clock.wait(time) };
    await new ExcelHost(undefined, { clock: later, answer: 60_000 }).read();
    expect(inspect()).toEqual(before);
  },
);

describe('A sheet that is emptied', () => {
  const rows = [['一'], ['二'], ['三'], ['四']];
  const changes: readonly Change[] = [{ kind: 'clearSheet', sheet: '表' }, write([['新']], 0, 0, '表')];
  const start = async (): Promise<ExcelSubject> => {
    const quirks = ['filteredClears', 'filteredCopies'] as const;
    const subject = await startExcel({ sheets: [{ name: '表', values: rows }] }, { quirks });
    subject.model.setRows(subject.model.sheets()[0]!.id, 1, 2, { hidden: true });
    return subject;
  };

  test('is empty in its hidden rows, too', async () => {
    const { host, model } = await start();
    await apply(host, ...changes);
    expect(model.values(model.sheets()[0]!.id, rect(0, 0, 4, 1)).flat()).toEqual(['新', null, null, null]);
  });

  test.each([15, 25, 35])('comes back with them when it fails after %i actions', async (done) => {
    const { host, excel, inspect } = await start();
    const before = inspect();
    excel.failRequest(2, 'GeneralException', done);
    await expect(apply(host, ...changes)).rejects.toMatchObject({ code: 'failed' });
    expect(inspect()).toEqual(before);
  });
});

test('An Excel that does not tell which rows are hidden gets all of them one by one, and puts them back so', async () => {
  const { host, excel, model, inspect } = await filtered(['filteredWritesShift'], 'filter');
  excel.failMembers((member) => (member === 'Range.getRowProperties' ? 'GeneralException' : null));
  const before = inspect();
  const sheet = model.sheets()[0]!.id;
  const format: Change = { kind: 'format', sheet: '填报-甲', range: rect(0, 0), format: { bold: true } };
  let hasFailed = false;
  excel.failWhen(
    (_, { Actions }) => {
      const isFirst = !hasFailed && Actions.some(({ Name }) => Name === 'Formulas');
      hasFailed ||= isFirst;
      return isFirst;
    },
    'GeneralException',
    'half',
  );
  await expect(apply(host, write(scores, 1, 2, '填报-甲'), format)).rejects.toMatchObject({ code: 'failed' });
  expect(hasFailed).toBe(true);
  expect(inspect()).toEqual(before);
  expect((await apply(host, write(scores, 1, 2, '填报-甲'), format)).differences).toEqual([]);
  expect(model.values(sheet, rect(1, 2, ROWS - 1, 2))).toEqual(scores);
});

test('Whichever rows are hidden and whatever is written where, every value lands in its own cell', async () => {
  const cell = fc.option(fc.oneof(fc.integer({ min: -9, max: 99 }), fc.constantFrom('甲', '007', '=1')), {
    nil: undefined,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<ExcelQuirk>('filteredWritesRepeat', 'filteredWritesShift'),
      fc.uniqueArray(fc.nat({ max: ROWS - 1 }), { maxLength: ROWS }),
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: ROWS }),
      async (quirk, rows, values) => {
        const { host, model } = await startExcel(sheetOfRows, { quirks: [quirk] });
        const sheet = model.sheets()[0]!.id;
        rows.forEach((row) => model.setRows(sheet, row, 1, { hidden: true }));
        const at = rect(0, 2, ROWS, 2);
        const expected = model
          .values(sheet, at)
          .map((old, row) => old.map((value, column) => values[row]?.[column] ?? value));
        expect((await apply(host, write(values, 0, 2, '填报-甲'))).differences).toEqual([]);
        expect(model.values(sheet, at)).toEqual(expected);
      },
    ),
    { numRuns: runs(150) },
  );
});

describe('A value that does not stand where it was written', () => {
  const at = { row: 4, column: 2 };

  test('is written again, in a row of its own', async () => {
    const { host, excel, model } = await startExcel(sheetOfRows);
    const sheet = model.sheets()[0]!.id;
    const original = model.write.bind(model);
    // The first time, something else comes to stand there.
    model.write = (id, range, inputs) => {
      original(id, range, inputs);
      if (excel.requests === 2) original(sheet, rect(at.row, at.column), [['别的']]);
    };
    expect((await apply(host, write(scores, 1, 2, '填报-甲'))).differences).toEqual([]);
    expect(excel.requests).toBe(3);
    expect(model.values(sheet, rect(1, 2, ROWS - 1, 2))).toEqual(scores);
  });

  test.each([
    ['alone', []],
    ['beside a sheet that was emptied', [{ kind: 'clearSheet', sheet: '问题清单' } as const]],
  ])('%s, and cannot be put right, lets all be put back, and says where to look', async (_, others) => {
    const subject = await filtered(['filteredWritesRepeat'], 'filter');
    const { host, model, inspect } = subject;
    const before = inspect();
    const original = model.write.bind(model);
    const sheet = model.sheets()[0]!.id;
    // Whatever is written to this cell is lost.
    model.write = (id, range, inputs) => {
      const kept = inputs.map((row, r) =>
        row.map((input, c) =>
          id === sheet && range.row + r === at.row && range.column + c === at.column ? undefined : input,
        ),
      );
      original(id, range, kept);
    };
    await expect(apply(host, write(scores, 1, 2, '填报-甲'), ...others)).rejects.toMatchObject({
      code: 'failed',
      data: { sheet: '填报-甲', cell: 'C5', reason: 'notTaken' },
    });
    expect(inspect()).toEqual(before);
  });
});
