/** Rubric and facts → scorecards with reasons, verdict and findings. Columns inside, plain objects at the edge. */
export type { ClauseColumn } from './clauses';
export { exampleOutcomes } from './examples';
export { readFacts, type FactColumn, type FactLookup, type FactSettings, type FactTable } from './facts';
export { finding, type Finding, type FindingCode, type Severity } from './findings';
export { clauseFormula, factReference, type ClauseFormulaContext } from './formula';
export { compileRubric, type CompiledClause, type CompiledRule, type Program, type ReadingChoices } from './program';
export type { ReasonFigure } from './figures';
export { reasonsOf, type Reason, type ReasonColumn } from './reasons';
export {
  assess,
  scorecardsOf,
  scoreOf,
  type Assessment,
  type AssessmentInput,
  type ClauseScore,
  type Score,
  type Scorecard,
} from './scorecard';
export { NOT_APPLICABLE, PENDING, SCORED, VOID } from './states';
export { scoreAll, type Adjustment, type RangeColumn, type ScoreTable } from './totals';
export { asTyped, readAnswer, readFact, UNUSABLE, type FactInput, type FactValue, type Unusable } from './values';
export type { VerdictReason, VerdictResult, VerdictState } from './verdict';
