import type { ChangeSet, Host, Snapshot } from '../host/port';
import type { Forewarning, Locale } from '../locales';
import type { Rubric } from '../rubric';
import type { Assessment } from '../scoring';
import { OUR_SHEETS, type Confirmation, type LocatedFinding } from '../sheets';
import type { AssesseeEvidence, EvidenceFolder } from './road/check/evidence';
import { forewarnings } from './forewarnings';
import { applyWithUndo, type Written } from './road/apply';
import { check } from './road/check/check';
import { interpret, type Interpretation } from './road/interpret';
import { plan } from './road/plan/plan';
import { score } from './road/score';

export interface RecalculateOptions {
  readonly rubricById: (id: string) => Rubric | null;
  readonly locale: Locale;
  readonly now: Date;
  /** Files to compare an assessee's ledger with. */
  readonly folder?: EvidenceFolder;
  /** What a person just confirmed a doubtful cell to mean. */
  readonly confirm?: Confirmation;
}

export interface RecalculationOptions extends RecalculateOptions {
  /** Is told before anything is written; what it throws stops the writing. */
  readonly forewarn?: (warnings: readonly Forewarning[]) => void;
}

export interface Scoring {
  readonly workbook: Interpretation;
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
  readonly written: Written;
}

/** 一键重算: read, score, check, mark, write back, with what 还原 needs. Throws UseCaseError when the workbook holds no assessment. */
export async function recalculate(host: Host, options: RecalculationOptions): Promise<Recalculation> {
  const snapshot = await host.read(OUR_SHEETS);
  const scoring = scoreWorkbook(snapshot, options);
  options.forewarn?.(forewarnings(scoring.changeSet, snapshot));
  return { ...scoring, written: await applyWithUndo(host, snapshot, scoring.changeSet, options) };
}

/** The pure part: a workbook's snapshot → scorecards, findings, and the changes that write them. */
export function scoreWorkbook(snapshot: Snapshot, options: RecalculateOptions): Scoring {
  const workbook = interpret(snapshot, options.rubricById, options.confirm);
  const assessment = score(workbook);
  const checked = check(workbook, assessment, options);
  const changeSet = plan(workbook, assessment, checked, options);
  return {
    workbook,
    rubric: workbook.rubric,
    assessment,
    findings: checked.findings,
    evidence: (checked.evidence?.byAssessee ?? []).map(({ assessee, asOf, findings, status, entries }) => ({
      assessee,
      asOf,
      findings,
      status,
      entries,
    })),
    entered: workbook.fillings.map(({ inputs }) => [...inputs.values()].filter((input) => (input ?? '') !== '').length),
    changeSet,
  };
}
