import type { DateSystem, SheetSnapshot, Snapshot } from '../../host/port';
import { words, type Locale } from '../../locales';
import { rubricById } from '../../rubrics';
import type { Clause, Fact } from '../../rubric';
import { UNUSABLE, type FactInput } from '../../scoring';
import {
  differences,
  cellAt,
  dayCell,
  markerOf,
  readState,
  rowKey,
  settingCell,
  type FindingLine,
  type Setup,
} from '../../sheets';
import {
  lastWrites,
  listFindings,
  offersOf,
  scoreWorkbook,
  UseCaseError,
  type AssesseeEvidence,
  type EvidenceFolder,
  type Scoring,
  type StepHead,
} from '../../usecases';

/** A cell, 0-based. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A fact as it was typed, and where. */
export interface Entry {
  readonly input: FactInput;
  readonly place: Place | null;
  /** What a doubtful cell shows, and the figures that it may be confirmed to mean; null where there is no doubt. */
  readonly doubt: { readonly given: string; readonly offers: readonly number[] } | null;
}

/** An assessment as the pane shows it: the workbook as it was read, scored, nothing written. */
export interface Book {
  readonly snapshot: Snapshot;
  readonly scoring: Scoring;
  /** Everything that a person must look at, the gravest first. */
  readonly findings: readonly FindingLine[];
  /** There are tasks to show evidence for, or somebody keeps a ledger. */
  readonly hasEvidence: boolean;
  readonly setup: Setup | null;
  /** ISO date of 考核日期; '' when it is not given. */
  readonly date: string;
  /** Local time of the last 一键重算, '' before the first. */
  readonly scoredAt: string;
  /** Cells whose result in the workbook differs from what comes out now. */
  readonly outdated: number;
  /** What can be taken back, the newest first. */
  readonly writes: readonly StepHead[];
  entry(assessee: string, clause: Clause, fact: Fact): Entry;
  /** The evidence of the folder's assessee, checked with its files. */
  evidenceWith(folder: EvidenceFolder): AssesseeEvidence | null;
}

/** Reads and scores an assessment; null when the workbook holds none. Throws UseCaseError for one that cannot be scored. */
export function readBook(snapshot: Snapshot, locale: Locale, now: Date): Book | null {
  const scoredAt = readState(snapshot.sheets)?.state.scoredAt ?? '';
  // Under the time of the last 一键重算 the results differ only where the facts do.
  const options = { rubricById, locale, now: timeOf(scoredAt) ?? now };
  let scoring: Scoring;
  try {
    scoring = scoreWorkbook(snapshot, options);
  } catch (error) {
    if (error instanceof UseCaseError && error.code === 'noAssessment') return null;
    throw error;
  }
  const setupSheet = scoring.workbook.sheetOf('setup');
  return {
    snapshot,
    scoring,
    findings: listFindings(scoring, words(locale)),
    hasEvidence: hasEvidence(snapshot, scoring),
    setup: setupSheet ? scoring.workbook.setup : null,
    date: setupSheet ? settingText(setupSheet, 'date', snapshot.dateSystem) : '',
    scoredAt,
    outdated: differences(scoring.changeSet, snapshot).reduce((sum, { changed }) => sum + changed.length, 0),
    writes: lastWrites(snapshot),
    entry: entries(scoring),
    evidenceWith: (folder) =>
      scoreWorkbook(snapshot, { ...options, folder }).evidence.find(({ assessee }) => assessee === folder.assessee) ??
      null,
  };
}

const hasEvidence = ({ sheets }: Snapshot, { rubric: { evidence } }: Scoring): boolean =>
  evidence !== null && (evidence.tasks.length > 0 || sheets.some((sheet) => markerOf(sheet)?.kind === 'ledger'));

function timeOf(scoredAt: string): Date | null {
  const time = new Date(scoredAt.replace(' ', 'T'));
  return scoredAt === '' || Number.isNaN(time.getTime()) ? null : time;
}

function settingText(sheet: SheetSnapshot, key: string, dateSystem: DateSystem): string {
  const cell = settingCell(sheet, key);
  return cell ? String(dayCell(cellAt(sheet, cell.row, cell.column).value, dateSystem)) : '';
}

function entries({ workbook: { fillings }, findings }: Scoring): Book['entry'] {
  const byAssessee = new Map(fillings.map((filling) => [filling.assessee, filling]));
  const doubts = new Map(
    findings.flatMap(({ finding: { assessee, clause, fact, data } }) =>
      data.offers === undefined || data.offers === ''
        ? []
        : [[`${assessee}|${rowKey(clause, fact)}`, { given: String(data.given), offers: offersOf(data) }] as const],
    ),
  );
  return (assessee, clause, fact) => {
    const filling = byAssessee.get(assessee);
    const key = rowKey(clause.id, fact.name);
    const row = filling?.rowOf.get(key);
    const column = filling?.columns.get('value');
    const place = filling && row !== undefined && column !== undefined ? { sheet: filling.sheet, row, column } : null;
    const input = filling?.inputs.get(key) ?? null;
    return { input: input === UNUSABLE ? null : input, place, doubt: doubts.get(`${assessee}|${key}`) ?? null };
  };
}
