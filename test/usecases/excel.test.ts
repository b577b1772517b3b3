/** @jest-environment ./test/host/excel/environment.js */
import { ExcelHost } from '../../src/host/excel';
import type { CellValue, Host, SheetSnapshot } from '../../src/host/port';
import { newXlsx } from '../../src/host/xlsx';
import { newAssessment } from '../../src/usecases';
import { MemoryWorkbook, type EmulatedExcel, type ExcelQuirk } from '../../src/workbench';
import { openInExcel } from '../host/excel/support/excel';
import { at, columnOf, fill, NOW, rowOf, rubric, score, sheetOf } from './support';

const ASSESSEES = ['越城区', '柯桥区', '上虞区', '诸暨市', '嵊州市', '新昌县'];
const FACTS = { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' }, '15.4': { 绿色商场创建率: '约95%' } };

async function assessmentIn(host: Host, assessees: readonly string[]): Promise<Host> {
  await newAssessment(host, { rubric, assessees, locale: 'zh-CN', now: NOW });
  return host;
}

function excelHost(quirks: readonly ExcelQuirk[] = []): {
  host: ExcelHost;
  excel: EmulatedExcel;
  model: MemoryWorkbook;
} {
  const model = new MemoryWorkbook('考核.xlsx');
  return { host: new ExcelHost(), excel: openInExcel(model, { quirks }), model };
}

/** The sheets without the one that every new workbook in Excel has. */
async function sheetsOf(host: Host): Promise<readonly SheetSnapshot[]> {
  return (await host.read()).sheets.filter(({ name }) => name !== 'Sheet1');
}

describe('An assessment in Excel', () => {
  test('has the same cells as in a file: new, filled in, and recalculated twice', async () => {
    const file = newXlsx('考核.xlsx');
    const { host } = excelHost();
    for (const each of [file, host]) {
      await assessmentIn(each, ASSESSEES.slice(0, 2));
    }
    expect(await sheetsOf(host)).toEqual(await sheetsOf(file));
    for (const each of [file, host]) {
      await fill(each, '柯桥区', FACTS);
      expect((await score(each)).written.differences).toEqual([]);
    }
    const once = await sheetsOf(host);
    expect(once).toEqual(await sheetsOf(file));
    const filling = await sheetOf(host, 'filling', '柯桥区');
    // 10 − 2 × 1
    expect(at(filling, rowOf('2.1', '未按时调度次数'), columnOf('score'))).toBe(8);
    await score(host);
    const shown = (sheets: readonly SheetSnapshot[]) => sheets.filter(({ visibility }) => visibility === 'visible');
    expect(shown(await sheetsOf(host))).toEqual(shown(once));
  });

  test('of six assessees is recalculated in two requests to read and two to write', async () => {
    const { host, excel } = excelHost();
    await assessmentIn(host, ASSESSEES);
    await score(host);
    await fill(host, '新昌县', FACTS);
    excel.requests = 0;
    const { written } = await score(host);
    expect(written.differences).toEqual([]);
    expect(excel.requests).toBe(4);
    excel.requests = 0;
    // What is right already is read and not written.
    expect((await score(host)).written.cellsWritten).toBe(0);
    expect(excel.requests).toBe(2);
  });

  test.each([['filteredWritesRepeat'], ['filteredWritesShift']] as const)(
    'has the same scores where a filter hides two thirds of its rows, in an Excel with %s',
    async (quirk) => {
      const made: MemoryWorkbook[] = [];
      for (const isFiltered of [false, true]) {
        const { host, model } = excelHost(isFiltered ? [quirk] : []);
        made.push(model);
        await assessmentIn(host, ['柯桥区']);
        await fill(host, '柯桥区', FACTS);
        const sheet = model.sheets().find(({ name }) => name === '填报-柯桥区')!.id;
        const { row, rows } = model.autoFilter(sheet)!;
        for (let at = row + 1; isFiltered && at < row + rows; at++) {
          if (at % 3 > 0) model.setRows(sheet, at, 1, { hidden: true });
        }
        expect((await score(host)).written.differences).toEqual([]);
      }
      const values = (model: MemoryWorkbook, name: string): CellValue[][] => {
        const { id } = model.sheets().find((sheet) => sheet.name === name)!;
        return model.values(id, model.usedRange(id, false)!);
      };
      for (const name of ['填报-柯桥区', '汇总']) {
        expect(values(made[1]!, name)).toEqual(values(made[0]!, name));
      }
    },
  );

  test('is laid out in requests that stay below the limit', async () => {
    const limit = 400_000;
    const excel = openInExcel(new MemoryWorkbook('考核.xlsx'));
    await assessmentIn(new ExcelHost({ bytes: limit, cells: 1e6 }), ASSESSEES.slice(0, 1));
    expect(excel.requests).toBeGreaterThan(3);
    expect(excel.largestRequest).toBeLessThan(limit);
    expect(excel.largestAnswer).toBeLessThan(limit);
  });

  test('keeps its state in a sheet that nobody can show by mistake, and opens at its settings', async () => {
    const { host, model } = excelHost();
    await assessmentIn(host, ASSESSEES.slice(0, 1));
    const tabs = model.sheets();
    expect(tabs.find(({ name }) => name === '_考评')!.visibility).toBe('veryHidden');
    expect(tabs.find(({ id }) => id === model.activeSheet())!.name).toBe('考核设置');
    expect(model.notes(tabs[0]!.id)).toEqual([]);
  });

  test('is as it was when the recalculation fails half way', async () => {
    const { host, excel } = excelHost();
    await assessmentIn(host, ASSESSEES.slice(0, 2));
    await score(host);
    await fill(host, '柯桥区', FACTS);
    const before = await sheetsOf(host);
    excel.failRequest(4, 'GeneralException', 'half');
    await expect(score(host)).rejects.toMatchObject({ code: 'failed' });
    expect(await sheetsOf(host)).toEqual(before);
    expect((await score(host)).written.differences).toEqual([]);
  });
});
