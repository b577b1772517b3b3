/** What a rubric is: the model, the formula language, loading and its guarantees. */
export * from './formula';
export type * from './model';
export type * from './evidence';
export { isDefaultRequirement, QUALITY_CHECKS } from './evidence';
export { FACT_DEFAULTS } from './build';
export type { DataFile, RubricFiles } from './files';
export { valueType } from './guarantees';
export { clausesOf, itemsOf, loadRubric } from './load';
export { badAnswer, judgementOf, type Judgement } from './meanings';
export { isAssessee, properName } from './names';
export { RubricError, type Place, type RubricProblem, type RubricProblemCode } from './problems';
