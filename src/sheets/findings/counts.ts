import type { Severity } from '../../scoring';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** How many findings there are, of scores and of evidence together. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Facts that are not filled in; they are among the warnings, too. */
  readonly blanks: number;
}

/** The one place that counts findings: whatever tells how many there are asks here. */
export function countFindings(found: readonly { readonly severity: Severity; readonly code: string }[]): FindingCounts {
  const of = (severity: Severity): number => found.filter((one) => one.severity === severity).length;
  return {
    errors: of('error'),
    warnings: of('warning'),
    infos: of('info'),
    blanks: found.filter(({ code }) => code === 'missingFact').length,
  };
}
