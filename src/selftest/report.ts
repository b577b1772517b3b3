/** The report of a self-test; `schema.ts` reads it. What runs in the add-in only makes it, and needs no schema for that. */
import type { InferOutput } from 'valibot';
import type { REPORT } from './schema';

export type Report = InferOutput<typeof REPORT>;
export type CaseOutcome = Report['cases'][number];
export type Timing = Report['timings'][number];

/** How many cases came out how. */
export function countsOf({ cases }: Report): Record<CaseOutcome['outcome'], number> {
  const count = (outcome: CaseOutcome['outcome']): number => cases.filter((one) => one.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}
