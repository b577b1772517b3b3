/** @jest-environment ./test/host/excel/environment.js */
import { ALL_EXCEL_QUIRKS, type ExcelQuirk } from '../../../src/workbench';
import { IS_FULL } from '../../full';
import { describeContract, thirdsBut } from '../contract';
import { startExcel } from './support/start';

/** Half of the time goes into this one, which no quirk has a part in: nothing of it reaches Excel. */
const LONG = ['allOrNothing'];

const describeExcel = (name: string, quirks: readonly ExcelQuirk[], without: readonly string[] = []): void => {
  describeContract(name, (start) => startExcel(start, { quirks }), without);
};

describeExcel('Excel', []);
for (const [index, quirk] of ALL_EXCEL_QUIRKS.entries())
  describeExcel(`Excel with ${quirk}`, [quirk], IS_FULL ? [] : [...LONG, ...thirdsBut(index)]);
describeExcel('Excel with all quirks at once', ALL_EXCEL_QUIRKS);
describeContract('Excel with a newer requirement set', (start) => startExcel(start, { excelApi: '1.15' }), LONG);

// Whoever stops listening does not wait for Excel's answer.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 50)));
