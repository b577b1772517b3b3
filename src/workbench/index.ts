/** The workbench: a workbook that poses as Excel, for tests and for people without Excel. */
export * from './excel';
export * from './model';
export * from './wps';
