import type { ApplyResult, Change, ChangeSet, Host, Snapshot } from '../host/port';
import { words, type Locale, type Words } from '../locales';
import type { Rubric } from '../rubric';
import { assess, type Assessment } from '../scoring';
import {
  claimFindings,
  clauseLinks,
  computedColumns,
  fillingRows,
  handlingCells,
  layoutFindings,
  layoutState,
  orderMark,
  layoutSummary,
  locate,
  readHandling,
  readState,
  repairedKeys,
  sheetName,
  STATE_SHEET,
  stateOf,
  summaryFits,
  validations,
  writeState,
  writeSummary,
  type FillingSheet,
  type LocatedFinding,
} from '../sheets';
import { checkWorkbook, type AssesseeEvidence, type EvidenceFolder } from './evidence';
import { evidenceChanges, lackingClauses } from './evidenceChanges';
import { inPlaceOf, renewed } from './inPlace';
import { columnThere, guard } from './guard';
import { interpret, type Interpretation } from './interpret';
import { isoMinute } from './time';
import { applyWithUndo } from './undo';

export interface RecalculateOptions {
  readonly rubricById: (id: string) => Rubric | null;
  readonly locale: Locale;
  readonly now: Date;
  /** Files to compare an assessee's ledger with. */
  readonly folder?: EvidenceFolder;
}

export interface Scoring {
  readonly rubric: Rubric;
  readonly assessment: Assessment;
  readonly findings: readonly LocatedFinding[];
  /** By assessee, in the order of the scorecards; empty for a rubric that asks for no evidence. */
  readonly evidence: readonly AssesseeEvidence[];
  /** How many facts people have entered, by assessee in the order of the scorecards. */
  readonly entered: readonly number[];
  /** What would be written: for a preview, or for `host.apply`. */
  readonly changeSet: ChangeSet;
}

export interface Recalculation extends Scoring {
  readonly written: ApplyResult;
}

/** 一键重算: read, score, check, mark, write back, with what 还原 needs. Throws UseCaseError when the workbook holds no assessment. */
export async function recalculate(host: Host, options: RecalculateOptions): Promise<Recalculation> {
  const snapshot = await host.read();
  const scoring = scoreWorkbook(snapshot, options);
  return { ...scoring, written: await applyWithUndo(host, snapshot, scoring.changeSet, options) };
}

/** The pure part: a workbook's snapshot → scorecards, findings, and the changes that write them. */
export function scoreWorkbook(snapshot: Snapshot, options: RecalculateOptions): Scoring {
  const text = words(options.locale);
  const interpretation = interpret(snapshot, options.rubricById);
  const { rubric, fillings, setup, adjustments } = interpretation;
  const assessment = assess(rubric, {
    assessees: fillings.map(({ assessee }) => assessee),
    lookup: (assessee, clause, fact) => interpretation.input(assessee, clause.id, fact),
    settings: { blankCountsAreZero: setup.blankCountsAreZero },
    readings: setup.readings,
    adjustments,
  });
  const checked = checkWorkbook(snapshot, interpretation, assessment, options.now, options.folder);
  const evidence = (checked?.byAssessee ?? []).map(({ assessee, asOf, findings, status, entries }) => ({
    assessee,
    asOf,
    findings,
    status,
    entries,
  }));
  const findings = withoutRepeats([
    ...interpretation.findings,
    ...placed(assessment, interpretation),
    ...fillings.flatMap((filling, row) => claimFindings(filling, assessment.scorecards[row]!)),
    ...(checked?.settings ?? []),
  ]);
  const orders = readState(snapshot.sheets)?.state.orders ?? new Map<string, string>();
  const asMade = orderMark(fillingRows(rubric));
  const changes = [
    ...fillings.flatMap((filling, row) => [
      ...guardFilling(filling, snapshot),
      ...repairedKeys(filling),
      ...computedColumns(filling, assessment.scorecards[row]!, findings, lackingClauses(checked, row, text), text),
      ...followMovedRows(filling, interpretation, orders.get(filling.assessee) ?? asMade, text),
    ]),
    ...summary(interpretation, assessment, findings, evidence, snapshot, options, text),
    ...evidenceChanges(checked, interpretation, snapshot, text),
  ];
  return {
    rubric,
    assessment,
    findings,
    evidence,
    entered: fillings.map(({ inputs }) => [...inputs.values()].filter((input) => (input ?? '') !== '').length),
    changeSet: { title: text.t('usecase.recalculate'), changes },
  };
}

/** The columns by which rows are known, and those that people fill: results belong beside what was read. */
function guardFilling({ sheet: name, firstRow, order, columns }: FillingSheet, snapshot: Snapshot): Change[] {
  const sheet = snapshot.sheets.find((candidate) => candidate.name === name)!;
  const filled = (['clause', 'fact', 'value', 'claim', 'evidence'] as const).flatMap((key) => columns.get(key) ?? []);
  const isThere = order.map((row) => row !== null);
  return guard(
    sheet,
    [0, ...filled].flatMap((column) => columnThere(firstRow, column, isThere)),
  );
}

