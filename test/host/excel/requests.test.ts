/** @jest-environment ./test/host/excel/environment.js */
import type { CellWrite, Change } from '../../../src/host/port';
import { apply, rect, write, type Start } from '../contract';
import { startExcel } from './support/start';

/** Sheets as departments fill them: 14 columns, Chinese texts among numbers. */
function filled(sheets: number, rows: number): Start {
  const row = (index: number): CellWrite[] => [
    `2.1|填报项${index}`,
    '2.1',
    '二、生态环境',
    '污染治理和节能减碳调度',
    '未按时调度扣1分/次，扣完为止',
    10,
    '市发改委',
    '未按时调度次数',
    index,
    '次',
    9.5,
    '见附件',
    null,
    null,
  ];
  return {
    sheets: Array.from({ length: sheets }, (_, sheet) => ({
      name: `填报-${sheet}`,
      values: Array.from({ length: rows }, (_unused, index) => row(index)),
    })),
  };
}

/** What 一键重算 writes: three columns and the heights of the rows for each sheet, 汇总, 问题清单 from scratch, the state. */
function recalculated(sheets: number, rows: number): Change[] {
  return [
    ...Array.from({ length: sheets }, (_, index): Change[] => {
      const sheet = `填报-${index}`;
      const column = (value: CellWrite): CellWrite[][] => Array.from({ length: rows }, () => [value]);
      return [
        write(column('失分'), 0, 12, sheet),
        write(column(8.5), 0, 13, sheet),
        write(column('扣2分：未按时调度扣1分/次，扣完为止（未按时调度次数2次）'), 0, 14, sheet),
        { kind: 'rowHeights', sheet, row: 0, heights: column(0).map((_unused, at) => 20 + (at % 7)) },
      ];
    }).flat(),
    write(
      Array.from({ length: 50 }, (_, index) => ['项目', index, '0～8', '待定（还可能达标）']),
      0,
      0,
      '汇总',
    ),
    { kind: 'clearSheet', sheet: '问题清单' },
    write(
      Array.from({ length: 300 }, (_, index) => [index, '问题', '填报-0', '缺少填报值']),
      0,
      0,
      '问题清单',
    ),
    { kind: 'format', sheet: '问题清单', range: rect(0, 0, 300, 4), format: { wrap: true, fontSize: 10 } },
    { kind: 'freeze', sheet: '问题清单', rows: 1, columns: 1 },
  ];
}

const withResults = ({ sheets }: Start): Start => ({
  sheets: [...sheets, { name: '汇总', values: [['旧']] }, { name: '问题清单', values: [['旧', 1]] }],
});

describe('Reading', () => {
  test.each([
    [1, 50],
    [6, 50],
    [6, 400],
    [12, 300],
  ])('%i sheets of %i rows takes two requests', async (sheets, rows) => {
    const { host, excel } = await startExcel(filled(sheets, rows));
    const snapshot = await host.read();
    expect(excel.requests).toBe(2);
    expect(snapshot.sheets).toHaveLength(sheets);
    expect(snapshot.sheets.at(-1)!.values).toHaveLength(rows);
  });

  test('nothing but the names takes one', async () => {
    const { host, excel } = await startExcel(filled(6, 50));
    await host.read({ sheets: [] });
    expect(excel.requests).toBe(1);
  });

  test('more than an answer may hold is cut into halves until it fits, and gives the same', async () => {
    const whole = await startExcel(filled(3, 200));
    const expected = await whole.host.read();
    const { host, excel } = await startExcel(filled(3, 200), { maxBytes: 60_000 });
    expect(await host.read()).toEqual(expected);
    expect(excel.requests).toBeGreaterThan(4);
    expect(excel.requests).toBeLessThan(40);
  });

  test('a stray cell in the last row and column is found without reading all that lies between', async () => {
    const { host, excel } = await startExcel(filled(2, 200));
    await apply(host, write([['备忘']], 1_048_575, 16_383, '填报-0'));
    const before = excel.requests;
    const [sheet] = (await host.read()).sheets;
    expect(sheet!.used).toEqual(rect(0, 0, 1_048_576, 16_384));
    expect(sheet!.values.at(-1)!.at(-1)).toBe('备忘');
    expect(sheet!.values[199]!.slice(0, 3)).toEqual(['2.1|填报项199', '2.1', '二、生态环境']);
    expect(excel.requests - before).toBeLessThan(40);
  });

  test('a row that no answer can hold is too large', async () => {
    const { host } = await startExcel(
      { sheets: [{ name: '表', values: [['长'.repeat(30_000)]] }] },
      { maxBytes: 50_000 },
    );
    await expect(host.read()).rejects.toMatchObject({ code: 'tooLarge', data: { sheet: '表' } });
  });
});

