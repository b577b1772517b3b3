import {
  checkEvidence,
  compareFolder,
  inOrder,
  type EvidenceFinding,
  type FileFacts,
  type RequirementStatus,
} from '../../../evidence';
import type { EvidencePlan } from '../../../rubric';
import type { Assessment } from '../../../scoring';
import {
  evidenceCells,
  fillingSources,
  ledgerSources,
  locateEvidence,
  readEvidenceSettings,
  requirementPlace,
  type EvidencePlace,
  type EvidenceSource,
  type LedgerSheet,
  type LocatedEvidence,
  type LocatedFinding,
  type RequirementsSheet,
} from '../../../sheets';
import { isoDate } from '../../common/time';
import type { Interpretation } from '../interpret';
import { claimedClauses } from './claimedClauses';

/** The files that an assessee hands in beside the workbook, as they were looked into. */
export interface EvidenceFolder {
  readonly assessee: string;
  readonly files: readonly FileFacts[];
}

/** How the evidence of one assessee stands. */
export interface AssesseeEvidence {
  readonly assessee: string;
  /** The day as of which it was checked: 考核日期, or today. */
  readonly asOf: string;
  readonly findings: readonly LocatedEvidence[];
  /** In the order of the plan; requirements that nobody asks for are left out. */
  readonly status: readonly RequirementStatus[];
  /** What is shown, from ledgers and 佐证材料, and where it stands; with a folder as its files have it. */
  readonly entries: readonly EvidenceSource[];
}

/** The evidence of a workbook, checked, with what is needed to write it back. */
export interface CheckedEvidence {
  readonly plan: EvidencePlan;
  /** The day as of which it was checked: 考核日期, or today. */
  readonly asOf: string;
  readonly requirements: RequirementsSheet | null;
  readonly byAssessee: readonly (AssesseeEvidence & {
    readonly ledgers: readonly LedgerSheet[];
    /** What was found about a row of a ledger. */
    readonly findingsOf: (sheet: string, row: number) => readonly EvidenceFinding[];
  })[];
  /** Settings that could not be read. */
  readonly settings: readonly LocatedFinding[];
}

/**
 * Checks what all ledgers and the 佐证材料 of 填报 show, with the files of the folder if there is one. Null for a rubric
 * that asks for no evidence.
 */
export function checkEvidenceOf(
  { rubric, fillings, dateSystem, requirements, ledgers, sheetOf }: Interpretation,
  assessment: Assessment,
  now: Date,
  folder?: EvidenceFolder,
): CheckedEvidence | null {
  const { evidence: plan } = rubric;
  if (!plan) return null;
  const today = isoDate(now);
  const settings = readEvidenceSettings(sheetOf('setup'), dateSystem, today);
  const clauseOf = new Map(plan.requirements.map(({ id, clause }) => [id, clause]));
  const asOf = settings.asOf ?? today;
  const byAssessee = fillings.map((filling, index) => {
    const { assessee } = filling;
    const own = ledgers.filter((ledger) => ledger.assessee === assessee);
    const sources = [...own.flatMap(ledgerSources), ...fillingSources(filling, plan)];
    const entries = sources.map(({ entry }) => entry);
    const { tolerance } = settings;
    const files = folder?.assessee === assessee ? compareFolder(plan, entries, folder.files, tolerance) : null;
    const { findings: ofLedger, status } = checkEvidence(plan, files?.ledger ?? entries, {
      asOf,
      tolerance,
      outsideDays: requirements?.outsideDays ?? new Map(),
      faulty: new Set(
        files?.findings.flatMap(({ severity, requirement }) =>
          severity === 'error' && requirement !== null ? [requirement] : [],
        ),
      ),
      claimed: claimedClauses(assessment, index, new Map([...filling.claims].map(([id, { points }]) => [id, points]))),
    });
    const findings = files ? inOrder([...ofLedger, ...files.findings], plan.requirements) : ofLedger;
    const cellOf = evidenceCells(filling);
    const placeOf = (finding: EvidenceFinding): EvidencePlace =>
      cellOf(clauseOf.get(finding.requirement ?? '') ?? '') ?? requirementPlace(requirements, finding);
    return {
      assessee,
      asOf,
      ledgers: own,
      status,
      entries: sources.map((source, row) => ({ ...source, entry: (files?.ledger ?? entries)[row]! })),
      findings: [...(requirements?.findings ?? []), ...locateEvidence(findings, sources, placeOf)],
      findingsOf: findingsByRow(findings, sources),
    };
  });
  return { plan, asOf, requirements, byAssessee, settings: settings.findings };
}

function findingsByRow(
  findings: readonly EvidenceFinding[],
  sources: readonly EvidenceSource[],
): CheckedEvidence['byAssessee'][number]['findingsOf'] {
  const byRow = new Map<string, EvidenceFinding[]>();
  for (const finding of findings) {
    for (const index of finding.rows) {
      const { sheet, row } = sources[index]!.place('title');
      const key = `${row} ${sheet}`;
      byRow.set(key, [...(byRow.get(key) ?? []), finding]);
    }
  }
  return (sheet, row) => byRow.get(`${row} ${sheet}`) ?? [];
}
