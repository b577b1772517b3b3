import type { DateSystem, SheetSnapshot, Snapshot, SnapshotRemark } from '../../host/port';
import type { Locale } from '../../locales';
import type { Rubric } from '../../rubric';
import type { Adjustment, FactInput, FindingCode, Unusable } from '../../scoring';
import {
  damagedMarkers,
  located,
  confirmationKey,
  ourSheets,
  readAdjustments,
  readFilling,
  readLedger,
  readRequirements,
  readSetup,
  readState,
  rowKey,
  settingCell,
  type Confirmation,
  type Confirmations,
  type FillingSheet,
  type LedgerSheet,
  type LocatedFinding,
  type OurSheet,
  type RequirementsSheet,
  type Setup,
  type SheetKind,
  type StateSheet,
} from '../../sheets';
import { UseCaseError } from '../common/errors';
import { recognizeUnmarked } from './recognizeUnmarked';

/** An assessment as it stands in a workbook, whatever people did to its sheets. */
export interface Interpretation {
  readonly rubric: Rubric;
  readonly sheets: readonly SheetSnapshot[];
  readonly ours: readonly OurSheet[];
  readonly dateSystem: DateSystem;
  readonly fillings: readonly FillingSheet[];
  readonly setup: Setup;
  readonly adjustments: readonly Adjustment[];
  /** The 0-based rows they stand in. */
  readonly adjustmentRows: readonly number[];
  /** Of all assessees; empty for a rubric that asks for no evidence. */
  readonly ledgers: readonly LedgerSheet[];
  readonly requirements: RequirementsSheet | null;
  readonly state: StateSheet | null;
  /** What people confirmed doubtful cells to mean. */
  readonly confirmed: Confirmations;
  readonly findings: readonly LocatedFinding[];
  /** Our other sheets by kind, under the names they have now. */
  readonly sheetOf: (kind: SheetKind) => SheetSnapshot | null;
  readonly input: (assessee: number, clause: string, fact: string) => FactInput | Unusable;
}

/** The language of a workbook, whoever opens it: that of its 填报 sheets; where they do not tell, `locale`. */
export const languageOf = ({ fillings }: Pick<Interpretation, 'fillings'>, locale: Locale): Locale =>
  fillings.flatMap(({ language }) => language ?? [])[0] ?? locale;

/** Names of the sheets that people see, the first few. */
function someNames({ sheets }: Snapshot): string {
  const names = sheets.filter(({ visibility }) => visibility === 'visible').map(({ name }) => name);
  return [...names.slice(0, NAMED), ...(names.length > NAMED ? ['…'] : [])].join('、');
}

const NAMED = 5;

const REMARKS = {
  signed: 'workbookSigned',
  shared: 'workbookShared',
  readOnly: 'workbookReadOnly',
} as const satisfies Readonly<Record<SnapshotRemark, string>>;

