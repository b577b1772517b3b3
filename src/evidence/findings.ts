import type { QualityCheck } from '../rubric';

/** What a person must look at in a ledger. The words are in the locale files under `evidence.finding`. */
export type EvidenceFindingCode =
  | QualityCheck
  | 'qualityOpen'
  | 'qualityNotMet'
  | 'qualityUnread'
  | 'leadMissing'
  | 'deadlineUnknown'
  | 'unknownRequirement'
  | 'unknownKind'
  | 'kindNotAskedFor'
  | 'emptyEntry'
  | 'pictureInCell'
  | 'pictureUnseen'
  | 'badDate'
  | 'futureDate'
  | 'late'
  | 'sameFile'
  | 'samePicture'
  | 'fileMissing'
  | 'fileEmpty'
  | 'fileUnreadable'
  | 'fileMisnamed'
  | 'fileOddlyNamed'
  | 'pictureCaption'
  | 'charactersDiffer'
  | 'photoDateDiffers'
  | 'fileUnlisted';

/** error: must be put right; warning: look at it; info: worth knowing. */
export type EvidenceSeverity = 'error' | 'warning' | 'info';

export interface EvidenceFinding {
  readonly code: EvidenceFindingCode;
  readonly severity: EvidenceSeverity;
  /** Null when it is about a row that belongs to no requirement. */
  readonly requirement: string | null;
  /** Places in the ledger, from 0, ascending; empty when nothing in it is meant. */
  readonly rows: readonly number[];
  /** What its sentence needs. */
  readonly data: Readonly<Record<string, string | number | readonly string[]>>;
}

/**
 * The usual severities, in the order in which findings of one row are shown. Missing things are errors once they are
 * overdue, and infos where a clause quotes nothing; the length of a report is an error beyond the wider tolerance; missing general captions, a half-filled date
 * and an unreadable length are warnings.
 */
const SEVERITIES: Readonly<Record<EvidenceFindingCode, EvidenceSeverity>> = {
  qualityOpen: 'info',
  qualityNotMet: 'warning',
  qualityUnread: 'warning',
  leadMissing: 'warning',
  deadlineUnknown: 'info',
  evidenceMissing: 'warning',
  evidenceTooFew: 'warning',
  evaluationOutstanding: 'warning',
  draftMissing: 'warning',
  unknownRequirement: 'error',
  unknownKind: 'error',
  kindNotAskedFor: 'warning',
  emptyEntry: 'warning',
  pictureInCell: 'info',
  pictureUnseen: 'warning',
  captionIncomplete: 'error',
  reportTooShort: 'warning',
  reportTooLong: 'warning',
  reportLengthUnknown: 'info',
  fewMeasures: 'info',
  badDate: 'error',
  futureDate: 'warning',
  outsidePeriod: 'error',
  yearsUnknown: 'warning',
  yearsMissing: 'error',
  late: 'warning',
  draftLate: 'warning',
  draftDateUnknown: 'warning',
  sameFile: 'warning',
  samePicture: 'warning',
  fileMissing: 'error',
  fileEmpty: 'error',
  fileUnreadable: 'warning',
  fileWrongKind: 'error',
  fileMisnamed: 'warning',
  fileOddlyNamed: 'warning',
  pictureCaption: 'warning',
  charactersDiffer: 'warning',
  photoDateDiffers: 'warning',
  fileUnlisted: 'info',
};

export const EVIDENCE_FINDING_CODES = Object.keys(SEVERITIES) as readonly EvidenceFindingCode[];

export const evidenceFinding = (
  code: EvidenceFindingCode,
  about: Pick<EvidenceFinding, 'requirement' | 'rows'>,
  data: EvidenceFinding['data'] = {},
  severity: EvidenceSeverity = SEVERITIES[code],
): EvidenceFinding => ({ code, severity, requirement: about.requirement, rows: about.rows, data });

/** By requirement in the order of the plan (those of none last), then by row, then by code: the order never depends on chance. */
export function inOrder(
  findings: readonly EvidenceFinding[],
  requirements: readonly { readonly id: string }[],
): EvidenceFinding[] {
  const places = new Map(requirements.map(({ id }, index) => [id, index]));
  const place = ({ requirement }: EvidenceFinding): number => places.get(requirement ?? '') ?? requirements.length;
  const codes = new Map(EVIDENCE_FINDING_CODES.map((code, index) => [code, index]));
  return [...findings].sort(
    (a, b) => place(a) - place(b) || (a.rows[0] ?? -1) - (b.rows[0] ?? -1) || codes.get(a.code)! - codes.get(b.code)!,
  );
}
