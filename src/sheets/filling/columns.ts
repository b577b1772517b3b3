/** The columns of a 填报 sheet: what the rubric asks, what people fill, what we compute. */
export type FillingColumn =
  | 'clause'
  | 'indicator'
  | 'title'
  | 'quote'
  | 'points'
  | 'verifiers'
  | 'fact'
  | 'value'
  | 'unit'
  | 'claim'
  | 'evidence'
  | 'remark'
  | 'status'
  | 'score'
  | 'reasons';

/**
 * In the order in which new sheets have them. What is asked, its value and what it brought stand side by side, within the
 * 900 pixels that a pane leaves of a small screen; what is looked up now and then stands to the right.
 */
export const WIDTHS: Readonly<Record<FillingColumn, number>> = {
  clause: 7.5,
  fact: 20,
  quote: 34,
  value: 12,
  unit: 7,
  status: 14,
  score: 9,
  points: 6,
  claim: 8,
  evidence: 24,
  remark: 16,
  reasons: 48,
  title: 17,
  indicator: 22,
  verifiers: 18,
};
export const FILLING_COLUMNS = Object.keys(WIDTHS) as FillingColumn[];
/** The columns that are ours to write at every 一键重算. */
export const COMPUTED_COLUMNS = ['status', 'score', 'reasons'] as const satisfies readonly FillingColumn[];
export const INPUTS: ReadonlySet<FillingColumn> = new Set(['value', 'claim', 'evidence', 'remark']);
export const CENTERED: ReadonlySet<FillingColumn> = new Set([
  'clause',
  'points',
  'value',
  'unit',
  'claim',
  'status',
  'score',
]);
/** As laid out; a sheet that people have worked on is read by its keys instead. */
export const columnOf = (key: FillingColumn): number => 1 + FILLING_COLUMNS.indexOf(key);
/** The columns that stay in view, from the left. */
export const FROZEN_COLUMNS = 2;
/** Rows are coloured from 填报项 to here. */
export const LAST_COLOURED = 'reasons' satisfies FillingColumn;
