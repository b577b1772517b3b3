/** The formula language: one parser, one small tree, three readers (evaluate, explain, print) and bounds for missing facts. */
export {
  factsOf,
  visit,
  type BinaryOperator,
  type Call,
  type Expression,
  type StepReading,
  type ValueType,
} from './ast';
export { bounds } from './bounds';
export { check } from './check';
export type { Columns, CompileOptions, ListColumn } from './columns';
export { FormulaError, type FormulaErrorCode } from './errors';
export { compile, type ColumnFormula } from './evaluate';
export { compileFigures, explain, type ColumnFigures } from './explain';
export {
  comparesAll,
  FUNCTION_NAMES,
  isFunctionName,
  namesAssessee,
  type Figure,
  type FunctionName,
} from './functions';
export { between, exactly, listOf, type Bounds, type BoundsContext, type ListBounds, type NumberBounds } from './known';
export { dateSerial, isoDate, NEVER, rate, round4, round6, roundDown, roundTo, roundUp } from './numbers';
export { parse } from './parse';
export { partsPerhapsNone } from './perhapsNone';
export { print, type PrintContext } from './print';
export { write } from './writing';
