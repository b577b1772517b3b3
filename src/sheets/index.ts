/** What our sheets look like: laid out as changes, read back from snapshots. One file per kind of sheet. */
export { cellAddress, sheetName, sheetReference } from './addresses';
export { blocksThere, endOf, filledRows, stretches } from './cellsThere';
export { layoutAdjustments, readAdjustments } from './adjustments';
export { claimFindings, computedColumns, locate, repairedKeys } from './computed';
export { clauseLinks, FILLING_COLUMNS, layoutFilling, validations, type FillingColumn } from './filling';
export { fillingRows, orderMark, rowKey, type FillingRow } from './fillingRows';
export {
  ledgerSources,
  locateEvidence,
  type EvidencePlace,
  type EvidenceSource,
  type LocatedEvidence,
} from './evidencePlaces';
export {
  deadlineText,
  missingText,
  needText,
  officesOf,
  originsOf,
  originText,
  requirementsById,
} from './evidenceText';
export { readEvidenceSettings, type EvidenceSettings } from './evidenceSettings';
export { fillLedger, placeEntries, type PlacedEntry } from './fillLedger';
export { evidenceLines, scoringLines, type FindingLine } from './findingLines';
export { handlingCells, layoutFindings, readHandling, restoredHandling, type Handling } from './findingsSheet';
export { LEDGER_COLUMNS, LEDGER_FIELDS, layoutLedger, type LedgerColumn } from './ledger';
export { located, type LocatedFinding } from './located';
export { layoutMissingEvidence, type LackingEvidence } from './missingEvidence';
export { columnKeys, markerOf, shortMark, textAt, type Marker, type SheetKind } from './markers';
export { readFilling, type FillingSheet } from './readFilling';
export { holdsLedgerEntries, ledgerResults, readLedger, type LedgerSheet } from './readLedger';
export {
  holdsRequirementEntries,
  readRequirements,
  requirementResults,
  type RequirementsSheet,
} from './readRequirements';
export { laidRequirements, layoutRequirements, requirementIds } from './requirementsSheet';
export { layoutResponsibility } from './responsibilitySheet';
export { layoutRubric, type RubricSheet } from './rubricSheet';
export { layoutSetup, readSetup, type Setup } from './setup';
export { settingCell } from './settingCell';
export { layoutState, readState, STATE_SHEET, stateOf, writeState, type State } from './state';
export type { Status } from './status';
export { layoutSummary, summaryFits, writeSummary, type SummaryContext } from './summary';
