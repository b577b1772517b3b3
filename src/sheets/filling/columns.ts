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

export const WIDTHS: Readonly<Record<FillingColumn, number>> = {
  clause: 7.5,
  indicator: 22,
  title: 17,
  quote: 42,
  points: 6,
  verifiers: 18,
  fact: 22,
  value: 12,
  unit: 6,
  claim: 8,
  evidence: 24,
  remark: 16,
  status: 9.5,
  score: 9,
  reasons: 48,
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
