import type { EvidenceFindingCode } from '../../evidence';
import { quoted, type Words } from '../../locales';
import { clausesOf, sectionsOf, type EvidenceRequirement, type Rubric } from '../../rubric';
import type { Severity } from '../../scoring';
import type { LocatedFinding } from '../common/located';
import { shortMark } from '../common/markers';
import type { EvidencePlace, LocatedEvidence } from '../evidence/places';
import { officesOf, originsOf } from '../evidence/text';
import { SEVERITIES } from './counts';

/** One line of 问题清单, whatever it is about. */
export interface FindingLine extends EvidencePlace {
  /** What kind of finding it is. */
  readonly code: string;
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

/** All that was found in a workbook. */
export interface Found {
  readonly findings: readonly LocatedFinding[];
  /** Of each assessee, in the order of the sheets; empty for a rubric that asks for no evidence. */
  readonly evidence: readonly { readonly assessee: string; readonly findings: readonly LocatedEvidence[] }[];
  readonly rubric: Rubric;
  /** The names of all sheets, in their order. */
  readonly sheets: readonly string[];
}

/** Everything a person must look at: the gravest first, then as it stands in the workbook. */
export function findingLines({ findings, evidence, rubric, sheets }: Found, words: Words): FindingLine[] {
  const tabs = new Map(sheets.map((name, index) => [name, index]));
  const place = ({ severity, sheet, row, column }: FindingLine): number[] => [
    SEVERITIES.indexOf(severity),
    tabs.get(sheet ?? '') ?? -1,
    row ?? -1,
    column ?? -1,
  ];
  return [...scoringLines(findings, rubric, words), ...evidenceLines(evidence, rubric, words)]
    .map((line) => ({ line, at: place(line) }))
    .sort((a, b) => a.at.map((part, index) => part - b.at[index]!).find((step) => step !== 0) ?? 0)
    .map(({ line }) => line);
}

/** What the scoring found, as lines. */
function scoringLines(findings: readonly LocatedFinding[], rubric: Rubric, words: Words): FindingLine[] {
  const verifiers = new Map(
    [...sectionsOf(rubric), ...clausesOf(rubric)].map(({ id, verifiers: names }) => [id, names]),
  );
  return findings.map(({ finding, sheet, row, column }) => ({
    code: finding.code,
    severity: finding.severity,
    assessee: quoted('assessee', finding.assessee),
    id: quoted('clause', finding.clause),
    offices: verifiers.get(finding.clause) ?? [],
    about: quoted('fact', finding.fact),
    message: words.describeFinding(finding),
    key: lineKey(finding.code, finding.assessee, finding.clause, finding.fact),
    sheet,
    row,
    column,
  }));
}

/** Characters of a key: what people wrote is in it, and no cell takes more than 32,767. */
const LONGEST_KEY = 500;

function lineKey(...parts: readonly string[]): string {
  const key = parts.join('|');
  return key.length <= LONGEST_KEY ? key : `${key.slice(0, LONGEST_KEY)}|${shortMark(key)}`;
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
          code: finding.code,
          severity: finding.severity,
          assessee: isShared && evidence.length > 1 ? '' : assessee,
          id: idText(requirement, words),
          offices: requirement ? officesOf(requirement, origins) : [],
          about: requirement?.title ?? '',
          message: words.describeEvidenceFinding(finding),
          key: lineKey(finding.code, assessee, finding.requirement ?? '', String(finding.data['entry'] ?? '')),
          sheet,
          row,
          column,
        },
      ];
    }),
  );
}
