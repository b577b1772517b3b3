/// <reference types="office-js" />
/** The one door to office.js: what this Excel can do, and runs that end in a result or a `HostError`. */
import { HostError } from '../port';
import { MEANINGS } from './codes';

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

/** Excel's code of an error; '' when it is none of Excel's. */
export function excelCode(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

/** Excel does not answer, or do, so much at once; on the web one of these codes is another than on the desktop. */
const TOO_MUCH: readonly string[] = [
  'ResponsePayloadSizeLimitExceeded',
  'RangeExceedsLimit',
  'OperationCellsExceedLimit',
  'MemoryLimitReached',
];

/** An error that says nothing about its reason. */
export const isInternal = (error: unknown): boolean => excelCode(error) === 'GeneralException';

/** Null when a request was answered; else why not, where smaller questions may be answered. */
export async function obstacleIn(context: Excel.RequestContext): Promise<object | null> {
  try {
    await context.sync();
    return null;
  } catch (error) {
    if (error instanceof Object && (isInternal(error) || TOO_MUCH.includes(excelCode(error)))) {
      return error;
    }
    throw error;
  }
}

/** Whether the workbook is only looked at, so that nothing can be kept; that is known on the web. */
export function isViewOnly(): boolean {
  const { document } = Office.context as Partial<Office.Context>;
  return (document as Partial<Office.Document> | undefined)?.mode === Office.DocumentMode.ReadOnly;
}

/** An error of Excel in the words of the port, with Excel's code and the member that failed in its data. */
export function toHostError(error: unknown): HostError {
  if (error instanceof HostError) {
    return error;
  }
  const code = excelCode(error);
  const [meaning, reason] = MEANINGS[code] ?? ['failed'];
  const location = locationOf(error);
  const data = {
    ...(reason === undefined ? {} : { reason }),
    code: code === '' ? String(error) : code,
    ...(location === '' ? {} : { location }),
  };
  return new HostError(meaning, data, { cause: error });
}

/** The member at which a request failed, such as `Range.formulas`; '' when Excel did not say. */
export function locationOf(error: unknown): string {
  const info = typeof error === 'object' && error !== null && 'debugInfo' in error ? error.debugInfo : null;
  const location = typeof info === 'object' && info !== null && 'errorLocation' in info ? info.errorLocation : null;
  return typeof location === 'string' ? location : '';
}
