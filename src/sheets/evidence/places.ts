import type { EvidenceFinding, LedgerEntry } from '../../evidence';

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

/** What people say of a thing that is shown; the hashes come from its file. */
export type EvidenceField = Exclude<
  keyof LedgerEntry,
  'fileHash' | 'samePicture' | 'pictures' | 'pictureInCell' | 'pictureUnseen'
>;

/** One thing that is shown, with the cells that say so. */
export interface EvidenceSource {
  readonly entry: LedgerEntry;
  readonly place: (field: EvidenceField) => EvidencePlace;
}
