import { textOf, type EvidenceFinding } from '../../evidence';
import type { EvidenceField, EvidencePlace, EvidenceSource, LocatedEvidence } from './places';

/** Puts every finding to its cell: of the row that it is about, else where `placeOf` says that its requirement stands. */
export const locateEvidence = (
  findings: readonly EvidenceFinding[],
  sources: readonly EvidenceSource[],
  placeOf: (finding: EvidenceFinding) => EvidencePlace,
): LocatedEvidence[] =>
  findings.map((finding) => {
    const source = sources[finding.rows[0] ?? -1];
    return { finding, ...(source ? source.place(fieldOf(finding)) : placeOf(finding)) };
  });

/** The cell of a row that a finding is about. */
function fieldOf({ code, data }: EvidenceFinding): EvidenceField {
  switch (code) {
    case 'unknownRequirement':
      return 'requirement';
    case 'unknownKind':
    case 'kindNotAskedFor':
      return 'kind';
    case 'captionIncomplete':
      return (Array.isArray(data.fields) ? data.fields[0] : 'title') as EvidenceField;
    case 'badDate':
    case 'futureDate':
    case 'pictureUnseen':
      return textOf(data.field as string) as EvidenceField;
    case 'outsidePeriod':
    case 'photoDateDiffers':
      return 'date';
    case 'late':
    case 'draftLate':
      return textOf(data.field as string) as EvidenceField;
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
    case 'fileWrongKind':
    case 'fileMisnamed':
    case 'fileOddlyNamed':
    case 'pictureCaption':
      return 'file';
    default:
      return 'title';
  }
}
