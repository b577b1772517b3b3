/** The columns of 缺失佐证, in characters; all are ours. */
export const WIDTHS = {
  requirement: 9,
  origin: 24,
  title: 26,
  assessee: 14,
  missing: 30,
  cooperating: 13,
  deadline: 18,
  daysLeft: 8,
  state: 9,
  place: 16,
} as const;
export type MissingColumn = keyof typeof WIDTHS;
export const CENTERED: ReadonlySet<MissingColumn> = new Set([
  'requirement',
  'assessee',
  'deadline',
  'daysLeft',
  'state',
]);
