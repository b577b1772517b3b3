/** @jest-environment ./test/host/excel/environment.js */
import { ExcelHost } from '../../src/host/excel';
import type { Host } from '../../src/host/port';
import { newXlsx } from '../../src/host/xlsx';
import { rubricById } from '../../src/rubrics';
import { newAssessment, recalculate } from '../../src/usecases';
import { MemoryWorkbook } from '../../src/workbench';
import { openInExcel } from '../host/excel/support/excel';
import { BUREAU, LEDGER, ledgerColumn, NOW, zhoushan } from './evidenceSupport';
import { type } from './support';

const sheetsOf = async (host: Host) => (await host.read()).sheets.filter(({ name }) => name !== 'Sheet1');

describe('A ledger in Excel', () => {
  test('has the same cells as in a file, in one read and one write', async () => {
    const file = newXlsx('创城.xlsx');
    const host = new ExcelHost();
    const excel = openInExcel(new MemoryWorkbook('创城.xlsx'));
    for (const each of [file, host]) {
      await newAssessment(each, { rubric: zhoushan, assessees: [BUREAU], locale: 'zh-CN', now: NOW });
      await type(each, LEDGER, [5, ledgerColumn('title'), '照片'], [5, ledgerColumn('date'), 43987]);
      await recalculate(each, { rubricById, locale: 'zh-CN', now: NOW });
      // Without its day the entry lacks something: there is something to write.
      await type(each, LEDGER, [5, ledgerColumn('date'), null]);
      excel.requests = 0;
      const { written } = await recalculate(each, { rubricById, locale: 'zh-CN', now: NOW });
      expect(written.differences).toEqual([]);
    }
    expect(excel.requests).toBe(4);
    expect(await sheetsOf(host)).toEqual(await sheetsOf(file));
  });
});
