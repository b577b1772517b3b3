/** What becomes of ranges and formulas when rows or columns are inserted or removed. */
export { shiftedRect, shiftedSpan, type LineShift, type Span } from './lines';
export { shiftedRule, type SheetShift, type ShiftedRule } from './rules';
