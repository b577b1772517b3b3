import type { EvidenceFindingCode } from '../../evidence';
import type { Words } from '../../locales';
import { clausesOf, itemsOf, type EvidenceRequirement, type Rubric } from '../../rubric';
import type { Severity } from '../../scoring';
import type { LocatedFinding } from '../common/located';
import type { EvidencePlace, LocatedEvidence } from '../evidence/places';
import { officesOf, originsOf } from '../evidence/text';

/** One line of 问题清单, whatever it is about. */
export interface FindingLine extends EvidencePlace {
  readonly severity: Severity;
  readonly assessee: string;
  /** Of a clause, or of a requirement. */
  readonly id: string;
  readonly offices: readonly string[];
  /** The fact, or what the requirement is called. */
  readonly about: string;
  readonly message: string;
  /** The same finding again has the same key; two of one fact may share theirs. */
  readonly key: string;
}

/** What the scoring found, as lines. */
export function scoringLines(findings: readonly LocatedFinding[], rubric: Rubric, words: Words): FindingLine[] {
  const verifiers = new Map([...itemsOf(rubric), ...clausesOf(rubric)].map(({ id, verifiers: names }) => [id, names]));
  return findings.map(({ finding, sheet, row, column }) => ({
    severity: finding.severity,
    assessee: finding.assessee,
    id: finding.clause,
    offices: verifiers.get(finding.clause) ?? [],
    about: finding.fact,
    message: words.describeFinding(finding),
    key: [finding.code, finding.assessee, finding.clause, finding.fact].join('|'),
    sheet,
    row,
    column,
  }));
}

/** 佐证 2.3, for there may be a clause 2.3, too. */
const idText = (requirement: EvidenceRequirement | undefined, words: Words): string =>
  requirement ? (requirement.clause ?? words.t('sheet.findings.requirement', { id: requirement.id })) : '';

/** These are about the requirement, or all of them, whoever is assessed: they are told once. */
const OF_REQUIREMENT: ReadonlySet<EvidenceFindingCode> = new Set([
  'leadMissing',
  'deadlineUnknown',
  'qualityOpen',
  'qualityNotMet',
  'qualityUnread',
]);

/** What was found about the evidence, as lines. */
export function evidenceLines(
  evidence: readonly { readonly assessee: string; readonly findings: readonly LocatedEvidence[] }[],
  rubric: Rubric,
  words: Words,
): FindingLine[] {
  if (!rubric.evidence) return [];
  const origins = originsOf(rubric, rubric.evidence);
  const requirements = new Map(rubric.evidence.requirements.map((requirement) => [requirement.id, requirement]));
  return evidence.flatMap(({ assessee, findings }, index) =>
    findings.flatMap(({ finding, sheet, row, column }): FindingLine[] => {
      const isShared = OF_REQUIREMENT.has(finding.code) || (finding.code === 'badDate' && finding.rows.length === 0);
      if (isShared && index > 0) return [];
      const requirement = requirements.get(finding.requirement ?? '');
      return [
        {
          severity: finding.severity,
          assessee: isShared && evidence.length > 1 ? '' : assessee,
          id: idText(requirement, words),
          offices: requirement ? officesOf(requirement, origins) : [],
          about: requirement?.title ?? '',
          message: words.describeEvidenceFinding(finding),
          key: [finding.code, assessee, finding.requirement ?? '', String(finding.data['entry'] ?? '')].join('|'),
          sheet,
          row,
          column,
        },
      ];
    }),
  );
}
