/**
 * The self-test: what every host promises behind the port, as cases that run in the product and under jest, over a
 * scratch workbook; and the report that comes of it.
 */
export { apply, CASES, everyKind, rect, sheetNamed, USUAL, write } from './cases';
export { CHECK, CheckFailure, refusal } from './check';
export { CASE_GROUPS, type Case, type CaseGroup, type CaseId, type Check, type Start, type Subject } from './model';
export { reportName, reportPage } from './page';
export { countsOf, type CaseOutcome, type Report, type Timing } from './report';
export { runSelfTest, type RunOptions } from './run';
export { selfTestOver, type Running, type SelfTest } from './selfTest';
export { Stopped } from './stopping';
export type { Probes, Refusal, Scratch, Target, TargetRecorder } from './target';
