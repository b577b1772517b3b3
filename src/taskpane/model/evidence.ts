import { textOf, type EvidenceFindingCode, type EvidenceState, type RequirementStatus } from '../../evidence';
import type { Words } from '../../locales';
import { placedClauses, type EvidenceRequirement, type Rubric } from '../../rubric';
import {
  evidenceLines,
  officesOf,
  originsOf,
  originText,
  requirementsById,
  type EvidenceSource,
  type FindingLine,
} from '../../sheets';
import type { AssesseeEvidence } from '../../usecases';

export const EVIDENCE_STATES: readonly EvidenceState[] = [
  'complete',
  'missing',
  'needsCorrection',
  'overdue',
  'notDue',
];

/** How the list of requirements is arranged, and what is shown of it. */
export interface EvidenceFilter {
  readonly by: 'task' | 'office';
  /** '': all. */
  readonly state: EvidenceState | '';
}

/** A requirement as an assessee meets it. */
export interface RequirementRow {
  readonly requirement: EvidenceRequirement;
  readonly status: RequirementStatus;
  /** Its task, or the indicator of its clause. */
  readonly origin: string;
  readonly offices: readonly string[];
  readonly findings: readonly FindingLine[];
  /** What is listed for it and has a name. */
  readonly entries: readonly EvidenceSource[];
}

/** What an assessee must show, in the order of the plan; and what was found that belongs to no requirement. */
export interface RequirementList {
  readonly rows: readonly RequirementRow[];
  readonly others: readonly FindingLine[];
}

/** Throws for a rubric that asks for no evidence. */
export function listRequirements(evidence: AssesseeEvidence, rubric: Rubric, words: Words): RequirementList {
  const plan = rubric.evidence!;
  const origins = originsOf(rubric, plan);
  const indicatorOf = indicatorsByClause(rubric);
  const linesOf = (id: string | null): FindingLine[] => {
    const findings = evidence.findings.filter(({ finding }) => finding.requirement === id);
    return evidenceLines([{ ...evidence, findings }], rubric, words);
  };
  const requirements = new Map(plan.requirements.map((requirement) => [requirement.id, requirement]));
  const find = requirementsById(plan);
  const named = evidence.entries.filter(({ entry: { title, file, link } }) =>
    [title, file, link].some((name) => textOf(name) !== ''),
  );
  const meant = named.map(({ entry }) => find(textOf(entry.requirement)));
  return {
    rows: evidence.status.map((status): RequirementRow => {
      const requirement = requirements.get(status.requirement)!;
      return {
        requirement,
        status,
        origin: indicatorOf.get(requirement.clause ?? '') ?? originText(requirement, origins),
        offices: officesOf(requirement, origins),
        findings: linesOf(requirement.id),
        entries: named.filter((_, index) => meant[index] === requirement),
      };
    }),
    others: linesOf(null),
  };
}

const indicatorsByClause = (rubric: Rubric): Map<string, string> =>
  new Map(
    placedClauses(rubric).map(({ node, above: [top = node, indicator = node] }) => [
      node.id,
      top.points === null ? top.title : `${indicator.id} ${indicator.title}`,
    ]),
  );

export interface RequirementGroup {
  readonly title: string;
  readonly rows: readonly RequirementRow[];
}

/** By task, those of one origin together; or by office, those of several offices under each, those of none at the end. */
export function groupRequirements(
  rows: readonly RequirementRow[],
  by: EvidenceFilter['by'],
  none: string,
): RequirementGroup[] {
  const groups = new Map<string, RequirementRow[]>();
  const add = (title: string, row: RequirementRow): void => {
    groups.set(title, [...(groups.get(title) ?? []), row]);
  };
  for (const row of rows) {
    if (by === 'task') add(row.origin, row);
    else for (const office of row.offices) add(office, row);
  }
  const nobodys = by === 'task' ? [] : rows.filter(({ offices }) => offices.length === 0);
  return [
    ...[...groups].map(([title, members]) => ({ title, rows: members })),
    ...(nobodys.length > 0 ? [{ title: none, rows: nobodys }] : []),
  ];
}

/** How many requirements are in each state. */
export const countStates = (rows: readonly RequirementRow[]): Readonly<Record<EvidenceState, number>> =>
  Object.fromEntries(
    EVIDENCE_STATES.map((state) => [state, rows.filter(({ status }) => status.state === state).length]),
  ) as Record<EvidenceState, number>;

/** What files can have: not there, not in the ledger, the same as another, not to be opened, a length or a date that differs. */
export type FolderTrouble = 'missing' | 'unlisted' | 'doubled' | 'unreadable' | 'length' | 'date';

const TROUBLES: Readonly<Record<FolderTrouble, readonly EvidenceFindingCode[]>> = {
  missing: ['fileMissing'],
  unlisted: ['fileUnlisted'],
  doubled: ['sameFile', 'samePicture'],
  unreadable: ['fileEmpty', 'fileUnreadable'],
  length: ['reportTooShort', 'reportTooLong', 'charactersDiffer'],
  date: ['photoDateDiffers'],
};

/** How many findings there are of each trouble with files; none of what there is none of. */
export const countTroubles = ({ findings }: Pick<AssesseeEvidence, 'findings'>): [FolderTrouble, number][] =>
  (Object.keys(TROUBLES) as FolderTrouble[])
    .map((trouble): [FolderTrouble, number] => {
      const found = findings.filter(({ finding }) => TROUBLES[trouble].includes(finding.code));
      // A report can be too short and of another length than the ledger says: one trouble.
      return [trouble, new Set(found.map(({ finding: { rows, data } }) => rows.join() || data.file)).size];
    })
    .filter(([, count]) => count > 0);
