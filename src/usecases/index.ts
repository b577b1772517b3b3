/** What people do, each composed over a host: new assessment, recalculate, change a setting, fill a ledger, undo. */
export { planSetting, readingKey, withSetting, type SettingKey } from './changeSetting';
export { offersOf, planConfirmation } from './confirm';
export { UseCaseError, type UseCaseErrorCode } from './common/errors';
export { tell } from './common/tell';
export { isoDate, isoMinute } from './common/time';
export type { AssesseeEvidence, EvidenceFolder } from './road/check/evidence';
export { claimedClauses } from './road/check/claimedClauses';
export { listFindings } from './findings';
export { forewarnings } from './forewarnings';
export { planFillFromFolder } from './fillFromFolder';
export { newAssessment, planAssessment, prepareAssessment, type NewAssessmentOptions } from './newAssessment';
export { recalculate, scoreWorkbook, type RecalculateOptions, type Recalculation, type Scoring } from './recalculate';
export { summarySheet } from './summarySheet';
export { applyWithUndo, type Written } from './road/apply';
export { inverseOf } from './undo/inverse';
export { lastWrites, planUndo, type UndoPlan } from './undo/planUndo';
export type { StepHead, TotalChange } from './undo/step';
export { withUndo, type UndoOutcome } from './undo/withUndo';
