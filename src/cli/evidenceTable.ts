import type { EvidenceState, RequirementStatus } from '../evidence';
import type { Words } from '../locales';
import type { EvidencePlan, Rubric } from '../rubric';
import type { AssesseeEvidence } from '../usecases';
import { findingLine } from './findingLine';
import { table } from './table';

const STATES: readonly EvidenceState[] = ['complete', 'missing', 'needsCorrection', 'overdue', 'notDue'];

/** 佐证要求 27 项：齐全 12，缺 9，逾期 4: a line per assessee, for a rubric with a table of tasks. */
export function evidenceLines(
  { evidence: plan }: Rubric,
  checked: readonly { readonly assessee: string; readonly status: readonly RequirementStatus[] }[],
  words: Words,
): string[] {
  if (!plan || plan.tasks.length === 0) return [];
  return checked.map(({ assessee, status }) => {
    const counts = countsLine(status, words);
    return checked.length === 1 ? counts : words.t('cli.evidence.ofAssessee', { assessee, counts });
  });
}

/** How many requirements there are in each state. */
export function countsLine(status: readonly RequirementStatus[], words: Words): string {
  const states = STATES.flatMap((state) => {
    const count = status.filter((one) => one.state === state).length;
    return count === 0 ? [] : [words.t(`cli.evidence.count.${state}`, { count })];
  });
  return words.t('cli.evidence.counts', { total: status.length, states: states.join(words.t('cli.evidence.and')) });
}

/** One line per requirement: its state, what is there of what is needed, when it is due and whose it is. */
export function requirementTable({ requirements }: EvidencePlan, status: readonly RequirementStatus[], words: Words) {
  const columns = ['requirement', 'title', 'state', 'have', 'due', 'lead'] as const;
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const lines = status.map((one) => {
    const { title, lead } = byId.get(one.requirement)!;
    const have = one.needs.map((need) =>
      words.t('cli.evidence.have', { ...need, kind: words.describeNeededKind(need.kind) }),
    );
    return [
      one.requirement,
      title,
      words.describeEvidenceStatus(one),
      have.join(words.t('list.enumeration')),
      one.due ?? '',
      lead.join(words.t('list.enumeration')),
    ];
  });
  return table(
    [columns.map((column) => words.t(`cli.evidence.table.${column}`)), ...lines],
    columns.map(() => 'left'),
  );
}

/** Findings with their cells, in the order of the requirements, but for what is lacking: the table says that. */
export const findingLines = ({ findings }: Pick<AssesseeEvidence, 'findings'>, words: Words): string[] =>
  findings
    .filter(({ finding }) => finding.data.missing === undefined)
    .map((located) =>
      findingLine(located, located.finding.severity, words.describeEvidenceFinding(located.finding), words),
    );
