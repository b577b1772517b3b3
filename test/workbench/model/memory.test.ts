import { MemoryWorkbook } from '../../../src/workbench/model';
import { CASES, RESULTS, WORKBOOK } from './contract';

describe('A workbook in memory', () => {
  test.each(CASES)('$title', async ({ run }) => {
    await run(MemoryWorkbook.of(WORKBOOK, (formula) => RESULTS[formula] ?? null));
  });

  test('knows no zero below zero, as no spreadsheet does', () => {
    const book = MemoryWorkbook.of(WORKBOOK, () => -0);
    const sheet = book.sheets()[0]!.id;
    const range = { row: 0, column: 0, rows: 1, columns: 2 };
    book.write(sheet, range, [[-0, { formula: '=-0' }]]);
    expect(book.values(sheet, range)).toEqual([[0, 0]]);
  });
});
