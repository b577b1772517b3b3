/** What computes: loaded after the first paint, for rubrics are large. */
export { recalculate, summarise, undo } from '../commands';
export { isAssessee, properName } from '../rubric';
export { rubricById, rubricIds } from '../rubrics';
export {
  applyWithUndo,
  isoDate,
  lastWrites,
  planConfirmation,
  planFillFromFolder,
  planSetting,
  planUndo,
  prepareAssessment,
  scoreWorkbook,
  summarySheet,
  tell,
  UseCaseError,
} from '../usecases';
export { readState } from '../sheets';
export { readBook } from './model/book';
export { previewOf } from './model/preview';
export { effectsOf } from './model/effects';
