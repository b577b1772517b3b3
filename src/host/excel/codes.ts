/** What Excel's codes mean to people: those of the documentation of its errors, in the words of the port. */
import type { HostErrorCode } from '../port';

/** The code of the port, and where that says too little, a reason that has a sentence of its own. */
type Meaning = readonly [code: HostErrorCode, reason?: string];

export const MEANINGS: Readonly<Record<string, Meaning>> = {
  InvalidOperationInCellEditMode: ['editMode'],
  ItemNotFound: ['missingSheet'],
  InvalidReference: ['missingSheet'],
  // Protection, a workbook that is open for reading only, one that is marked as final: Excel does not say which.
  AccessDenied: ['protectedSheet', 'accessDenied'],
  BadPassword: ['protectedSheet', 'accessDenied'],
  RequestPayloadSizeLimitExceeded: ['tooLarge'],
  ResponsePayloadSizeLimitExceeded: ['tooLarge'],
  RangeExceedsLimit: ['tooLarge', 'tooManyCells'],
  OperationCellsExceedLimit: ['tooLarge', 'tooManyCells'],
  NonBlankCellOffSheet: ['tooLarge', 'tooManyCells'],
  MemoryLimitReached: ['tooLarge', 'memory'],
  FormulaLengthExceedsLimit: ['tooLarge', 'formulaLength'],
  ApiNotFound: ['unsupported', 'oldExcel'],
  ApiNotAvailable: ['unsupported', 'oldExcel'],
  NotImplemented: ['unsupported', 'oldExcel'],
  UnsupportedOperation: ['unsupported', 'oldExcel'],
  UnsupportedFeature: ['unsupported', 'oldExcel'],
  FilteredRangeConflict: ['failed', 'filteredRange'],
  MergedRangeConflict: ['mergedTarget', 'tableInTheWay'],
  PivotTableRangeConflict: ['mergedTarget', 'tableInTheWay'],
  UnsupportedSheet: ['failed', 'chartSheet'],
  InactiveWorkbook: ['failed', 'otherWorkbookActive'],
  InvalidSelection: ['failed', 'selection'],
  Conflict: ['failed', 'othersWrite'],
  InsertDeleteConflict: ['failed', 'othersWrite'],
  ItemAlreadyExists: ['failed', 'sheetExists'],
  RequestAborted: ['failed', 'excelBusy'],
  ActivityLimitReached: ['failed', 'excelBusy'],
  ServiceNotAvailable: ['failed', 'excelBusy'],
  HostRestartNeeded: ['failed', 'excelRestart'],
  GeneralException: ['failed', 'excelInternal'],
  'Client Error': ['failed', 'excelInternal'],
};
