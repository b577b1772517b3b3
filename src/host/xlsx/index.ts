/** Workbook files: .xlsx and .xlsm in memory, in Node and in a browser. Reading and writing files is in `files.ts`. */
import { Package } from './package/package';
import { blankWorkbook } from './write/blank';
import { XlsxHost } from './host';
import type { Codec } from './zip/codec';

export type { CellChange, FileChange, FileChangeSet, KeptRule, NewRule, PlacedRule } from './change';
export { XlsxHost } from './host';
export { fileTypeOf, type FileType } from './package/fileType';
export type { Codec } from './zip/codec';
export { isMarked, markFormula } from '../common';

/**
 * Opens the bytes of a workbook; `name` is for messages. Throws `HostError`: `notAWorkbook`, `oldBinaryFormat`,
 * `encrypted`, `brokenFile`, `tooLarge`, `unsupported`. Sheets are looked at when they are read.
 */
export function openXlsx(bytes: Uint8Array, name: string, codec?: Codec): XlsxHost {
  return new XlsxHost(Package.open(bytes, codec), name);
}

/** The sheet that a workbook must have while nobody has added one. */
const PLACEHOLDER = 'Sheet1';

/** A new workbook without sheets, in 宋体 11: they come with the first change set. */
export function newXlsx(name = '', codec?: Codec): XlsxHost {
  return new XlsxHost(blankWorkbook(PLACEHOLDER, codec), name, PLACEHOLDER);
}
