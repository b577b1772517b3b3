/** What people do, each composed over a host: new assessment, recalculate. */
export { UseCaseError, type UseCaseErrorCode } from './errors';
export { newAssessment, planAssessment, type NewAssessmentOptions } from './newAssessment';
export { recalculate, scoreWorkbook, type RecalculateOptions, type Recalculation, type Scoring } from './recalculate';
