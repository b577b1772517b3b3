/** What our sheets look like: laid out as changes, read back from snapshots, planned anew. A folder for each kind of sheet. */
export { afterChanges } from './changes/afterChanges';
export { cellsAround, type Place } from './changes/aroundTable';
export { changesSheets, differences, contentAt, type ChangedCell, type SheetDifference } from './changes/difference';
export { cellAt } from './common/cell';
export { cellAddress, freeNames, sheetName, sheetReference } from './common/addresses';
export { blocksThere, endOf } from './common/cellsThere';
export { dayCell } from './common/days';
export { located, type LocatedFinding } from './common/located';
export { revealed } from './common/visibleNames';
export { ourSheets, type OurSheet, type OurSheets } from './common/ourSheets';
export { damagedMarkers, repairedMarkers } from './common/repairMarkers';
export {
  columnKeys,
  markerOf,
  OUR_SHEETS,
  shortMark,
  textAt,
  valueAt,
  type Marker,
  type SheetKind,
} from './common/markers';

export { layoutAdjustments } from './adjustments/layout';
export { readAdjustments } from './adjustments/read';

export { locateEvidence } from './evidence/locate';
export type { EvidencePlace, EvidenceSource, LocatedEvidence } from './evidence/places';
export {
  deadlineText,
  missingText,
  needText,
  officesOf,
  originsOf,
  originText,
  requirementsById,
} from './evidence/text';
export { PICTURE_IN_CELL } from './evidence/pictureInCell';

export { FILLING_COLUMNS, type FillingColumn } from './filling/columns';
export { isFillingTable } from './filling/findColumns';
export { claimFindings, locate } from './filling/findings';
export { lackingClauses } from './filling/lacking';
export { layoutFilling } from './filling/layout';
export { laidOrders, planFilling } from './filling/plan';
export { readFilling, type FillingSheet } from './filling/read';
export { fillingRows, rowKey, type FillingRow } from './filling/rows';
export { evidenceCells, fillingSources } from './filling/sources';
export type { Status } from './filling/status';
export { resultFindings } from './filling/unwritten';
export { validations } from './filling/validations';

export { aroundMerges } from './changes/aroundMerges';
export { countFindings, SEVERITIES, type FindingCounts } from './findings/counts';
export { foldFindings, foldText, type FindingGroup } from './findings/fold';
export { evidenceLines, findingLines, type FindingLine, type Found } from './findings/lines';
export { planFindings, restoredHandling } from './findings/plan';
export { readHandling } from './findings/read';

export { isTableOf } from './tables';
export { LEDGER_COLUMNS, type LedgerColumn } from './ledger/columns';
export { fillLedger, placeEntries, type PlacedEntry } from './ledger/fill';
export { layoutLedger } from './ledger/layout';
export { guardLedger, ledgerResults } from './ledger/plan';
export { holdsLedgerEntries, readLedger, type LedgerSheet } from './ledger/read';
export { ledgerSources } from './ledger/sources';

export { planMissingEvidence } from './missingEvidence/plan';

export { laidRequirements, layoutRequirements, requirementIds } from './requirements/layout';
export { requirementPlace } from './requirements/places';
export { guardRequirements, qualityHeading, requirementResults } from './requirements/plan';
export { holdsRequirementEntries, readRequirements, type RequirementsSheet } from './requirements/read';

export { layoutResponsibility } from './responsibility/layout';

export { layoutRubric, type RubricSheet } from './rubric/layout';
export { readRubricRows } from './rubric/read';

export { settingCell } from './setup/cell';
export { readEvidenceSettings, type EvidenceSettings } from './setup/evidence';
export { layoutSetup } from './setup/layout';
export { readSetup, type Setup } from './setup/read';

export { confirmationKey, contentMark, type Confirmation, type Confirmations } from './common/confirmations';
export { layoutState } from './state/layout';
export { planState } from './state/plan';
export { readState, type StateSheet } from './state/read';
export { isOldLayout, STATE_SHEET, stateOf } from './state/state';

export { layoutSummary } from './summary/layout';
export { planSummary } from './summary/plan';
export { writtenTotals, type WrittenTotal } from './summary/totals';
