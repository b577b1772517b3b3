import { roundTo, type CaptionField, type EvidenceKind, type EvidenceNeed, type EvidenceRequirement } from '../rubric';
import type { EvidenceCheck } from './check';
import { readDays, type Days } from './days';
import type { ReadEntry } from './entries';
import { evidenceFinding, type EvidenceFinding, type EvidenceFindingCode, type EvidenceSeverity } from './findings';
import { readCount, textOf, type LedgerEntry } from './ledger';

type Report = (code: EvidenceFindingCode, data?: EvidenceFinding['data'], severity?: EvidenceSeverity) => void;

type DateField = 'date' | 'draftDate' | 'submittedDate';

/** 做法和措施一般不少于三条. */
const USUAL_MEASURES = 3;

/** Everything that can be wrong with one row by itself. `due` is the day of its requirement, where there is one. */
export function checkEntry(read: ReadEntry, due: string | null, check: EvidenceCheck): EvidenceFinding[] {
  const { entry, requirement, kind, need, name } = read;
  const findings: EvidenceFinding[] = [];
  const report: Report = (code, data = {}, severity) => {
    const about = { requirement: requirement?.id ?? null, rows: [read.row] };
    findings.push(evidenceFinding(code, about, { entry: name, ...data }, severity));
  };
  if (read.isWaiting && requirement) return [];
  const unseen = textOf(entry.pictureUnseen);
  if (!requirement) {
    report('unknownRequirement', { given: textOf(entry.requirement), candidates: read.candidates });
  } else if (name === '') {
    if (unseen === '') report('emptyEntry');
    else report('pictureUnseen', { field: unseen });
    return findings;
  } else if (!kind) {
    report('unknownKind', { given: textOf(entry.kind), kinds: requirement.needs.map((asked) => asked.kind) });
  } else if (!need) {
    report('kindNotAskedFor', { kind });
  }
  if (textOf(entry.pictureInCell) !== '') report('pictureInCell');
  // The row counts by its name; that there is a picture, too, nobody here can see.
  if (unseen !== '' && name !== '') report('pictureUnseen', { field: unseen });
  const days = readDates(entry, check.asOf, report);
  if (!requirement || !kind || !need) return findings;
  checkCaptions(entry, need, report);
  checkLength(entry, need, check.tolerance, report);
  const measures = readCount(entry.measures);
  if (kind === 'report' && measures !== null && measures < USUAL_MEASURES) report('fewMeasures', { given: measures });
  if (days.date && need.period && isOutside(days.date, need.period, kind))
    report('outsidePeriod', { given: given(days.date), from: need.period.from, to: need.period.to });
  const late = due === null ? null : lateField(entry, due);
  if (due !== null && late !== null) report('late', { field: late, given: given(days[late]!), due });
  const draftBy = draftDay(requirement, kind);
  if (draftBy !== null) checkDraft(kind, days, draftBy, check.asOf, report);
  return findings;
}

/** The date that shows that something was handed in after a day; what was made after it cannot have been handed in before. */
export const lateField = (entry: LedgerEntry, due: string): DateField | null =>
  (['submittedDate', 'draftDate', 'date'] as const).find((field) => (readDays(entry[field])?.from ?? '') > due) ?? null;

/**
 * A formal document is done when it is issued, a report has a draft. Where that date is blank, another that is early
 * enough will do; without one nobody knows, unless the day is still to come.
 */
function checkDraft(
  kind: EvidenceKind,
  days: Readonly<Record<DateField, Days | null>>,
  by: string,
  asOf: string,
  report: Report,
): void {
  const decisive: readonly DateField[] =
    kind !== 'formalDocument' ? ['draftDate'] : days.date || days.draftDate ? ['date', 'draftDate'] : ['submittedDate'];
  const late = decisive.find((field) => (days[field]?.from ?? '') > by);
  if (late) {
    report('draftLate', { kind, field: late, given: given(days[late]!), by });
    return;
  }
  const isKnown = Object.values(days).some((one) => one !== null && one.to <= by);
  if (!isKnown && asOf > by) report('draftDateUnknown', { kind, by });
}

/** The day for first drafts of reports and for formal documents; null for other kinds. */
export const draftDay = ({ draftBy }: EvidenceRequirement, kind: EvidenceKind): string | null =>
  kind === 'report' || kind === 'formalDocument' ? draftBy : null;

/** What is certain of the dates. What is not is reported, and so is a day that is still to come. */
function readDates(entry: LedgerEntry, asOf: string, report: Report): Record<DateField, Days | null> {
  const read = (field: DateField): Days | null => {
    const written = textOf(entry[field]);
    const days = readDays(entry[field]);
    if (written === '') return null;
    if (!days) report('badDate', { field, given: written });
    else if (days.from !== days.to) report('badDate', { field, given: written, ...days }, 'warning');
    if (days && days.from > asOf) report('futureDate', { field, given: given(days), asOf });
    return days;
  };
  return { date: read('date'), draftDate: read('draftDate'), submittedDate: read('submittedDate') };
}

/** A day as it is said: the day, or as much of it as is known. */
function given({ from, to }: Days): string {
  if (from === to) return from;
  return from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : from.slice(0, 4);
}

/** A date without a certain day is outside only if all its days are. What is written about a period may be written after it. */
function isOutside(days: Days, period: { from: string; to: string }, kind: EvidenceKind): boolean {
  const mayComeLater = kind === 'report' || kind === 'departmentEvaluation';
  return days.to < period.from || (!mayComeLater && days.from > period.to);
}

function checkCaptions(entry: LedgerEntry, need: EvidenceNeed, report: Report): void {
  const missing = (fields: readonly CaptionField[]): CaptionField[] =>
    fields.filter((field) => textOf(entry[field]) === '');
  const asked = missing(need.captions);
  const general = missing(need.generalCaptions).filter((field) => !need.captions.includes(field));
  if (asked.length > 0) report('captionIncomplete', { fields: asked });
  if (general.length > 0) report('captionIncomplete', { fields: general }, 'warning');
}

function checkLength(
  entry: LedgerEntry,
  { characters: asked }: EvidenceNeed,
  { fine, warn }: EvidenceCheck['tolerance'],
  report: Report,
): void {
  if (asked === null) return;
  const written = textOf(entry.characters);
  const count = readCount(entry.characters);
  if (count === null) {
    report('reportLengthUnknown', { asked, given: written }, written === '' ? 'info' : 'warning');
    return;
  }
  const difference = Math.abs(count - asked) * 100;
  if (difference <= fine * asked) return;
  report(
    count < asked ? 'reportTooShort' : 'reportTooLong',
    { asked, given: count, percent: roundTo(difference / asked, 1) },
    difference > warn * asked ? 'error' : 'warning',
  );
}
