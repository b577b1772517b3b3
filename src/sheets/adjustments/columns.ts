/** The columns of 核定调整, in their order; all are for people to fill. */
export const COLUMNS = ['assessee', 'clause', 'points', 'reason', 'by', 'date'] as const;
export type AdjustmentColumn = (typeof COLUMNS)[number];
export const WIDTHS: Readonly<Record<AdjustmentColumn, number>> = {
  assessee: 12,
  clause: 10,
  points: 10,
  reason: 60,
  by: 14,
  date: 14,
};
