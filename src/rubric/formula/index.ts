/** The formula language: one parser, one small tree, three readers (evaluate, explain, print) and bounds for missing facts. */
export {
  factsOf,
  visit,
  isFunctionName,
  namesAssessee,
  FUNCTION_NAMES,
  type BinaryOperator,
  type Expression,
  type FunctionName,
  type StepReading,
} from './ast';
export { bounds, between, exactly, type Bounds, type BoundsContext, type NumberBounds } from './bounds';
export { check, type ValueType } from './check';
export { FormulaError, type FormulaErrorCode } from './errors';
export { compile, type ColumnFormula, type Columns, type CompileOptions } from './evaluate';
export { compileFigures, explain, type ColumnFigures, type Figure } from './explain';
export { dateSerial, isoDate, rate, round4, round6, roundDown, roundTo, roundUp } from './numbers';
export { meanOf, ranksOf } from './ofAll';
export { parse } from './parse';
export { print, type PrintContext } from './print';
