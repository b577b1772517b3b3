import { EmulatedExcel, MemoryWorkbook, windowExternal } from '../../src/workbench';

/** Runs before office.js, which then takes this page for the task pane of Excel for Windows with an empty workbook. */
const excel = new EmulatedExcel(new MemoryWorkbook('考核.xlsx'));
Object.defineProperty(window, 'external', { value: windowExternal(excel) });
