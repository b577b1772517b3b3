/** @jest-environment ./test/host/excel/environment.js */
import { EmulatedExcel, MemoryWorkbook, windowExternal, type RequestBody } from '../../src/workbench';
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
    expect(await fails((sheet) => sheet.charts.load('items/name'))).toEqual([
      'ApiNotFound',
      'The emulated Excel has no Worksheet.Charts',
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
});

describe('window.external', () => {
  const nameOfWorkbook: RequestBody = {
    Actions: [{ Id: 1, ActionType: 2, Name: '', ObjectPathId: 1, QueryInfo: { Select: ['name'] } }],
    ObjectPaths: { '1': { Id: 1, ObjectPathType: 1, Name: '', ParentObjectPathId: 0 } },
  };

  test('says which Excel it is, and answers requests as arrays of Visual Basic', async () => {
    const external = windowExternal(new EmulatedExcel(new MemoryWorkbook('测试.xlsx'), { excelApi: '1.14' }));
    expect(external.GetHostInfo()).toMatch(/^Excel\$Win32\$16\.01\$zh-CN\$/);
    expect(JSON.parse(String(external.GetContext().GetSupportedMatrix!()))).toMatchObject({ ExcelApi: 1.14 });
    const answer = await new Promise((resolve) => {
      external.Execute(93, [['', '', '', '', JSON.stringify(nameOfWorkbook)]], (message) =>
        resolve(typeof message === 'number' ? message : message.toArray()),
      );
    });
    const [status, response] = answer as [number, { toArray: () => [number, unknown[], string] }];
    expect(status).toBe(0);
    expect(response.toArray()).toEqual([
      200,
      [],
      JSON.stringify({ Results: [{ ActionId: 1, Value: { Name: '测试.xlsx' } }] }),
    ]);
  });

  test('tells edits to whoever registered for them', async () => {
    const model = new MemoryWorkbook('测试.xlsx', ['表']);
    const excel = new EmulatedExcel(model);
    const external = windowExternal(excel);
    const heard: unknown[] = [];
    external.RegisterEvent(
      33,
      '',
      (id, message) => heard.push([id, (message.toArray()[0] as { toArray: () => unknown[] }).toArray().slice(0, 3)]),
      (status) => heard.push(status),
    );
    const [sheet] = model.sheets();
    await excel.answer({
      Actions: [{ Id: 1, ActionType: 3, Name: '_RegisterDataChangedEvent', ObjectPathId: 2 }],
      ObjectPaths: {
        '1': { Id: 1, ObjectPathType: 1, Name: '', ParentObjectPathId: 0 },
        '2': { Id: 2, ObjectPathType: 4, Name: 'Worksheets', ParentObjectPathId: 1 },
      },
    });
    model.type(sheet!.id, 0, 0, 1);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(heard).toEqual([0, [33, [65_536, 10, 'Workbook']]]);
  });
});
