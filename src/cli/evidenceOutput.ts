import type { EvidenceFinding, RequirementStatus } from '../evidence';
import type { Words } from '../locales';
import type { EvidenceNeed, EvidencePlan, EvidenceRequirement } from '../rubric';
import { cellAddress, type EvidencePlace } from '../sheets';
import type { AssesseeEvidence } from '../usecases';
import type { EvidenceCheckOutput, EvidencePlanOutput, LocatedEvidenceCheckOutput } from './contract';

/** What must be shown, as the contract has it. */
export const evidencePlanOutput = (plan: EvidencePlan): EvidencePlanOutput => ({
  tasks: plan.tasks.map(({ id, code, title, standard, head, reportTime }) => ({
    ...{ id, code, title, standard, head, reportTime },
  })),
  requirements: plan.requirements.map(requirementOutput),
  qualityRules: plan.qualityRules.map(({ id, quote, checkedBy, kinds }) => ({
    ...{ id, quote, checkedBy, kinds: [...kinds] },
  })),
  offices: plan.offices.map(({ office, quote }) => ({ office, quote })),
  instructions: [...plan.instructions],
  notes: [...plan.notes],
});

const requirementOutput = (requirement: EvidenceRequirement): EvidencePlanOutput['requirements'][number] => {
  const { id, task, clause, title, quote, needs, deadline, draftBy, lead, cooperating, onClaimOnly } = requirement;
  return {
    id,
    ...(task === null ? {} : { task }),
    ...(clause === null ? {} : { clause }),
    title,
    quote,
    needs: needs.map(needOutput),
    deadline: { ...deadline },
    ...(draftBy === null ? {} : { draftBy }),
    lead: [...lead],
    cooperating: [...cooperating],
    onClaimOnly,
  };
};

const needOutput = ({ kind, count, characters, captions, generalCaptions, period }: EvidenceNeed) => ({
  kind,
  count,
  ...(characters === null ? {} : { characters }),
  captions: [...captions],
  generalCaptions: [...generalCaptions],
  ...(period === null ? {} : { period: { ...period } }),
});

/** What is wrong with a ledger, in words, and how every requirement stands, as the contract has it. */
export const evidenceCheckOutput = (
  {
    findings,
    status,
  }: { readonly findings: readonly EvidenceFinding[]; readonly status: readonly RequirementStatus[] },
  words: Words,
): EvidenceCheckOutput => ({
  findings: findings.map((finding) => ({ ...findingOutput(finding, words), rows: [...finding.rows] })),
  status: status.map(statusOutput),
});

/** The same of a workbook, with the cells. */
export const locatedEvidenceOutput = (
  { findings, status }: Pick<AssesseeEvidence, 'findings' | 'status'>,
  words: Words,
): LocatedEvidenceCheckOutput => ({
  findings: findings.map((located) => ({ ...findingOutput(located.finding, words), ...placeOutput(located) })),
  status: status.map(statusOutput),
});

export const placeOutput = ({ sheet, row, column }: EvidencePlace) => ({
  sheet,
  cell: row === null || column === null ? null : cellAddress(row, column),
});

const findingOutput = (finding: EvidenceFinding, words: Words) => ({
  code: finding.code,
  severity: finding.severity,
  ...(finding.requirement === null ? {} : { requirement: finding.requirement }),
  message: words.describeEvidenceFinding(finding),
});

const statusOutput = ({ requirement, state, missing, due, daysLeft, needs }: RequirementStatus) => ({
  ...{ requirement, state, missing, due, daysLeft, needs: needs.map((need) => ({ ...need })) },
});
