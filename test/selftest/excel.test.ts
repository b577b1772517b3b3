/** @jest-environment ./test/host/excel/environment.js */
import { runSelfTest } from '../../src/selftest';
import { excelTarget } from '../../src/selftest/excel';
import { MemoryWorkbook } from '../../src/workbench';
import { openInExcel } from '../host/excel/support/excel';
import { inspect } from '../host/excel/support/inspect';

const blank = (): MemoryWorkbook =>
  new MemoryWorkbook('工作簿1.xlsx', ['Sheet1'], (formula) => (formula === '=1+1' ? 2 : 0));
const options = { program: '0.1.0', now: () => new Date(2026, 2, 1, 9, 30) };

test('x', async () => {
  const model = blank();
  openInExcel(model, { excelApi: '1.15' });
  const before = inspect(model);
  const report = await runSelfTest(excelTarget(), options);
  console.log(
    JSON.stringify(
      report.cases.filter((c) => c.outcome !== 'passed'),
      null,
      1,
    ),
    report.timings,
    report.leftovers,
    report.ms,
  );
  console.log(JSON.stringify(report).length, report.recording.texts.length, report.recording.cut);
  const sizes = Object.fromEntries(
    Object.entries(report.recording.cases).map(([id, list]) => [
      id,
      [list.length, [...new Set(list)].reduce((s, i) => s + report.recording.texts[i]!.length, 0)],
    ]),
  );
  console.log(JSON.stringify(sizes));
  require('fs').writeFileSync('/tmp/selft-excel.json', JSON.stringify(report));
  expect(inspect(model)).toEqual(before);
});
