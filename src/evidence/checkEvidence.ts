import { isDefaultRequirement, type EvidenceKind, type EvidencePlan, type EvidenceRequirement } from '../rubric';
import type { EvidenceCheck } from './check';
import { checkDuplicates } from './checkDuplicates';
import { checkEntry, draftDay, lateField } from './checkEntry';
import { checkYears } from './checkYears';
import { daysBetween } from './days';
import { readEntries, type ReadEntry } from './entries';
import { evidenceFinding, inOrder, type EvidenceFinding, type EvidenceFindingCode } from './findings';
import { readCount, type LedgerEntry } from './ledger';

export interface NeedStatus {
  readonly kind: EvidenceKind;
  readonly need: number;
  /** What counts: a thing that is used twice counts once. May be more than needed. */
  readonly have: number;
}

/**
 * 齐全, 缺n, 需补正, 逾期, 未到期: the first of these that holds.
 * 1. `complete`: all needs are met, in time, and no entry has an error.
 * 2. `overdue`: something is lacking or to be corrected, and the due day is past; or it was handed in after it.
 * 3. `needsCorrection`: nothing is lacking, but an entry has an error.
 * 4. `notDue`: something is lacking, and the due day is still to come or today.
 * 5. `missing`: something is lacking, and there is no due day.
 */
export type EvidenceState = 'complete' | 'missing' | 'needsCorrection' | 'overdue' | 'notDue';

export interface RequirementStatus {
  readonly requirement: string;
  readonly state: EvidenceState;
  /** How many things are lacking, of all kinds together. */
  readonly missing: number;
  readonly needs: readonly NeedStatus[];
  /** The day of the deadline, or the one that an outside office set; null without. */
  readonly due: string | null;
  /** From the day of the check to the due day; negative when it is past. */
  readonly daysLeft: number | null;
}

/**
 * Checks a ledger against what must be shown. What is lacking is an error once it is overdue; of a clause that quotes
 * nothing, so that any paper will do, it is worth knowing and no more (info); else a warning. The findings stand in the order of the plan, then of the rows; the
 * statuses in the order of the plan, without requirements that ask for nothing unless points are claimed.
 */
export function checkEvidence(
  plan: EvidencePlan,
  ledger: readonly LedgerEntry[],
  check: EvidenceCheck,
): { readonly findings: readonly EvidenceFinding[]; readonly status: readonly RequirementStatus[] } {
  const requirements = plan.requirements.filter((requirement) => isAskedFor(requirement, check.claimed));
  const asked = new Set(requirements);
  const entries = readEntries(plan, ledger).filter(({ requirement }) => !requirement || asked.has(requirement));
  const named = entries.filter(({ requirement, name }) => requirement !== null && name !== '');
  const { thingOf, findings: duplicates } = checkDuplicates(named, plan);
  const findings = [
    ...entries.flatMap((read) => checkEntry(read, read.requirement && dueDay(read.requirement, check), check)),
    ...duplicates,
    ...requirements.flatMap((requirement) =>
      checkYears(
        requirement,
        entries.filter((read) => read.requirement === requirement),
      ),
    ),
  ];
  const hasError = new Set(
    findings.filter(({ severity }) => severity === 'error').map(({ requirement }) => requirement),
  );
  const isFaulty = (id: string): boolean => hasError.has(id) || check.faulty?.has(id) === true;
  const status = requirements.map((requirement): RequirementStatus => {
    const own = entries.filter((read) => read.requirement === requirement);
    const needs = countNeeds(requirement, own, thingOf);
    const missing = needs.reduce((sum, { need, have }) => sum + Math.max(0, need - have), 0);
    const due = dueDay(requirement, check);
    const isLate = due !== null && missing === 0 && !isMetBy(due, requirement, own, thingOf);
    const state = isLate ? 'overdue' : stateOf(missing, isFaulty(requirement.id), due, check.asOf);
    findings.push(...checkNeeds(requirement, own, needs, { state, due }, check.asOf));
    return {
      requirement: requirement.id,
      state,
      missing,
      needs,
      due,
      daysLeft: due === null ? null : daysBetween(check.asOf, due),
    };
  });
  return { findings: inOrder(findings, requirements), status };
}

