/** What a rubric is: the model, the formula language, loading and its guarantees. */
export * from './formula';
export type * from './model';
export type * from './evidence';
export { isDefaultRequirement, QUALITY_CHECKS } from './evidence';
export { FACT_DEFAULTS } from './build';
export { isWholeFact, NO_MEMBERS, widest } from './facts';
export { folderFiles, type DataFile, type RubricFiles } from './files';
export { problemsOf, type ExampleOutcome, type ExampleOutcomes } from './guarantees';
export { valueType } from './guarantees/loading';
export { loadChecked, loadRubric } from './load';
export { badAnswer, judgementOf, type Judgement } from './meanings';
export { isAssessee, properName } from './names';
export * from './tree';
export {
  RubricError,
  severityOf,
  type FolderCode,
  type GuaranteeCode,
  type LoadingCode,
  type Place,
  type ProblemSeverity,
  type RubricProblem,
  type RubricProblemCode,
} from './problems';
