import type { DoubtCode } from '../cells';

/** What a person must look at. The words are in the locale files under `finding`. */
export type FindingCode =
  | 'missingFact'
  | 'waitsForOthers'
  | 'notANumber'
  | 'notWhole'
  | 'belowMinimum'
  | 'aboveMaximum'
  | 'belowFloor'
  | 'notAStep'
  | 'notYesNo'
  | 'notADate'
  | 'listGap'
  | 'listMember'
  | 'unknownOption'
  | 'readAs'
  | 'assumedZero'
  | 'notComputable'
  | 'unknownAssessee'
  | 'comparedWithFew'
  | 'decisionIgnored'
  | 'contradiction'
  | 'unknownClause'
  | 'unknownFact'
  | 'unknownReading'
  | 'unknownOptionOfReading'
  | 'claimDiffers'
  | 'claimAboveFull'
  | 'claimNotANumber'
  | 'claimStray'
  | 'adjustmentIncomplete'
  | 'adjustmentOutOfRange'
  | 'adjustmentUnknown'
  | 'adjustmentTwice'
  | 'adjustmentNotANumber'
  | 'adjustmentPositive'
  | 'adjustmentOfVerdict'
  | 'adjustmentTurnsVerdict'
  | 'sheetDuplicate'
  | 'sheetMissing'
  | 'sheetUnknown'
  | 'markerOverwritten'
  | 'markerDeleted'
  | 'marksGone'
  | 'keyColumnMissing'
  | 'sheetProtected'
  | 'resultsMerged'
  | 'rowMissing'
  | 'rowsMissing'
  | 'rowDuplicate'
  | 'rowStray'
  | 'rowKeysMoved'
  | 'columnMissing'
  | 'columnKeysGone'
  | 'cellMerged'
  | 'cellError'
  | DoubtCode
  | 'confirmed'
  | 'cellTwice'
  | 'columnTwice'
  | 'otherRubricText'
  | 'otherRubricScoring'
  | 'rubricKnownAgain'
  | 'settingUnreadable'
  | 'settingMissing'
  | 'setupMissing'
  | 'adjustmentsMissing'
  | 'workbookSigned'
  | 'workbookShared'
  | 'workbookReadOnly';

/** error: the figure could not be used; warning: it was used, but look; info: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly assessee: string;
  readonly clause: string;
  /** Empty when it is about the clause as a whole. */
  readonly fact: string;
  /** What its sentence needs. */
  readonly data: Readonly<Record<string, string | number>>;
}

const SEVERITIES: Readonly<Record<FindingCode, Severity>> = {
  missingFact: 'warning',
  waitsForOthers: 'info',
  notANumber: 'error',
  notWhole: 'error',
  belowMinimum: 'error',
  aboveMaximum: 'error',
  belowFloor: 'warning',
  notAStep: 'warning',
  notYesNo: 'error',
  notADate: 'error',
  listGap: 'error',
  listMember: 'error',
  unknownOption: 'error',
  readAs: 'info',
  assumedZero: 'info',
  notComputable: 'error',
  unknownAssessee: 'error',
  comparedWithFew: 'warning',
  decisionIgnored: 'warning',
  contradiction: 'warning',
  unknownClause: 'error',
  unknownFact: 'error',
  unknownReading: 'error',
  unknownOptionOfReading: 'error',
  claimDiffers: 'warning',
  claimAboveFull: 'warning',
  claimNotANumber: 'error',
  claimStray: 'warning',
  adjustmentIncomplete: 'error',
  adjustmentOutOfRange: 'error',
  adjustmentUnknown: 'error',
  adjustmentTwice: 'error',
  adjustmentNotANumber: 'error',
  adjustmentPositive: 'error',
  adjustmentOfVerdict: 'error',
  adjustmentTurnsVerdict: 'warning',
  sheetDuplicate: 'error',
  sheetMissing: 'error',
  sheetUnknown: 'error',
  markerOverwritten: 'warning',
  markerDeleted: 'warning',
  marksGone: 'warning',
  keyColumnMissing: 'warning',
  sheetProtected: 'error',
  resultsMerged: 'warning',
  rowMissing: 'error',
  rowsMissing: 'error',
  rowDuplicate: 'error',
  rowStray: 'warning',
  rowKeysMoved: 'warning',
  columnMissing: 'error',
  columnKeysGone: 'warning',
  cellMerged: 'error',
  cellError: 'error',
  percentAsFraction: 'error',
  shownAsDate: 'error',
  shownAsPercent: 'error',
  shownOtherwise: 'error',
  numberAsDate: 'error',
  dateIncomplete: 'error',
  notCalculated: 'error',
  partlyMarked: 'error',
  listOrThousands: 'error',
  zeroOrNone: 'error',
  confirmed: 'info',
  cellTwice: 'error',
  columnTwice: 'error',
  otherRubricText: 'warning',
  otherRubricScoring: 'warning',
  rubricKnownAgain: 'info',
  settingUnreadable: 'warning',
  settingMissing: 'warning',
  setupMissing: 'warning',
  adjustmentsMissing: 'warning',
  workbookSigned: 'warning',
  workbookShared: 'warning',
  workbookReadOnly: 'warning',
};

export const finding = (
  code: FindingCode,
  about: { assessee?: string; clause?: string; fact?: string },
  data: Finding['data'] = {},
): Finding => ({
  code,
  severity: SEVERITIES[code],
  assessee: about.assessee ?? '',
  clause: about.clause ?? '',
  fact: about.fact ?? '',
  data,
});
