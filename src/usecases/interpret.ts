import type { SheetSnapshot, Snapshot } from '../host/port';
import type { Rubric } from '../rubric';
import type { Adjustment, FactInput } from '../scoring';
import {
  located,
  markerOf,
  readAdjustments,
  readFilling,
  readSetup,
  readState,
  rowKey,
  settingCell,
  type FillingSheet,
  type LocatedFinding,
  type Setup,
  type SheetKind,
} from '../sheets';
import { UseCaseError } from './errors';

/** An assessment as it stands in a workbook, whatever people did to its sheets. */
export interface Interpretation {
  readonly rubric: Rubric;
  readonly fillings: readonly FillingSheet[];
  readonly setup: Setup;
  readonly adjustments: readonly Adjustment[];
  /** The 0-based rows they stand in. */
  readonly adjustmentRows: readonly number[];
  readonly findings: readonly LocatedFinding[];
  /** Our other sheets by kind, under the names they have now. */
  readonly sheetOf: (kind: SheetKind) => SheetSnapshot | null;
  readonly input: (assessee: number, clause: string, fact: string) => FactInput;
}

/** Names of the sheets that people see, the first few. */
function someNames({ sheets }: Snapshot): string {
  const names = sheets.filter(({ visibility }) => visibility === 'visible').map(({ name }) => name);
  return [...names.slice(0, NAMED), ...(names.length > NAMED ? ['…'] : [])].join('、');
}

const NAMED = 5;

/** Finds our sheets by their markers and reads them. Throws UseCaseError when the workbook holds no assessment. */
export function interpret(snapshot: Snapshot, rubricById: (id: string) => Rubric | null): Interpretation {
  const marked = snapshot.sheets.flatMap((sheet) => {
    const marker = markerOf(sheet);
    return marker ? [{ sheet, marker }] : [];
  });
  const fillingSheets = marked.filter(({ marker }) => marker.kind === 'filling');
  const rubricIds = [...new Set(fillingSheets.map(({ marker }) => marker.rubric))];
  const [id] = rubricIds;
  if (id === undefined)
    throw new UseCaseError('noAssessment', { file: snapshot.workbook, sheets: someNames(snapshot) });
  if (rubricIds.length > 1) throw new UseCaseError('severalRubrics', { rubrics: rubricIds.join('、') });
  const rubric = rubricById(id);
  if (!rubric) throw new UseCaseError('unknownRubric', { rubric: id });

  const findings: LocatedFinding[] = [];
  const fillings: FillingSheet[] = [];
  for (const { sheet, marker } of fillingSheets) {
    const first = fillings.find(({ assessee }) => assessee === marker.assessee);
    if (first)
      findings.push(
        located(
          'sheetDuplicate',
          { assessee: marker.assessee },
          { sheet: sheet.name },
          { sheet: sheet.name, first: first.sheet },
        ),
      );
    else fillings.push(readFilling(sheet, marker.assessee, rubric, snapshot.dateSystem));
  }
  const sheetOf = (kind: SheetKind): SheetSnapshot | null =>
    marked.find(({ marker }) => marker.kind === kind)?.sheet ?? null;
  const setupSheet = sheetOf('setup');
  const setup = setupSheet
    ? readSetup(setupSheet)
    : { assessees: [], readings: {}, blankCountsAreZero: false, findings: [] };
  if (!setupSheet) findings.push(located('setupMissing', {}, {}));
  else {
    for (const { name, default: value } of rubric.readings) {
      if (setup.readings[name] !== undefined) continue;
      const place = { sheet: setupSheet.name, ...settingCell(setupSheet, `reading:${name}`) };
      findings.push(located('settingMissing', {}, place, { setting: name, value }));
    }
  }
  for (const assessee of setup.assessees) {
    if (!fillings.some((filling) => filling.assessee === assessee))
      findings.push(located('sheetMissing', { assessee }, {}));
  }
  const adjustmentSheet = sheetOf('adjustments');
  // Filling sheets that were moved into a workbook bring neither of the two.
  if (setupSheet && !adjustmentSheet) findings.push(located('adjustmentsMissing', {}, {}));
  const adjustments = adjustmentSheet ? readAdjustments(adjustmentSheet) : { adjustments: [], rows: [], findings: [] };
  for (const remark of snapshot.remarks ?? []) {
    findings.push(located(remark === 'signed' ? 'workbookSigned' : 'workbookShared', {}, {}));
  }
  const state = readState(snapshot.sheets)?.state;
  if (state && state.textHash !== rubric.hashes.text)
    findings.push(located('otherRubricText', {}, {}, { rubric: rubric.title }));
  if (state && state.scoringHash !== rubric.hashes.scoring)
    findings.push(located('otherRubricScoring', {}, {}, { rubric: rubric.title }));
  return {
    rubric,
    fillings,
    setup,
    adjustments: adjustments.adjustments,
    adjustmentRows: adjustments.rows,
    findings: [
      ...findings,
      ...setup.findings.map((finding) => ({ finding, sheet: setupSheet?.name ?? null, row: null, column: null })),
      ...fillings.flatMap((filling) => filling.findings),
      ...adjustments.findings,
    ],
    sheetOf,
    input: (assessee, clause, fact) => fillings[assessee]?.inputs.get(rowKey(clause, fact)),
  };
}