describe('Writing', () => {
  test.each([
    [1, 50],
    [6, 50],
    [6, 400],
  ])('what a recalculation of %i sheets of %i rows gives takes two requests', async (sheets, rows) => {
    const { host, excel } = await startExcel(withResults(filled(sheets, rows)));
    const result = await apply(host, ...recalculated(sheets, rows));
    expect(result).toEqual({ cellsWritten: sheets * rows * 3 + 50 * 4 + 300 * 4, differences: [] });
    expect(excel.requests).toBe(2);
  });

  test('stays below the limit that it is given, in as many requests as that takes', async () => {
    const limit = 150_000;
    const { host, excel } = await startExcel(withResults(filled(2, 400)), {}, { bytes: limit, cells: 1e6 });
    expect(await apply(host, ...recalculated(2, 400))).toEqual({
      cellsWritten: 2 * 400 * 3 + 50 * 4 + 300 * 4,
      differences: [],
    });
    expect(excel.requests).toBeGreaterThan(4);
    expect(excel.largestRequest).toBeLessThan(limit);
  });

  test('what stood there before comes in parts where one answer would be too large', async () => {
    const maxBytes = 40_000;
    const { host, excel } = await startExcel(withResults(filled(6, 100)), { maxBytes }, { bytes: 30_000, cells: 1e6 });
    expect(await apply(host, ...recalculated(6, 100))).toEqual({
      cellsWritten: 6 * 100 * 3 + 50 * 4 + 300 * 4,
      differences: [],
    });
    // The first answer was refused.
    expect(excel.largestAnswer).toBeGreaterThan(maxBytes);
  });

  test('what stood in a sheet that no answer can hold is too large', async () => {
    const { host, inspect } = await startExcel(
      { sheets: [{ name: '表', values: [['长'.repeat(30_000)]] }, { name: '另一张' }] },
      { maxBytes: 50_000 },
    );
    const before = inspect();
    await expect(apply(host, write([[1]]), write([[1]], 0, 0, '另一张'))).rejects.toMatchObject({
      code: 'tooLarge',
      data: { sheet: '表' },
    });
    expect(inspect()).toEqual(before);
  });

  test('cells are a limit too', async () => {
    const { host, excel } = await startExcel({ sheets: [{ name: '表' }] }, {}, { bytes: 4e6, cells: 200 });
    await apply(
      host,
      write(Array.from({ length: 100 }, () => [1])),
      write(
        Array.from({ length: 100 }, () => [2]),
        0,
        1,
      ),
    );
    // One to look; the two columns, then the reading back of both.
    expect(excel.requests).toBe(3);
  });

  test('that fails in the second of several requests leaves the workbook as it was', async () => {
    const { host, excel, inspect } = await startExcel(withResults(filled(2, 100)), {}, { bytes: 60_000, cells: 1e6 });
    const before = inspect();
    excel.failRequest(4, 'GeneralException', 'half');
    await expect(apply(host, ...recalculated(2, 100))).rejects.toMatchObject({ code: 'failed' });
    expect(inspect()).toEqual(before);
  });

  test('conditional formats on a sheet that stays take one more, to learn where the old ones are', async () => {
    const set: Change = {
      kind: 'conditionalFormats',
      sheet: '表',
      range: rect(0, 0, 3, 1),
      formats: [{ formula: 'A1=1', format: { bold: true } }],
    };
    const { host, excel } = await startExcel({ sheets: [{ name: '表' }], changes: [set] });
    await apply(host, set);
    expect(excel.requests).toBe(3);
  });
});
