/** The columns of 佐证要求 that it always has, in characters. */
export const WIDTHS = {
  id: 7,
  origin: 15,
  title: 16,
  quote: 37,
  needs: 19,
  period: 12,
  printed: 16,
  due: 11,
  lead: 12,
  cooperating: 10,
} as const;
export const FIXED = Object.keys(WIDTHS) as (keyof typeof WIDTHS)[];
export const RESULT_WIDTHS = { state: 8, missing: 16 } as const;
export const DAYS_LEFT_WIDTH = 6;
export const CENTERED: ReadonlySet<string> = new Set(['id', 'due', 'lead', 'cooperating']);
export const fixedColumn = (key: keyof typeof WIDTHS): number => 1 + FIXED.indexOf(key);

/** The columns of an assessee: 状态 and 还缺. */
export type RequirementResult = keyof typeof RESULT_WIDTHS;
export const RESULTS = Object.keys(RESULT_WIDTHS) as RequirementResult[];
export const resultKey = (result: RequirementResult, assessee: string): string => `${result}:${assessee}`;
export const requirementRowKey = (id: string): string => `requirement:${id}`;
export const ruleRowKey = (id: string): string => `rule:${id}`;

/** The columns behind these: of each assessee, then 剩余天数. */
export const resultKeys = (assessees: readonly string[]): string[] => [
  ...assessees.flatMap((assessee) => RESULTS.map((result) => resultKey(result, assessee))),
  'daysLeft',
];
