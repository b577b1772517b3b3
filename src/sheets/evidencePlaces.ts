import { textOf, type EvidenceFinding, type LedgerEntry } from '../evidence';
import type { EvidencePlan } from '../rubric';
import type { FillingSheet } from './readFilling';
import type { LedgerField } from './ledger';
import type { LedgerSheet } from './readLedger';
import type { RequirementsSheet } from './readRequirements';
import { requirementRowKey } from './requirementsSheet';

/** A cell; row and column are null when it is about the sheet, all three null when about the workbook. */
export interface EvidencePlace {
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: number | null;
}

/** A finding of the evidence with the cell it is about. */
export interface LocatedEvidence extends EvidencePlace {
  readonly finding: EvidenceFinding;
}

/** One thing that is shown, with the cells that say so. */
export interface EvidenceSource {
  readonly entry: LedgerEntry;
  readonly place: (field: LedgerField) => EvidencePlace;
}

/** The rows of a ledger that people filled. */
export const ledgerSources = ({ sheet, columns, rows }: LedgerSheet): EvidenceSource[] =>
  rows.flatMap((row) =>
    row === null
      ? []
      : [{ entry: row.entry, place: (field) => ({ sheet, row: row.row, column: columns.get(field) ?? null }) }],
  );

/** Puts every finding to its cell: of a row, else of its requirement, else of its clause's 佐证材料. */
export function locateEvidence(
  findings: readonly EvidenceFinding[],
  sources: readonly EvidenceSource[],
  plan: EvidencePlan,
  requirements: RequirementsSheet | null,
  filling: FillingSheet,
): LocatedEvidence[] {
  const clauseOf = new Map(plan.requirements.map(({ id, clause }) => [id, clause]));
  const leads = new Map(
    filling.order.flatMap((row, index) => (row?.leads ? [[row.clause.id, filling.firstRow + index] as const] : [])),
  );
  return findings.map((finding): LocatedEvidence => {
    const source = sources[finding.rows[0] ?? -1];
    if (source) return { finding, ...source.place(fieldOf(finding)) };
    const id = finding.requirement ?? '';
    const lead = leads.get(clauseOf.get(id) ?? '');
    if (lead !== undefined)
      return { finding, sheet: filling.sheet, row: lead, column: filling.columns.get('evidence') ?? null };
    const row = requirements?.rowOf.get(requirementRowKey(id)) ?? null;
    return {
      finding,
      sheet: requirements?.sheet ?? null,
      row,
      column: row === null ? null : (requirements?.columns.get(columnOf(finding)) ?? null),
    };
  });
}

/** The column of 佐证要求 that a finding without rows is about. */
function columnOf({ code }: EvidenceFinding): string {
  if (code === 'deadlineUnknown') return 'due';
  return code === 'leadMissing' ? 'lead' : 'needs';
}

/** The cell of a row that a finding is about. */
function fieldOf({ code, data }: EvidenceFinding): LedgerField {
  switch (code) {
    case 'unknownRequirement':
      return 'requirement';
    case 'unknownKind':
    case 'kindNotAskedFor':
      return 'kind';
    case 'captionIncomplete':
      return (Array.isArray(data.fields) ? data.fields[0] : 'title') as LedgerField;
    case 'badDate':
    case 'futureDate':
      return textOf(data.field as string) as LedgerField;
    case 'outsidePeriod':
    case 'photoDateDiffers':
      return 'date';
    case 'late':
    case 'draftLate':
      return textOf(data.field as string) as LedgerField;
    case 'draftDateUnknown':
      return data.kind === 'formalDocument' ? 'date' : 'draftDate';
    case 'yearsUnknown':
    case 'yearsMissing':
      return 'years';
    case 'reportTooShort':
    case 'reportTooLong':
    case 'reportLengthUnknown':
    case 'charactersDiffer':
      return 'characters';
    case 'fewMeasures':
      return 'measures';
    case 'sameFile':
    case 'samePicture':
    case 'fileMissing':
    case 'fileEmpty':
    case 'fileUnreadable':
      return 'file';
    default:
      return 'title';
  }
}
