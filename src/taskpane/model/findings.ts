import type { Severity } from '../../scoring';
import { foldFindings, type FindingGroup, type FindingLine } from '../../sheets';

/** What is shown of the findings; empty texts: all. */
export interface FindingFilter {
  readonly severity: Severity | '';
  readonly assessee: string;
  /** Who confirms a clause, or brings the evidence. */
  readonly department: string;
  readonly search: string;
}

export const NO_FILTER: FindingFilter = { severity: '', assessee: '', department: '', search: '' };

/** Those that pass the filter. Every word of the search must occur, in any order. */
export function filterFindings(findings: readonly FindingLine[], filter: FindingFilter): FindingLine[] {
  const wanted = filter.search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter(({ severity, assessee, id, about, sheet, message, offices }) => {
    if (filter.severity !== '' && severity !== filter.severity) return false;
    if (filter.assessee !== '' && assessee !== filter.assessee) return false;
    if (filter.department !== '' && !offices.includes(filter.department)) return false;
    const text = [assessee, id, about, sheet ?? '', message, ...offices].join(' ').toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** The departments of some findings with the number of each, the busiest first. */
export function departmentsOf(findings: readonly FindingLine[]): [department: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { offices } of findings)
    for (const department of offices) counts.set(department, (counts.get(department) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'zh-CN'));
}

/** A row of the list: a finding, or what stands for many of the same kind until somebody opens it. */
export type FindingEntry =
  | { readonly kind: 'line'; readonly line: FindingLine; readonly isInFold: boolean }
  | { readonly kind: 'fold'; readonly group: FindingGroup; readonly isOpen: boolean };

/** The rows that are shown of some findings while these groups are open. */
export const entriesOf = (findings: readonly FindingLine[], opened: ReadonlySet<string>): FindingEntry[] =>
  foldFindings(findings).flatMap((group): FindingEntry[] => {
    const isOpen = opened.has(group.key);
    const lines = group.lines.map((line) => ({ kind: 'line', line, isInFold: group.isFolded }) as const);
    if (!group.isFolded) return lines;
    return [{ kind: 'fold', group, isOpen }, ...(isOpen ? lines : [])];
  });
