import { clausesOf, itemsOf, type Rubric } from '../../rubric';
import type { Severity } from '../../scoring';
import type { LocatedFinding } from '../../sheets';

/** What is shown of the findings; empty texts: all. */
export interface FindingFilter {
  readonly severity: Severity | '';
  readonly assessee: string;
  readonly department: string;
  readonly search: string;
}

export const NO_FILTER: FindingFilter = { severity: '', assessee: '', department: '', search: '' };
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Who verifies each clause and item, by id. */
export function verifiersById(rubric: Rubric): ReadonlyMap<string, readonly string[]> {
  return new Map([...itemsOf(rubric), ...clausesOf(rubric)].map(({ id, verifiers }) => [id, verifiers]));
}

/** A finding with the words that a person may search for. */
export interface ListedFinding {
  readonly entry: LocatedFinding;
  readonly message: string;
  readonly departments: readonly string[];
}

/** All findings, the gravest first. */
export function listFindings(
  findings: readonly LocatedFinding[],
  rubric: Rubric,
  describe: (finding: LocatedFinding['finding']) => string,
): ListedFinding[] {
  const verifiers = verifiersById(rubric);
  return SEVERITIES.flatMap((severity) => findings.filter(({ finding }) => finding.severity === severity)).map(
    (entry) => ({
      entry,
      message: describe(entry.finding),
      departments: verifiers.get(entry.finding.clause) ?? [],
    }),
  );
}

/** Those that pass the filter. Every word of the search must occur, in any order. */
export function filterFindings(findings: readonly ListedFinding[], filter: FindingFilter): ListedFinding[] {
  const wanted = filter.search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter(({ entry: { finding, sheet }, message, departments }) => {
    if (filter.severity !== '' && finding.severity !== filter.severity) return false;
    if (filter.assessee !== '' && finding.assessee !== filter.assessee) return false;
    if (filter.department !== '' && !departments.includes(filter.department)) return false;
    const text = [finding.assessee, finding.clause, finding.fact, sheet ?? '', message, ...departments]
      .join(' ')
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** The departments of some findings with the number of each, the busiest first. */
export function departmentsOf(findings: readonly ListedFinding[]): [department: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { departments } of findings)
    for (const department of departments) counts.set(department, (counts.get(department) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'zh-CN'));
}
