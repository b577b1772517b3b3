/** Requirements and a ledger → findings and the state of every requirement; what people write in a ledger, read. */
export { countCharacters } from './characters';
export { DEFAULT_TOLERANCE, type EvidenceCheck } from './check';
export { checkEvidence, type EvidenceState, type NeedStatus, type RequirementStatus } from './checkEvidence';
export { daysBetween, readDays, type Days } from './days';
export type { FileFacts, FileFormat, FileKind, FileProblem, PictureFacts, PictureInside } from './fileFacts';
export {
  EVIDENCE_FINDING_CODES,
  evidenceFinding,
  inOrder,
  type EvidenceFinding,
  type EvidenceFindingCode,
  type EvidenceSeverity,
} from './findings';
export { compareFolder, type FolderComparison } from './folder';
export { EVIDENCE_KINDS, readKind } from './kinds';
export { readCount, textOf, type Filled, type LedgerEntry } from './ledger';
export { ledgerFromFolder } from './ledgerFromFolder';
export { splitEvidenceNames } from './names';
export { requirementKey } from './requirementKey';