const isAskedFor = ({ onClaimOnly, clause }: EvidenceRequirement, claimed: EvidenceCheck['claimed']): boolean =>
  !onClaimOnly || (clause !== null && claimed?.has(clause) === true);

function dueDay({ id, deadline }: EvidenceRequirement, { outsideDays }: EvidenceCheck): string | null {
  if (deadline.kind === 'date') return deadline.day;
  return deadline.kind === 'outside' ? (outsideDays.get(id) ?? null) : null;
}

function stateOf(missing: number, hasError: boolean, due: string | null, asOf: string): EvidenceState {
  if (missing === 0 && !hasError) return 'complete';
  if (due !== null && due < asOf) return 'overdue';
  if (missing === 0) return 'needsCorrection';
  return due === null ? 'missing' : 'notDue';
}

/**
 * A thing that is listed under several kinds counts for the first of them that is asked for. A document counts for as
 * many pictures as are in it.
 */
function countNeeds(
  { needs }: EvidenceRequirement,
  entries: readonly ReadEntry[],
  thingOf: ReadonlyMap<ReadEntry, number>,
): NeedStatus[] {
  const counted = new Set<string>();
  return needs.map((need) => {
    const before = counted.size;
    for (const read of entries) {
      const thing = thingOf.get(read);
      if (thing === undefined || read.need !== need) continue;
      const pictures = readCount(read.entry.pictures) ?? 1;
      for (let one = 0; one < pictures; one++) counted.add(`${thing} ${one}`);
    }
    return { kind: need.kind, need: need.count, have: counted.size - before };
  });
}

/** Whether what was handed in by its day is enough. */
const isMetBy = (
  due: string,
  requirement: EvidenceRequirement,
  entries: readonly ReadEntry[],
  thingOf: ReadonlyMap<ReadEntry, number>,
): boolean =>
  countNeeds(
    requirement,
    entries.filter(({ entry }) => lateField(entry, due) === null),
    thingOf,
  ).every(({ need, have }) => have >= need);

/** What the requirement as a whole lacks. */
function checkNeeds(
  requirement: EvidenceRequirement,
  entries: readonly ReadEntry[],
  needs: readonly NeedStatus[],
  { state, due }: Pick<RequirementStatus, 'state' | 'due'>,
  asOf: string,
): EvidenceFinding[] {
  const { id, task, title, lead, cooperating, deadline } = requirement;
  const about = { title, offices: lead };
  const findings: EvidenceFinding[] = [];
  for (const { kind, need, have } of needs) {
    if (have >= need) continue;
    const waiting = entries.filter((read) => read.isWaiting && read.kind === kind).map(({ row }) => row);
    const data = { ...about, kind, need, have, missing: need - have };
    findings.push(
      evidenceFinding(
        codeOfLack(kind, have),
        { requirement: id, rows: waiting },
        data,
        severityOfLack(requirement, state),
      ),
    );
    const draftBy = draftDay(requirement, kind);
    if (have === 0 && draftBy !== null && draftBy < asOf)
      findings.push(evidenceFinding('draftMissing', { requirement: id, rows: [] }, { ...about, kind, by: draftBy }));
  }
  if (deadline.kind === 'outside' && state !== 'complete' && !due)
    findings.push(evidenceFinding('deadlineUnknown', { requirement: id, rows: [] }, { ...about, by: deadline.by }));
  if (task !== null && lead.length === 0)
    findings.push(evidenceFinding('leadMissing', { requirement: id, rows: [] }, { title, offices: cooperating }));
  return findings;
}

/** Undefined: the usual one. */
function severityOfLack(
  requirement: EvidenceRequirement,
  state: EvidenceState,
): EvidenceFinding['severity'] | undefined {
  if (state === 'overdue') return 'error';
  return isDefaultRequirement(requirement) ? 'info' : undefined;
}

function codeOfLack(kind: EvidenceKind, have: number): EvidenceFindingCode {
  if (kind === 'departmentEvaluation') return 'evaluationOutstanding';
  return have === 0 ? 'evidenceMissing' : 'evidenceTooFew';
}
