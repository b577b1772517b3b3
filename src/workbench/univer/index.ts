/** The spreadsheet of the workbench: Univer behind the workbook model. For the browser alone. */
export { startSpreadsheet, type Spreadsheet, type SpreadsheetOptions } from './start';
export type { UniverWorkbook } from './workbook';
