/** @jest-environment ./test/host/excel/environment.js */
import { MemoryWorkbook, type EmulatedExcel } from '../../src/workbench';
import { openInExcel } from '../host/excel/support/excel';

const cell = { row: 0, column: 0, rows: 1, columns: 1 };

function open(options: ConstructorParameters<typeof EmulatedExcel>[1] = {}): {
  excel: EmulatedExcel;
  model: MemoryWorkbook;
  sheet: string;
} {
  const model = new MemoryWorkbook('测试.xlsx', ['表']);
  return { excel: openInExcel(model, options), model, sheet: model.sheets()[0]!.id };
}

describe('The genuine office.js over the emulated Excel', () => {
  test('reads and writes ranges in the order of the calls, one request per sync', async () => {
    const { excel } = open();
    const seen = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('表').getRange('A1:B1');
      range.values = [[1, '甲']];
      range.load('values,address');
      await context.sync();
      return [range.address, range.values];
    });
    expect(seen).toEqual(['表!A1:B1', [[1, '甲']]]);
    expect(excel.requests).toBe(1);
  });

  test('does what comes before the first failing call, and tells its code', async () => {
    const { model, sheet } = open();
    await expect(
      Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        worksheets.getItem('表').getRange('A1').values = [['先']];
        worksheets.getItem('没有').getRange('A1').values = [['中']];
        worksheets.getItem('表').getRange('A2').values = [['后']];
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'ItemNotFound' });
    expect(model.values(sheet, { ...cell, rows: 2 })).toEqual([['先'], [null]]);
  });

  test('is told loudly what is not modelled, with its name', async () => {
    open();
    const fails = (work: (sheet: Excel.Worksheet) => void): Promise<unknown> =>
      Excel.run(async (context) => {
        work(context.workbook.worksheets.getItem('表'));
        await context.sync();
      }).catch((error: { code: string; message: string }) => [error.code, error.message]);
    expect(await fails((sheet) => sheet.pivotTables.load('items/name'))).toEqual([
      'ApiNotFound',
      'The emulated Excel has no Worksheet.PivotTables',
    ]);
    expect(await fails((sheet) => sheet.getRange('A1').load('text'))).toEqual([
      'ApiNotFound',
      'The emulated Excel has no Range.Text',
    ]);
    expect(await fails((sheet) => sheet.getRange('A1').insert('Down'))).toEqual([
      'ApiNotFound',
      'The emulated Excel has no Range.Insert',
    ]);
    expect(await fails((sheet) => (sheet.standardWidth = 9))).toEqual([
      'ApiNotFound',
      'The emulated Excel has no Worksheet.StandardWidth (setting)',
    ]);
  });

  test('has no member of a later requirement set', async () => {
    open({ excelApi: '1.12' });
    await expect(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('表').getRange('A1').getMergedAreasOrNullObject();
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'ApiNotFound' });
  });

  test.each<[given: unknown, held: unknown, formula: string | null]>([
    ['甲', '甲', null],
    ["'=1+1", '=1+1', null],
    ['=A2', 0, '=A2'],
    ['-甲', 0, '=-甲'],
    ['007', 7, null],
    ['95%', 0.95, null],
    ['1,000', 1000, null],
    ['2022-12-30', 44_925, null],
    ['12月30日', 44_925, null],
    ['TRUE', true, null],
    ['#N/A', { error: '#N/A' }, null],
    [5, 5, null],
    ['', null, null],
  ])('takes %j as if it was typed', async (given, held, formula) => {
    const { model, sheet } = open();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('表').getRange('A1').values = [[given]];
      await context.sync();
    });
    expect(model.values(sheet, cell)).toEqual([[held]]);
    expect(model.formulas(sheet, cell)).toEqual([[formula]]);
  });

  test('refuses requests and answers that are too large', async () => {
    const { model, sheet } = open({ maxBytes: 20_000 });
    const write = (text: string): Promise<void> =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('表').getRange('A1').values = [[text]];
        await context.sync();
      });
    await expect(write('长'.repeat(7_000))).rejects.toMatchObject({ code: 'RequestPayloadSizeLimitExceeded' });
    model.write(sheet, cell, [['长'.repeat(7_000)]]);
    await expect(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('表').getRange('A1').load('values');
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'ResponsePayloadSizeLimitExceeded' });
  });

  test('fails a request with any code, after as much of it as is wanted', async () => {
    const { excel, model, sheet } = open();
    const write = (value: number): Promise<void> =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('表').getRange('A1').values = [[value]];
        await context.sync();
      });
    excel.failRequest(2, 'GeneralException', 'everything');
    excel.failWhen((number) => number === 3, 'AccessDenied');
    await write(1);
    await expect(write(2)).rejects.toMatchObject({ code: 'GeneralException' });
    expect(model.values(sheet, cell)).toEqual([[2]]);
    await expect(write(3)).rejects.toMatchObject({ code: 'AccessDenied' });
    expect(model.values(sheet, cell)).toEqual([[2]]);
    await write(4);
    expect(model.values(sheet, cell)).toEqual([[4]]);
  });

  test('waits for recalculation before it tells results, and only then', async () => {
    let settled = 0;
    class Slow extends MemoryWorkbook {
      override dirty(): boolean {
        return settled === 0;
      }
      override async settle(): Promise<void> {
        settled++;
      }
    }
    openInExcel(new Slow('测试.xlsx', ['表']));
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('表').getRange('A1');
      range.load('address');
      await context.sync();
      expect(settled).toBe(0);
      range.load('values');
      await context.sync();
      expect(settled).toBe(1);
    });
  });

  test('opens a copy of a workbook from its bytes, where there is somewhere to open it', async () => {
    const opened: Uint8Array[] = [];
    const { excel } = open({ openWorkbook: (bytes) => void opened.push(bytes) });
    await Excel.createWorkbook(btoa('PK\u0003\u0004'));
    expect(opened).toEqual([new Uint8Array([80, 75, 3, 4])]);
    expect(excel.requests).toBe(1);
    await expect(Excel.createWorkbook('中')).rejects.toMatchObject({ code: 'InvalidArgument' });
    open();
    await expect(Excel.createWorkbook('')).rejects.toMatchObject({ code: 'ApiNotFound' });
    expect(opened.length).toBe(1);
  });
});
