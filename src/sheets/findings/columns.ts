/** The columns of 问题清单, in characters; all but 处理情况 are ours. */
export const WIDTHS = {
  severity: 8,
  assessee: 10,
  clause: 9,
  verifiers: 20,
  fact: 24,
  place: 24,
  message: 70,
  handling: 30,
} as const;
export const COLUMNS = Object.keys(WIDTHS) as (keyof typeof WIDTHS)[];
export const columnOf = (key: keyof typeof WIDTHS): number => 1 + COLUMNS.indexOf(key);
