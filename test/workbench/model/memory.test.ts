import { MemoryWorkbook } from '../../../src/workbench/model';
import { CASES, RESULTS, WORKBOOK } from './contract';

describe('A workbook in memory', () => {
  test.each(CASES)('$title', async ({ run }) => {
    await run(MemoryWorkbook.of(WORKBOOK, (formula) => RESULTS[formula] ?? null));
  });
});
