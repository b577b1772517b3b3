/** What people do, each composed over a host: new assessment, recalculate, change a setting, undo. */
export { claimedClauses } from './claimedClauses';
export { differences, type ChangedCell, type SheetDifference } from './difference';
export { UseCaseError, type UseCaseErrorCode } from './errors';
export type { AssesseeEvidence, EvidenceFolder } from './evidence';
export { planFillFromFolder } from './fillFromFolder';
export { newAssessment, planAssessment, prepareAssessment, type NewAssessmentOptions } from './newAssessment';
export { recalculate, scoreWorkbook, type RecalculateOptions, type Recalculation, type Scoring } from './recalculate';
export { planSetting, readingKey, withSetting, type SettingKey } from './settings';
export { tell } from './tell';
export { isoDate, isoMinute } from './time';
export { applyWithUndo, inverseOf, lastWrite, planUndo, withUndo, type UndoPlan } from './undo';
