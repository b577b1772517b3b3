import type * as ExcelJS from 'exceljs';
import { CHANGED_COLUMNS, COLUMNS, newCell, oldCell, ROWS, sheetName, SHEETS, type Pass } from './sample';

/** Loaded when it is needed: our own process must not carry it. */
async function newWorkbook(): Promise<ExcelJS.Workbook> {
  const { default: excelJs } = await import('exceljs');
  return new excelJs.Workbook();
}

export async function readWithExcelJs(path: string): Promise<ExcelJS.Workbook> {
  const workbook = await newWorkbook();
  return workbook.xlsx.readFile(path);
}

/** The workbook to change, with a header row. */
export async function writeSample(path: string): Promise<void> {
  const workbook = await newWorkbook();
  for (let sheet = 0; sheet < SHEETS; sheet++) {
    const worksheet = workbook.addWorksheet(sheetName(sheet));
    worksheet.addRow(Array.from({ length: COLUMNS }, (_, column) => `列${column + 1}`));
    for (let row = 1; row < ROWS; row++) {
      worksheet.addRow(Array.from({ length: COLUMNS }, (_, column) => oldCell(sheet, row, column)));
    }
  }
  await workbook.xlsx.writeFile(path);
}

export const changeWithExcelJs: Pass = async (source, target) => {
  const workbook = await readWithExcelJs(source);
  workbook.worksheets.forEach((worksheet, sheet) => {
    for (let row = 1; row < ROWS; row++) {
      for (const column of CHANGED_COLUMNS) {
        worksheet.getCell(row + 1, column + 1).value = newCell(sheet, row, column);
      }
    }
  });
  await workbook.xlsx.writeFile(target);
};
