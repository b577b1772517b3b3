/**
 * What builds of Excel were reported to do, by name, where reports disagree or name some builds only; what is documented
 * of every Excel is no quirk. docs/decisions/0031-excel-as-reported.md says where each was seen.
 */
export const EXCEL_QUIRKS = {
  filteredWritesRepeat:
    'a block over hidden rows: its first value stands in all visible cells, hidden ones stay as they were',
  filteredWritesShift:
    'a block over hidden rows: its rows go into the visible rows one after the other, the rest is lost',
  filteredCopies: 'hidden rows of what is copied stay behind',
  filteredClears: 'hidden rows of what is emptied keep what they hold',
  longFormulas: '`formulas` fails where a text has more than 8,192 characters, in reading and in writing',
  chartSheetActive: '`getActiveWorksheet` fails, because a chart sheet is shown, until a worksheet is activated',
  web: 'Excel on the web: no operation over more than 33,554,000 cells, and what is too much has its other code',
  readOnly: 'the workbook is open for reading only: it takes everything, and cannot be saved',
  freezeFails: 'nothing about frozen panes is told or done',
  pageFails: 'nothing about the page is told or done',
  linksFail: 'no cell takes a link',
  autoSave: 'what is written is saved at once',
  manualCalculation: 'nothing is calculated until somebody asks for it',
} as const;

export type ExcelQuirk = keyof typeof EXCEL_QUIRKS;
export const ALL_EXCEL_QUIRKS = Object.keys(EXCEL_QUIRKS) as readonly ExcelQuirk[];
