/** @jest-environment ./test/host/excel/environment.js */
import type { CellValue, Change } from '../../src/host/port';
import { words } from '../../src/locales';
import type { MemoryWorkbook } from '../../src/workbench';
import { apply, rect, write, type Start } from './contract';
import { startExcel } from './excel/support/start';
import { startWps } from './wps/support';

/** Rows are known by their first column; scores stand in the third. */
const ROWS: CellValue[][] = [
  ['甲', 1, null],
  ['乙', 2, null],
  ['丙', 3, null],
];
const START: Start = {
  sheets: [
    { name: '表', values: ROWS },
    { name: '清单', values: [['旧']] },
  ],
};
const guarded: Change = {
  ...write(
    ROWS.map(() => [undefined, undefined]),
    0,
    0,
  ),
  before: ROWS.map((row) => row.slice(0, 2)),
};
const scores = write([[10], [20], [30]], 0, 2);
/** Takes a copy of a sheet, which must not be left over. */
const looks: Change = { kind: 'format', sheet: '清单', range: rect(0, 0), format: { bold: true } };

/** Somebody sorts the other way round. */
function sort(model: MemoryWorkbook): void {
  const [sheet] = model.sheets();
  const values = model.values(sheet!.id, rect(0, 0, 3, 3));
  model.write(sheet!.id, rect(0, 0, 3, 3), [...values].reverse());
}
const moved = { code: 'changedMeanwhile', data: { sheet: '表', cell: 'A1', reason: 'movedMeanwhile' } };
const namesOf = (model: MemoryWorkbook): string[] => model.sheets().map(({ name }) => name);
const valuesOf = (model: MemoryWorkbook): unknown => model.values(model.sheets()[0]!.id, rect(0, 0, 3, 3));
/** The scores of 甲 beside 丙: told, and put right by the next recalculation. */
const CROSSED = [
  ['丙', 3, 10],
  ['乙', 2, 20],
  ['甲', 1, 30],
];

describe('Rows that somebody moves between the look and the write', () => {
  test.each([
    ['alone', []],
    ['beside a sheet that is copied', [looks]],
  ])('are not called scored in Excel: values %s', async (_, others) => {
    const { host, excel, model } = await startExcel(START);
    excel.beforeRequest((number) => {
      if (number === 2) sort(model);
    });
    await expect(apply(host, guarded, scores, ...others)).rejects.toMatchObject(moved);
    // Nothing is put back by its place either: that would be somebody else's old score.
    expect(valuesOf(model)).toEqual(CROSSED);
    expect(namesOf(model)).toEqual(['表', '清单']);
  });

  test('are not written to again in Excel where rows are hidden and values stand elsewhere', async () => {
    const { host, excel, model } = await startExcel(START);
    model.setRows(model.sheets()[0]!.id, 1, 1, { hidden: true });
    excel.beforeRequest((number) => {
      if (number === 2) sort(model);
    });
    await expect(apply(host, guarded, scores, looks)).rejects.toMatchObject(moved);
    expect(valuesOf(model)).toEqual(CROSSED);
    expect(namesOf(model)).toEqual(['表', '清单']);
  });

  test('after their values were written, are told as well, in no more requests', async () => {
    const rows = Array.from({ length: 60 }, (_, row): CellValue[] => [`行${row}`, row, '说明'.repeat(40)]);
    const start: Start = { sheets: [{ name: '表', values: rows }] };
    const many: Change[] = [
      { ...write(rows.map(() => [undefined])), before: rows.map(([key]) => [key!]) },
      write(
        rows.map((_, row) => [`扣${row}分`.repeat(40)]),
        0,
        3,
      ),
    ];
    const limits = { bytes: 9_000, cells: 1e6 };
    const usual = await startExcel(start, {}, limits);
    await apply(usual.host, ...many);
    const { host, excel, model } = await startExcel(start, {}, limits);
    excel.beforeRequest((number) => {
      if (number === usual.excel.requests) sort(model);
    });
    await expect(apply(host, ...many)).rejects.toMatchObject({ code: 'changedMeanwhile', data: { cell: 'A1' } });
    expect(excel.requests).toBe(usual.excel.requests);
    expect(usual.excel.requests).toBeGreaterThan(3);
  });

  test.each([
    ['alone', []],
    ['beside a sheet that is copied', [looks]],
  ])('are not called scored in WPS: values %s', async (_, others) => {
    const { host, wps, model } = await startWps(START);
    let isSorted = false;
    wps.failWhen(({ name, kind }) => {
      if (!isSorted && kind === 'set' && name === 'Range.Value2') {
        isSorted = true;
        sort(model);
      }
      return null;
    });
    await expect(apply(host, guarded, scores, ...others)).rejects.toMatchObject(moved);
    expect(valuesOf(model)).toEqual(CROSSED);
    expect(namesOf(model)).toEqual(['表', '清单']);
  });

  test('a remark that is no part of what is relied on may change', async () => {
    const { host, excel, model } = await startExcel(START);
    excel.beforeRequest((number) => {
      if (number === 2) model.type(model.sheets()[0]!.id, 0, 5, '已核');
    });
    expect((await apply(host, guarded, scores)).differences).toEqual([]);
  });

  test('is said with what to do', () => {
    const { describeHostError } = words('zh-CN');
    expect(describeHostError(moved as never)).toMatch(/移动.*请.*重算/);
  });
});

// Whoever stops listening does not wait for Excel's answer.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 50)));
