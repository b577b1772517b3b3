/** @jest-environment ./test/host/excel/environment.js */
import { ExcelHost } from '../../../src/host/excel';
import { MEANINGS } from '../../../src/host/excel/codes';
import { HostError } from '../../../src/host/port';
import { words } from '../../../src/locales';
import { MemoryWorkbook } from '../../../src/workbench';
import { apply, rect, USUAL, write } from '../contract';
import { openInExcel } from './support/excel';
import { startExcel, workbookOf } from './support/start';

describe('A workbook that counts its days from 1904', () => {
  test.each([1900, 1904] as const)('is told from others: %i, in the usual two requests', async (dateSystem) => {
    const model = MemoryWorkbook.of({ ...workbookOf(USUAL).contents(), dateSystem });
    const excel = openInExcel(model);
    expect((await new ExcelHost().read()).dateSystem).toBe(dateSystem);
    expect(excel.requests).toBe(2);
  });
});

describe('With calculation by hand', () => {
  test('results that are out of date are calculated before they are read, in the usual two requests', async () => {
    const { host, excel, model } = await startExcel(USUAL, { quirks: ['manualCalculation'] });
    const sheet = model.sheets()[0]!.id;
    let calculations = 0;
    excel.pending = () => {
      calculations++;
      model.write(sheet, rect(1, 2), [[8]]);
    };
    expect((await host.read()).sheets[0]!.values[1]).toEqual(['2.1', 12, 8]);
    expect(excel.requests).toBe(2);
    // Nothing is out of date any more.
    await host.read();
    expect(calculations).toBe(1);
  });

  test('nothing is calculated where Excel does so itself', async () => {
    const { host, excel } = await startExcel(USUAL);
    excel.pending = () => {
      throw new Error('calculated');
    };
    await expect(host.read()).resolves.toMatchObject({ dateSystem: 1900 });
  });
});

describe('A workbook that is open for reading only', () => {
  test('says so before anything is written', async () => {
    const { host } = await startExcel(USUAL, { quirks: ['readOnly'] });
    expect((await host.read()).remarks).toEqual(['readOnly']);
    expect(await (await startExcel(USUAL)).host.read()).not.toHaveProperty('remarks');
  });
});

describe('A workbook that saves itself', () => {
  test('says so when it is read', async () => {
    const { host } = await startExcel(USUAL, { quirks: ['autoSave'] });
    expect((await host.read()).savesItself).toBe(true);
    expect(await (await startExcel(USUAL)).host.read()).not.toHaveProperty('savesItself');
  });

  test.each([
    [['autoSave'] as const, /自动保存已打开.*版本历史记录/],
    [[], /不要保存，关闭工作簿/],
  ])('with %j gives no advice that comes too late where something could not be put back', async (quirks, advice) => {
    const { host, excel } = await startExcel(USUAL, { quirks });
    await host.read();
    excel.failWhen((number) => number === 2, 'AccessDenied', 'half');
    excel.failWhen((number) => number > 2, 'GeneralException');
    const error: unknown = await apply(host, write([[1]])).catch((reason: unknown) => reason);
    expect(words('zh-CN').describeHostError(error as HostError)).toMatch(advice);
  });
});

/** The documented codes: those of all applications, then those of Excel. */
const DOCUMENTED = [
  ...[
    'AccessDenied',
    'ActivityLimitReached',
    'ApiNotAvailable',
    'ApiNotFound',
    'BadPassword',
    'Client Error',
    'Conflict',
  ],
  ...['GeneralException', 'HostRestartNeeded', 'InsertDeleteConflict', 'InvalidReference', 'InvalidSelection'],
  ...['ItemAlreadyExists', 'ItemNotFound', 'MemoryLimitReached', 'NotImplemented', 'RequestAborted'],
  ...['RequestPayloadSizeLimitExceeded', 'ResponsePayloadSizeLimitExceeded', 'ServiceNotAvailable'],
  ...['UnsupportedFeature', 'UnsupportedOperation', 'FilteredRangeConflict', 'FormulaLengthExceedsLimit'],
  ...['InactiveWorkbook', 'InvalidOperationInCellEditMode', 'MergedRangeConflict', 'NonBlankCellOffSheet'],
  ...['OperationCellsExceedLimit', 'PivotTableRangeConflict', 'RangeExceedsLimit', 'UnsupportedSheet'],
];

describe('What Excel refuses', () => {
  const { describeHostError, t } = words('zh-CN');

  test.each(DOCUMENTED)('with %s has a sentence with a remedy, and the code for the administrator', async (code) => {
    const { host, excel, inspect } = await startExcel(USUAL);
    const before = inspect();
    excel.failWhen((number) => number === 2, code);
    const error: unknown = await apply(host, write([[1]])).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HostError);
    const sentence = describeHostError(error as HostError);
    expect(sentence).toMatch(/请/);
    expect(sentence).toContain(code);
    expect(sentence.startsWith(t('hostError.failed'))).toBe(code === 'InvalidReference' || code === 'ItemNotFound');
    expect(inspect()).toEqual(before);
  });

  test('is known by no other codes than those', () => {
    expect(Object.keys(MEANINGS).sort()).toEqual([...DOCUMENTED].sort());
  });

  test('says which member failed', async () => {
    const { host, excel, model } = await startExcel(USUAL);
    excel.beforeRequest((number) => {
      if (number === 2) model.setProtected(model.sheets()[0]!.id, true);
    });
    await expect(apply(host, write([[1]]))).rejects.toMatchObject({
      code: 'protectedSheet',
      data: { code: 'AccessDenied', location: 'Range.formulas' },
    });
  });
});
