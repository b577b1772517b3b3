/** @jest-environment ./test/host/excel/environment.js */
/// <reference types="office-js" />
import { MemoryWorkbook, type ExcelOptions } from '../../src/workbench';
import { openInExcel } from '../host/excel/support/excel';

function open(options: ExcelOptions = {}): { model: MemoryWorkbook; sheet: string } {
  const model = new MemoryWorkbook('测试.xlsx', ['表']);
  openInExcel(model, options);
  return { model, sheet: model.sheets()[0]!.id };
}

const column = (rows: number) => ({ row: 0, column: 0, rows, columns: 1 });

/** Asks something of the first sheet; the code of what Excel refuses. */
const asked = (ask: (sheet: Excel.Worksheet, context: Excel.RequestContext) => unknown): Promise<string> =>
  Excel.run(async (context) => {
    ask(context.workbook.worksheets.getItem('表'), context);
    await context.sync();
    return 'done';
  }).catch((error: OfficeExtension.Error) => error.code);

describe('A block written over rows that a filter hides', () => {
  // The example of the report: 1 in A1, 4 in A4, 5 in A5, rows 2 and 3 hidden; 5, 4, 3, 2, 1 are written.
  async function written(quirk: 'filteredWritesRepeat' | 'filteredWritesShift' | null): Promise<unknown[]> {
    const { model, sheet } = open({ quirks: quirk === null ? [] : [quirk] });
    model.write(sheet, column(5), [[1], [null], [null], [4], [5]]);
    model.setAutoFilter(sheet, column(5));
    model.setRows(sheet, 1, 2, { hidden: true });
    expect(await asked((tab) => (tab.getRange('A1:A5').values = [[5], [4], [3], [2], [1]]))).toBe('done');
    return model.values(sheet, column(5)).flat();
  }

  test('has its first value in all visible cells, and nothing in the hidden ones', async () => {
    expect(await written('filteredWritesRepeat')).toEqual([5, null, null, 5, 5]);
  });

  test('moves up into the visible rows in other builds', async () => {
    expect(await written('filteredWritesShift')).toEqual([5, null, null, 4, 3]);
  });

  test('lands as it should where nothing is reported', async () => {
    expect(await written(null)).toEqual([5, 4, 3, 2, 1]);
  });

  test.each(['filteredWritesRepeat', 'filteredWritesShift'] as const)(
    'lands right row by row with %s',
    async (quirk) => {
      const { model, sheet } = open({ quirks: [quirk] });
      model.setRows(sheet, 1, 2, { hidden: true });
      await asked((tab) => [5, 4, 3].forEach((value, row) => (tab.getCell(row, 0).values = [[value]])));
      expect(model.values(sheet, column(3)).flat()).toEqual([5, 4, 3]);
    },
  );
});

describe('What Excel has limits for', () => {
  test('are cells that it tells: the desktop has another code than the web', async () => {
    const ask = (): Promise<string> => asked((tab) => tab.getRange('A1:J600000').load('values'));
    open();
    expect(await ask()).toBe('RangeExceedsLimit');
    open({ quirks: ['web'] });
    expect(await ask()).toBe('ResponsePayloadSizeLimitExceeded');
  });

  test('are cells that are changed, on the web', async () => {
    const ask = (): Promise<string> => asked((tab) => tab.getRange().clear('Contents'));
    open();
    expect(await ask()).toBe('done');
    open({ quirks: ['web'] });
    expect(await ask()).toBe('OperationCellsExceedLimit');
  });

  test('are merged areas: 512 are told, 513 are not', async () => {
    const { model, sheet } = open();
    for (let row = 0; row < 512; row++) model.merge(sheet, { row, column: 0, rows: 1, columns: 2 });
    const ask = (): Promise<string> =>
      asked((tab) => tab.getRange('A1:C1000').getMergedAreasOrNullObject().load('areas/items/rowIndex'));
    expect(await ask()).toBe('done');
    model.merge(sheet, { row: 512, column: 0, rows: 1, columns: 2 });
    expect(await ask()).toBe('GeneralException');
  });

  test('are texts that are told or taken as formulas, in some builds', async () => {
    const text = '长'.repeat(8_193);
    const { model, sheet } = open({ quirks: ['longFormulas'] });
    expect(await asked((tab) => (tab.getRange('A1').formulas = [[text]]))).toBe('GeneralException');
    expect(await asked((tab) => (tab.getRange('A1').values = [[text]]))).toBe('done');
    expect(await asked((tab) => tab.getRange('A1').load('formulas'))).toBe('GeneralException');
    expect(await asked((tab) => tab.getRange('A1').load('values'))).toBe('done');
    expect(model.values(sheet, column(1))).toEqual([[text]]);
  });
});

describe('A chart sheet', () => {
  test('is no worksheet, until one is activated', async () => {
    open({ quirks: ['chartSheetActive'] });
    const ask = (): Promise<string> => asked((_, { workbook }) => workbook.worksheets.getActiveWorksheet().load('id'));
    expect(await ask()).toBe('UnsupportedSheet');
    await asked((tab) => tab.activate());
    expect(await ask()).toBe('done');
  });
});

