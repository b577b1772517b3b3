/** An emulated Excel: what the genuine office.js talks to where there is no Excel. */
export { EmulatedExcel, type ExcelOptions, type HostEvent } from './emulatedExcel';
export type { Done } from './faults';
export { nativeBridge, type NativeBridge } from './nativeBridge';
export type { RequestBody, ResponseBody } from './protocol';
export { windowExternal, type WindowExternal } from './windowExternal';