/** Finds our sheets by their markers and reads them. Throws UseCaseError when the workbook holds no assessment. */
export function interpret(
  snapshot: Snapshot,
  rubricById: (id: string) => Rubric | null,
  confirm?: Confirmation,
): Interpretation {
  const { all: marked, findings: copies, doubles } = ourSheets(snapshot.sheets);
  const filled = marked.filter(({ marker }) => marker.kind === 'filling');
  const rubricIds = [...new Set((filled.length > 0 ? filled : marked).map(({ marker }) => marker.rubric))];
  const [id] = rubricIds;
  const noAssessment = (): UseCaseError =>
    new UseCaseError('noAssessment', { file: snapshot.workbook, sheets: someNames(snapshot) });
  if (id === undefined) throw noAssessment();
  if (rubricIds.length > 1) throw new UseCaseError('severalRubrics', { rubrics: rubricIds.join('、') });
  const [double] = doubles;
  if (double) throw new UseCaseError('doubledSheets', { sheets: double.map((name) => `“${name}”`).join('、') });
  const rubric = rubricById(id);
  if (!rubric) throw new UseCaseError('unknownRubric', { rubric: id });

  const unmarked = recognizeUnmarked(snapshot.sheets, marked, rubric);
  const order = new Map(snapshot.sheets.map((sheet, index) => [sheet, index]));
  const all = [...marked, ...unmarked.found].sort((a, b) => order.get(a.sheet)! - order.get(b.sheet)!);
  const sheetOf = (kind: SheetKind): SheetSnapshot | null =>
    all.find(({ marker }) => marker.kind === kind)?.sheet ?? null;
  const fillingSheets = all.filter(({ marker }) => marker.kind === 'filling');
  if (fillingSheets.length === 0) throw noAssessment();
  const findings: LocatedFinding[] = [...copies, ...damagedMarkers(all), ...unmarked.findings];
  const state = readState(snapshot.sheets);
  const confirmed = new Map(state?.state.confirmed);
  if (confirm) confirmed.set(confirmationKey(confirm), confirm);
  const context = { dateSystem: snapshot.dateSystem, confirmed };
  const fillings = fillingSheets.map(({ sheet, marker }) => readFilling(sheet, marker.assessee, rubric, context));
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
  const isTold = new Set(unmarked.findings.map(({ finding }) => finding.assessee));
  const missing = setup.assessees.filter(
    (assessee) => !isTold.has(assessee) && !fillings.some((filling) => filling.assessee === assessee),
  );
  // Where each may be one of the sheets that nobody can tell, these say so: one cause, one sentence.
  const untold = unmarked.findings.filter(({ finding }) => finding.assessee === '').length;
  if (missing.length > untold) for (const assessee of missing) findings.push(located('sheetMissing', { assessee }, {}));
  const adjustmentSheet = sheetOf('adjustments');
  // Filling sheets that were moved into a workbook bring neither of the two.
  if (setupSheet && !adjustmentSheet) findings.push(located('adjustmentsMissing', {}, {}));
  const adjustments = adjustmentSheet
    ? readAdjustments(adjustmentSheet, snapshot.dateSystem)
    : { adjustments: [], rows: [], findings: [] };
  for (const remark of snapshot.remarks ?? []) {
    findings.push(located(REMARKS[remark], {}, {}));
  }
  const { evidence: plan } = rubric;
  const ledgers = all.flatMap(({ sheet, marker }) =>
    plan && marker.kind === 'ledger' ? [readLedger(sheet, marker.assessee, snapshot.dateSystem)] : [],
  );
  const requirementsSheet = sheetOf('requirements');
  if (state) findings.push(...otherRubric(state.state, rubric));
  return {
    rubric,
    sheets: snapshot.sheets,
    ours: all,
    dateSystem: snapshot.dateSystem,
    fillings,
    setup,
    adjustments: adjustments.adjustments,
    adjustmentRows: adjustments.rows,
    ledgers,
    requirements: plan && requirementsSheet && readRequirements(requirementsSheet, plan, snapshot.dateSystem),
    state,
    confirmed,
    findings: [
      ...findings,
      // 次数、个数空白的按0计 is all that they are about.
      ...setup.findings.map((finding) => ({
        finding,
        sheet: setupSheet?.name ?? null,
        ...{ row: null, column: null, ...(setupSheet && settingCell(setupSheet, 'blankCounts')) },
      })),
      ...fillings.flatMap((filling) => filling.findings),
      ...adjustments.findings,
    ],
    sheetOf,
    input: (assessee, clause, fact) => fillings[assessee]?.inputs.get(rowKey(clause, fact)),
  };
}

/** A workbook that was last scored with another rubric; with this one, but by an older way of hashing, it is told once. */
function otherRubric(
  { textHash, scoringHash }: StateSheet['state'],
  { title, hashes, formerHashes }: Rubric,
): LocatedFinding[] {
  const told = (code: FindingCode): LocatedFinding => located(code, {}, {}, { rubric: title });
  const isOther = (kind: 'text' | 'scoring', hash: string): boolean =>
    hash !== hashes[kind] && !formerHashes[kind].includes(hash);
  const others = [
    ...(isOther('text', textHash) ? [told('otherRubricText')] : []),
    ...(isOther('scoring', scoringHash) ? [told('otherRubricScoring')] : []),
  ];
  if (others.length > 0) return others;
  return textHash === hashes.text && scoringHash === hashes.scoring ? [] : [told('rubricKnownAgain')];
}