describe('A table', () => {
  test('has a filter of its own, which the sheet does not tell', async () => {
    const range = { row: 0, column: 0, rows: 4, columns: 2 };
    const { model, sheet } = open({ tables: [{ sheet: '表', range }] });
    model.setRows(sheet, 1, 1, { hidden: true });
    const told = await Excel.run(async (context) => {
      const tab = context.workbook.worksheets.getItem('表');
      tab.autoFilter.load('enabled,isDataFiltered');
      tab.tables.load('count');
      await context.sync();
      return [tab.autoFilter.enabled, tab.autoFilter.isDataFiltered, tab.tables.count];
    });
    expect(told).toEqual([false, false, 1]);
    expect(await asked((tab) => tab.autoFilter.apply(tab.getRange('A1:B4')))).toBe('MergedRangeConflict');
  });
});

describe('Cells', () => {
  test('become a table by being asked for; a blank heading gets a name', async () => {
    const { model, sheet } = open();
    model.type(sheet, 0, 0, '条款');
    const code = await asked((tab, context) => {
      tab.tables.add('A1:B3', true);
      context.workbook.worksheets.getItem('表').tables.load('count');
    });
    expect(code).toBe('done');
    expect(model.values(sheet, { row: 0, column: 0, rows: 1, columns: 2 })).toEqual([['条款', '列2']]);
    expect(await asked((tab) => tab.getRange('A1:B1').merge())).toBe('MergedRangeConflict');
    expect(await asked((tab) => tab.tables.add('B3:C4', true))).toBe('MergedRangeConflict');
  });

  test('with a text of several fonts tell none, and none is not taken', async () => {
    const range = { row: 0, column: 0, rows: 1, columns: 1 };
    open({ mixedFonts: [{ sheet: '表', range }] });
    const fonts = await Excel.run(async (context) => {
      const cells = context.workbook.worksheets.getItem('表').getRange('A1:B1');
      const told = cells.getCellProperties({ format: { font: { name: true, bold: true } } });
      await context.sync();
      return told.value[0]!.map(({ format }) => format!.font);
    });
    expect(fonts[0]).toEqual({ name: null, bold: null });
    expect(fonts[1]).toMatchObject({ bold: false });
    const nothing = null as unknown as string;
    expect(
      await asked((tab) => tab.getRange('A1').setCellProperties([[{ format: { font: { name: nothing } } }]])),
    ).toBe('InvalidArgument');
  });
});

describe('What people could undo before', () => {
  const acts: readonly (readonly [what: string, act: (tab: Excel.Worksheet) => unknown, onWeb: boolean])[] = [
    ['a sheet is copied', (tab) => (tab.copy('End').name = '另一'), true],
    ['a sheet is hidden', (tab) => (tab.visibility = 'Hidden'), false],
    ['a sheet is moved', (tab) => (tab.position = 1), false],
    ['values are written', (tab) => (tab.getRange('A1').values = [[1]]), false],
  ];

  test.each(acts)('is forgotten or kept when %s, as documented of desktop and web', async (what, act, onWeb) => {
    for (const quirks of [[], ['web']] as const) {
      const model = new MemoryWorkbook('测试.xlsx', ['表', '二']);
      let isForgotten = false;
      model.forgetUndo = () => {
        isForgotten = true;
      };
      openInExcel(model, { quirks });
      expect(await asked(act)).toBe('done');
      const isSheet = what !== 'values are written';
      expect([quirks, isForgotten]).toEqual([quirks, isSheet && (onWeb || quirks.length === 0)]);
    }
  });
});

describe('A member that fails by itself', () => {
  test.each([
    ['freezeFails', (tab: Excel.Worksheet): unknown => tab.freezePanes.freezeRows(1)],
    ['pageFails', (tab: Excel.Worksheet): unknown => (tab.pageLayout.orientation = 'Landscape')],
    ['linksFail', (tab: Excel.Worksheet): unknown => (tab.getRange('A1').hyperlink = { documentReference: 'A1' })],
  ] as const)('does so with %s, and nothing else', async (quirk, ask) => {
    open({ quirks: [quirk] });
    expect(await asked(ask)).toBe('GeneralException');
    expect(await asked((tab) => (tab.getRange('A1').values = [[1]]))).toBe('done');
    open();
    expect(await asked(ask)).toBe('done');
  });
});

describe('Calculation by hand', () => {
  test('is pending until somebody asks for it', async () => {
    const model = new MemoryWorkbook('测试.xlsx', ['表']);
    const excel = openInExcel(model, { quirks: ['manualCalculation'] });
    let isCalculated = false;
    excel.pending = () => (isCalculated = true);
    const state = (): Promise<unknown> =>
      Excel.run(async (context) => {
        const { application } = context;
        application.load('calculationMode,calculationState');
        await context.sync();
        return [application.calculationMode, application.calculationState];
      });
    expect(await state()).toEqual(['Manual', 'Pending']);
    await asked((_, { application }) => application.calculate('Recalculate'));
    expect(isCalculated).toBe(true);
    expect(await state()).toEqual(['Manual', 'Done']);
  });
});
