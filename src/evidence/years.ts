import { textOf, type Filled } from './ledger';

const RANGE = /(?<!\d)((?:19|20)\d\d)年?(?:度)?\s*(?:[-–—~]+|至|到)\s*((?:19|20)\d\d)(?!\d)/g;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g;

/** The years that are named: 2017—2019, 2018、2019、2020, 2020年; ascending, empty when none is. */
export function readYears(filled: Filled | undefined): readonly number[] {
  const text = textOf(filled).normalize('NFKC');
  const ranges = [...text.matchAll(RANGE)].map(([, from, to]) => [Number(from), Number(to)] as const);
  const single = [...text.replace(RANGE, '|').matchAll(YEAR)].map(([year]) => Number(year));
  return [...new Set([...ranges.flatMap(([from, to]) => yearsFrom(from, to)), ...single])].sort((a, b) => a - b);
}

/** Both belong to it. */
export const yearsFrom = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
