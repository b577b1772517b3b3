/** Rows without a height of their own are as high as their text needs; a file does not say how high that is. */
import { ICommandService } from '@univerjs/core';
import { SheetInterceptorService } from '@univerjs/preset-sheets-core';
import type { SheetContents, WorkbookContents } from '../../host/common';
import { lineRanges, sheetOf, targetOf, type Book } from './book';
import { hasLines } from './cells';

/** Univer does so when something is typed, but not when a workbook is opened. */
export function fitRows(book: Book, contents: WorkbookContents): void {
  const fitting = book.injector.get(SheetInterceptorService);
  const commands = book.injector.get(ICommandService);
  for (const sheet of contents.sheets) {
    const ranges = lineRanges(rowsToFit(sheet, contents), 'row', sheetOf(book, sheet.id).getColumnCount());
    if (ranges.length > 0) {
      const { redos } = fitting.generateMutationsOfAutoHeight({ ...targetOf(book, sheet.id), ranges });
      book.steps.own(() => {
        redos.forEach(({ id, params }) => commands.syncExecuteCommand(id, params));
      });
    }
  }
}

function rowsToFit({ cells, rows }: SheetContents, { looks }: WorkbookContents): number[] {
  const sized = new Set(rows.filter(({ points }) => points !== null).map(({ index }) => index));
  const isHigh = (look: number): boolean => looks[look]!.wrap || looks[look]!.fontSize > looks[0]!.fontSize;
  const high = cells.filter(
    ({ row, value, look }) => !sized.has(row) && value !== null && (hasLines(value) || isHigh(look)),
  );
  return [...new Set(high.map(({ row }) => row))];
}