/** Findings of the scoring, each with its cell: in 核定调整, or in its assessee's sheet. */
function placed(assessment: Assessment, { fillings, adjustmentRows, sheetOf }: Interpretation): LocatedFinding[] {
  const adjustmentSheet = sheetOf('adjustments')?.name ?? null;
  const byAssessee = new Map(fillings.map((filling) => [filling.assessee, filling]));
  return assessment.findings.flatMap((finding) => {
    if (finding.code.startsWith('adjustment')) {
      return [{ finding, sheet: adjustmentSheet, row: adjustmentRows[Number(finding.data.index)] ?? null, column: 1 }];
    }
    const filling = byAssessee.get(finding.assessee);
    return filling ? locate(filling, [finding]) : [{ finding, sheet: null, row: null, column: null }];
  });
}

/** A cell that could not be read is not also reported as not filled in. */
function withoutRepeats(findings: readonly LocatedFinding[]): LocatedFinding[] {
  const key = ({ finding }: LocatedFinding): string => `${finding.assessee}|${finding.clause}|${finding.fact}`;
  const wrong = new Set(findings.filter(({ finding }) => finding.severity === 'error' && finding.fact !== '').map(key));
  return findings.filter((entry) => entry.finding.code !== 'missingFact' || !wrong.has(key(entry)));
}

/** Sorting moves values but leaves validation and links behind: where rows stand otherwise than these, they are laid out again. */
function followMovedRows(
  filling: FillingSheet,
  interpretation: Interpretation,
  laidFor: string,
  text: Words,
): Change[] {
  const { rubric, sheetOf } = interpretation;
  const value = filling.columns.get('value');
  const claim = filling.columns.get('claim');
  if (orderMark(filling.order) === laidFor || value === undefined || claim === undefined) return [];
  const clause = filling.columns.get('clause');
  const rubricSheet = sheetOf('rubric');
  const links =
    clause !== undefined && rubricSheet?.used
      ? clauseLinks(
          filling.sheet,
          filling.order,
          filling.firstRow,
          clause,
          { sheet: rubricSheet.name, rows: rowsByKey(rubricSheet) },
          text,
        )
      : [];
  return [
    ...validations(rubric, filling.order, { sheet: filling.sheet, firstRow: filling.firstRow, value, claim }, text),
    ...links,
  ];
}

function rowsByKey({
  used,
  values,
}: {
  used: { row: number; column: number } | null;
  values: readonly (readonly unknown[])[];
}): Map<string, number> {
  if (used?.column !== 0) return new Map();
  return new Map(values.map((row, index) => [String(row[0] ?? ''), used.row + index]));
}

function summary(
  interpretation: Interpretation,
  assessment: Assessment,
  findings: readonly LocatedFinding[],
  evidence: readonly AssesseeEvidence[],
  snapshot: Snapshot,
  { now }: RecalculateOptions,
  text: Words,
): Change[] {
  const { rubric, fillings, sheetOf } = interpretation;
  const taken = new Set(snapshot.sheets.map(({ name }) => name));
  const assessees = fillings.map(({ assessee }) => assessee);
  const last = fillings.at(-1)!.sheet;
  const context = {
    scoredAt: isoMinute(now),
    readings: rubric.readings.flatMap(({ name, default: usual }) => {
      const chosen = assessment.program.choices[name];
      return chosen === usual || chosen === undefined ? [] : [`${name}：${chosen}`];
    }),
    assumedZero: findings.filter(({ finding }) => finding.code === 'assumedZero').length,
  };
  const existing = sheetOf('summary');
  const fits = existing !== null && summaryFits(existing, rubric, assessees, text);
  const name = existing?.name ?? sheetName(text.t('sheet.name.summary'), taken);
  const laidOut = fits
    ? []
    : inPlaceOf(existing?.name ?? null, layoutSummary({ sheet: name, rubric, assessees, after: last, words: text }));
  const list = sheetOf('findings');
  const listName = list?.name ?? sheetName(text.t('sheet.name.findings'), taken);
  const handling = list ? readHandling(list) : new Map();
  const listed = layoutFindings({ sheet: listName, rubric, after: name, words: text, findings, evidence, handling });
  return [
    ...laidOut,
    ...writeSummary(name, rubric, assessment.scorecards, context, text),
    ...(list ? guard(list, handlingCells(list)) : []),
    ...renewed(list?.name ?? null, listed, snapshot),
    ...writeStateTo(snapshot, rubric, isoMinute(now), fillings),
  ];
}

function writeStateTo(
  snapshot: Snapshot,
  rubric: Rubric,
  scoredAt: string,
  fillings: readonly FillingSheet[],
): Change[] {
  const existing = readState(snapshot.sheets);
  const before = existing?.state.orders ?? new Map<string, string>();
  const isLaid = ({ columns }: FillingSheet): boolean => columns.has('value') && columns.has('claim');
  const laid = fillings.filter(isLaid).map(({ assessee, order }) => [assessee, orderMark(order)] as const);
  const orders = new Map([...before, ...laid]);
  const state = stateOf(rubric, scoredAt, orders);
  if (existing) return writeState(existing.sheet, state);
  return layoutState(sheetName(STATE_SHEET, new Set(snapshot.sheets.map(({ name }) => name))), state);
}
