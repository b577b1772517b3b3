/// <reference types="office-js" />
/** The one door to office.js: what this Excel can do, and runs that end in a result or a `HostError`. */
import { HostError, type HostErrorCode } from '../port';

/** Whether Excel and the office.js that was shipped both know a requirement set. */
export function hasExcelApi(version: string): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', version);
}

/** Runs work in Excel. Throws `HostError`. */
export async function inExcel<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run(work);
  } catch (error) {
    throw toHostError(error);
  }
}

const CODES: Readonly<Record<string, HostErrorCode>> = {
  InvalidOperationInCellEditMode: 'editMode',
  ItemNotFound: 'missingSheet',
  InvalidReference: 'missingSheet',
  AccessDenied: 'protectedSheet',
  RequestPayloadSizeLimitExceeded: 'tooLarge',
  ResponsePayloadSizeLimitExceeded: 'tooLarge',
  ApiNotFound: 'unsupported',
  ApiNotAvailable: 'unsupported',
  NotImplemented: 'unsupported',
  UnsupportedOperation: 'unsupported',
};

/** Excel's code of an error; '' when it is none of Excel's. */
export function excelCode(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

/** An error of Excel in the words of the port, with Excel's code in its data. */
export function toHostError(error: unknown): HostError {
  if (error instanceof HostError) {
    return error;
  }
  const code = excelCode(error);
  return new HostError(CODES[code] ?? 'failed', { code: code === '' ? String(error) : code }, { cause: error });
}
