import {
  checkEvidence,
  compareFolder,
  inOrder,
  splitEvidenceNames,
  type EvidenceFinding,
  type FileFacts,
  type RequirementStatus,
} from '../evidence';
import type { Snapshot } from '../host/port';
import type { EvidencePlan, EvidenceRequirement } from '../rubric';
import type { Assessment } from '../scoring';
import {
  ledgerSources,
  locateEvidence,
  markerOf,
  PICTURE_IN_CELL,
  readEvidenceSettings,
  readLedger,
  readRequirements,
  type EvidenceSource,
  type FillingSheet,
  type LedgerSheet,
  type LocatedEvidence,
  type LocatedFinding,
  type RequirementsSheet,
} from '../sheets';
import { claimedClauses } from './claimedClauses';
import type { Interpretation } from './interpret';
import { isoDate } from './time';

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
 * Reads all ledgers and the 佐证材料 of 填报, and checks them, with the files of the folder if there is one. Null for a
 * rubric that asks for no evidence.
 */
export function checkWorkbook(
  snapshot: Snapshot,
  { rubric, fillings, sheetOf }: Interpretation,
  assessment: Assessment,
  now: Date,
  folder?: EvidenceFolder,
): CheckedEvidence | null {
  const { dateSystem } = snapshot;
  const { evidence: plan } = rubric;
  if (!plan) return null;
  const today = isoDate(now);
  const settings = readEvidenceSettings(sheetOf('setup'), dateSystem, today);
  const requirementsSheet = sheetOf('requirements');
  const requirements = requirementsSheet && readRequirements(requirementsSheet, plan, dateSystem);
  const ledgers = snapshot.sheets.flatMap((sheet) => {
    const marker = markerOf(sheet);
    return marker?.kind === 'ledger' ? [readLedger(sheet, marker.assessee, dateSystem)] : [];
  });
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
    return {
      assessee,
      asOf,
      ledgers: own,
      status,
      entries: sources.map((source, row) => ({ ...source, entry: (files?.ledger ?? entries)[row]! })),
      findings: [...(requirements?.findings ?? []), ...locateEvidence(findings, sources, plan, requirements, filling)],
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

/** The names in the 佐证材料 column, each an entry of its clause. */
function fillingSources(
  { sheet, order, texts, firstRow, columns }: FillingSheet,
  plan: EvidencePlan,
): EvidenceSource[] {
  const column = columns.get('evidence');
  if (column === undefined) return [];
  const named = new Map<string, { name: string; row: number }[]>();
  order.forEach((row, index) => {
    if (!row) return;
    const { id } = row.clause;
    const names = splitEvidenceNames(texts[index]!.evidence).map((name) => ({ name, row: firstRow + index }));
    named.set(id, [...(named.get(id) ?? []), ...names]);
  });
  const byClause = new Map<string, EvidenceRequirement[]>();
  for (const requirement of plan.requirements) {
    if (requirement.clause === null) continue;
    byClause.set(requirement.clause, [...(byClause.get(requirement.clause) ?? []), requirement]);
  }
  return [...byClause].flatMap(([clause, requirements]) =>
    dealOut(named.get(clause) ?? [], requirements).map(({ name, row, requirement }): EvidenceSource => ({
      entry: {
        requirement: requirement.id,
        kind: requirement.needs[0]!.kind,
        title: name,
        ...(name === PICTURE_IN_CELL ? { pictureInCell: name } : {}),
      },
      place: () => ({ sheet, row, column }),
    })),
  );
}

/** Of a clause that asks for several things, each name goes to the one that it is called by, the others in order. */
function dealOut<T extends { readonly name: string }>(
  names: readonly T[],
  requirements: readonly EvidenceRequirement[],
): (T & { readonly requirement: EvidenceRequirement })[] {
  const called = names.map(({ name }) =>
    requirements.find(({ title }) => name.includes(title) || title.includes(name)),
  );
  const open = requirements.filter((requirement) => !called.includes(requirement));
  return names.map((entry, index) => ({
    ...entry,
    requirement: called[index] ?? open.shift() ?? requirements.at(-1)!,
  }));
}
