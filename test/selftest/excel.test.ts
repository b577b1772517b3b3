/** @jest-environment ./test/host/excel/environment.js */
import { CASES, countsOf, runSelfTest, Stopped, type RunOptions } from '../../src/selftest';
import { excelTarget } from '../../src/selftest/excel';
import { readReport } from '../../src/selftest/schema';
import { MemoryWorkbook, type EmulatedExcel } from '../../src/workbench';
import { openInExcel } from '../host/excel/support/excel';
import { inspect } from '../host/excel/support/inspect';

const OPTIONS: RunOptions = { program: '0.1.0', now: () => new Date(2026, 2, 1, 9, 30) };

function openBlank(sheets = ['Sheet1']): { model: MemoryWorkbook; excel: EmulatedExcel; before: unknown } {
  const model = new MemoryWorkbook('工作簿1.xlsx', sheets, (formula) => (formula === '=1+1' ? 2 : 0));
  const excel = openInExcel(model, { excelApi: '1.15' });
  return { model, excel, before: inspect(model) };
}

// Whoever stops listening does not wait for Excel's answer.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 50)));

describe('The self-test in Excel', () => {
  test('passes in a blank workbook, and leaves it as it was', async () => {
    const { model, before } = openBlank(['Sheet1', 'Sheet2']);
    model.setVisibility(model.sheets()[1]!.id, 'hidden');
    const hidden = inspect(model);
    const shown: number[] = [];
    const onProgress = (done: number, total: number): void => {
      shown.push(done);
      expect(total).toBe(CASES.length + 5);
    };
    const report = await runSelfTest(excelTarget(), { ...OPTIONS, onProgress });
    expect(countsOf(report)).toEqual({ passed: CASES.length - 1, failed: 0, skipped: 1 });
    expect(report.cases.find(({ outcome }) => outcome === 'skipped')).toEqual({
      id: 'notes',
      outcome: 'skipped',
      lacking: ['notes'],
    });
    expect(report.leftovers).toEqual([]);
    expect(inspect(model)).toEqual(hidden);
    expect(hidden).not.toEqual(before);
    expect(shown[0]).toBe(0);
    expect(shown[shown.length - 1]).toBe(CASES.length + 5);
    expect(report.timings.map(({ id, ms }) => [id, typeof ms])).toEqual(
      ['perCall', 'writeSheet', 'readSheet', 'writeSix', 'readSix'].map((id) => [id, 'number']),
    );
    expect(report.requirements).toEqual(Array.from({ length: 15 }, (_, index) => `ExcelApi 1.${index + 1}`));
    expect([report.members['Range.copyFrom'], report.members['Range.valuesAsJson']]).toEqual(['present', 'missing']);
    expect(report.at).toMatch(/^2026-03-01T09:30:00[+-]\d\d:\d\d$/);
    expect(readReport(JSON.stringify(report))).toEqual(report);
  });

  test('does not begin in a workbook that holds anything', async () => {
    const make: Readonly<Record<string, (model: MemoryWorkbook) => void>> = {
      'a value': (model) => {
        model.type(model.sheets()[0]!.id, 0, 0, 1);
      },
      'a name': (model) => {
        model.setDefinedName('税率', '=0.1');
      },
      'a sheet called like one of ours': (model) => {
        model.renameSheet(model.sheets()[0]!.id, '汇总');
      },
      'a protected structure': (model) => {
        model.setStructureProtected(true);
      },
    };
    for (const [what, fill] of Object.entries(make)) {
      const { model } = openBlank();
      fill(model);
      const before = inspect(model);
      expect([what, await excelTarget().refusal()]).toEqual([what, 'notBlank']);
      await expect(runSelfTest(excelTarget(), OPTIONS)).rejects.toThrow('otherWorkbook');
      expect(inspect(model)).toEqual(before);
    }
    openInExcel(new MemoryWorkbook('工作簿1.xlsx', ['Sheet1']), { quirks: ['chartSheetActive'] });
    expect(await excelTarget().refusal()).toBe('notBlank');
    openBlank();
    expect(await excelTarget().refusal()).toBeNull();
  });

  test('tells what fails and goes on, and leaves nothing behind', async () => {
    const { model, excel, before } = openBlank();
    excel.failWhen((_, { Actions }) => Actions.some(({ Name }) => Name === 'Merge'), 'GeneralException');
    const report = await runSelfTest(excelTarget(), OPTIONS);
    const failed = report.cases.filter((one) => one.outcome === 'failed');
    expect(failed.map(({ id, failure: { stage } }) => [id, stage])).toEqual([
      ['readsMerged', 'start'],
      ['mergedTarget', 'start'],
      ['tabsEmptied', 'start'],
      ['everyKind', 'run'],
      ['manyMerges', 'run'],
    ]);
    expect(failed[0]!.failure).toMatchObject({ what: 'HostError', expected: '' });
    expect(failed[0]!.failure.actual).toContain('GeneralException');
    expect(report.leftovers).toEqual([]);
    expect(inspect(model)).toEqual(before);
  });

  test('names what could not be removed', async () => {
    const { model, excel } = openBlank();
    excel.failWhen((_, { Actions }) => Actions.some(({ Name }) => Name === 'Delete'), 'AccessDenied');
    const [first] = CASES;
    const report = await runSelfTest(excelTarget(), { ...OPTIONS, cases: [first!] });
    expect(report.cases).toMatchObject([{ id: 'readsAll', outcome: 'failed', failure: { stage: 'end' } }]);
    expect(report.leftovers.length).toBeGreaterThan(0);
    expect(model.sheets().map(({ name }) => name)).toContain('表');
  });

  test.each([1, 9, 40])('given up at step %d, leaves nothing behind', async (step) => {
    const { model, before } = openBlank();
    let asked = 0;
    const run = runSelfTest(excelTarget(), { ...OPTIONS, isCancelled: () => ++asked >= step });
    await expect(run).rejects.toThrow(Stopped);
    await expect(run).rejects.toMatchObject({ reason: 'cancelled', leftovers: [] });
    expect(inspect(model)).toEqual(before);
  });

  test('leaves a sheet alone that a person adds meanwhile', async () => {
    const { model } = openBlank();
    let isAdded = false;
    const report = await runSelfTest(excelTarget(), {
      ...OPTIONS,
      cases: CASES.filter(({ id }) => id === 'everyKind'),
      onProgress: () => {
        if (isAdded) return;
        isAdded = true;
        const sheet = model.addSheet('我的');
        model.type(sheet, 0, 0, '数据');
      },
    });
    expect(report.leftovers).toEqual([]);
    expect(model.sheets().map(({ name, visibility }) => [name, visibility])).toEqual([
      ['Sheet1', 'visible'],
      ['我的', 'visible'],
    ]);
  });
});
