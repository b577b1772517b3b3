/** An emulated Excel: what the genuine office.js talks to where there is no Excel. */
export type { DialogRequest, ShowDialog } from './dialogs';
export { EmulatedExcel, type ExcelOptions, type Language } from './emulatedExcel';
export type { HostEvent } from './events';
export type { Clock, Done, MemberFault } from './faults';
export { nativeBridge, type NativeBridge } from './nativeBridge';
export type { Table } from './object';
export type { RequestBody, ResponseBody } from './protocol';
export { ALL_EXCEL_QUIRKS, EXCEL_QUIRKS, type ExcelQuirk } from './quirks';
export { newRibbon, type After, type Ribbon } from './ribbon';
export type { SharedRuntime } from './sharedRuntime';
export type { Theme } from './theme';
export { dialogExternal, windowExternal, type ExcelForPages, type WindowExternal } from './windowExternal';
