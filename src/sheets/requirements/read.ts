import { evidenceFinding, readDays } from '../../evidence';
import type { DateSystem, SheetSnapshot } from '../../host/port';
import type { EvidencePlan } from '../../rubric';
import { filledRows } from '../common/cellsThere';
import { readAnswer } from '../../scoring';
import { dayCell } from '../common/days';
import { columnKeys, textAt, valueAt } from '../common/markers';
import type { LocatedEvidence } from '../evidence/places';
import { requirementRowKey, ruleRowKey } from './columns';

/** 佐证要求 as people left it. */
export interface RequirementsSheet {
  readonly sheet: string;
  readonly columns: ReadonlyMap<string, number>;
  readonly rowOf: ReadonlyMap<string, number>;
  /** Days that outside offices set, by requirement. */
  readonly outsideDays: ReadonlyMap<string, string>;
  /** What people answered of the rules that they check alone. */
  readonly quality: QualityAnswers;
  /** Days that could not be read, and quality rules that are not answered with 是. */
  readonly findings: readonly LocatedEvidence[];
}

/** How many of the rules that people check were answered how; what cannot be read is open. */
export interface QualityAnswers {
  readonly yes: number;
  readonly no: number;
  readonly open: number;
}

/** Reads 佐证要求 by its keys. Of a month the last day is taken, and the finding says so. */
export function readRequirements(sheet: SheetSnapshot, plan: EvidencePlan, dateSystem: DateSystem): RequirementsSheet {
  const columns = columnKeys(sheet)?.columns ?? new Map<string, number>();
  const rowOf = rowsByKey(sheet);
  const outsideDays = new Map<string, string>();
  const findings: LocatedEvidence[] = [];
  const column = columns.get('due');
  for (const { id, title, deadline } of plan.requirements) {
    const row = rowOf.get(requirementRowKey(id));
    if (deadline.kind !== 'outside' || row === undefined || column === undefined) continue;
    const given = dayCell(valueAt(sheet, row, column), dateSystem);
    const days = readDays(given);
    if (days) outsideDays.set(id, days.to);
    if (given === '' || (days?.from === days?.to && days)) continue;
    const data = { entry: title, field: 'due', given: String(given), ...(days ?? {}) };
    findings.push({
      finding: evidenceFinding('badDate', { requirement: id, rows: [] }, data, days ? 'warning' : 'error'),
      sheet: sheet.name,
      row,
      column,
    });
  }
  const quality = readQuality(sheet, plan, rowOf, columns.get('needs') ?? null);
  return {
    ...{ sheet: sheet.name, columns, rowOf, outsideDays },
    quality: quality.answers,
    findings: [...findings, ...quality.findings],
  };
}

/** A rule without its row, as in sheets of before, is open like one without an answer: all of these are told together. */
function readQuality(
  sheet: SheetSnapshot,
  { qualityRules }: EvidencePlan,
  rowOf: ReadonlyMap<string, number>,
  column: number | null,
): { readonly answers: QualityAnswers; readonly findings: readonly LocatedEvidence[] } {
  const about = { requirement: null, rows: [] };
  const asked = qualityRules.filter(({ checkedBy }) => checkedBy === 'person');
  const findings: LocatedEvidence[] = [];
  const open: { readonly id: string; readonly row: number | null }[] = [];
  let yes = 0;
  let no = 0;
  for (const { id, quote } of asked) {
    const row = rowOf.get(ruleRowKey(id)) ?? null;
    const given = row === null || column === null ? null : valueAt(sheet, row, column);
    const answer = given === null || given === undefined || typeof given === 'object' ? null : readAnswer(given);
    const place = { sheet: sheet.name, row, column: row === null ? null : column };
    if (answer === true) yes++;
    else if (answer === false) {
      no++;
      findings.push({ finding: evidenceFinding('qualityNotMet', about, { entry: id, quote }), ...place });
    } else {
      const text = row === null || column === null ? '' : textAt(sheet, row, column);
      open.push({ id, row });
      if (text !== '')
        findings.push({ finding: evidenceFinding('qualityUnread', about, { entry: id, given: text }), ...place });
    }
  }
  if (open.length > 0) {
    const row = open.find((one) => one.row !== null)?.row ?? null;
    const data = { count: open.length, asked: asked.length, entries: open.map(({ id }) => id) };
    findings.push({
      finding: evidenceFinding('qualityOpen', about, data),
      ...{ sheet: sheet.name, row, column: row === null ? null : column },
    });
  }
  return { answers: { yes, no, open: open.length }, findings };
}

function rowsByKey(sheet: SheetSnapshot): Map<string, number> {
  const rows = new Map<string, number>();
  for (const row of filledRows(sheet)) {
    const key = textAt(sheet, row, 0);
    if (key !== '' && !rows.has(key)) rows.set(key, row);
  }
  return rows;
}

/** Whether people entered a day or answered a question. */
export function holdsRequirementEntries(sheet: SheetSnapshot, plan: EvidencePlan): boolean {
  const columns = columnKeys(sheet)?.columns;
  const rows = rowsByKey(sheet);
  const isFilled = (key: string, column: number | undefined): boolean => {
    const row = rows.get(key);
    return row !== undefined && column !== undefined && (valueAt(sheet, row, column) ?? '') !== '';
  };
  return (
    plan.requirements.some(
      ({ id, deadline }) => deadline.kind === 'outside' && isFilled(requirementRowKey(id), columns?.get('due')),
    ) || plan.qualityRules.some(({ id }) => isFilled(ruleRowKey(id), columns?.get('needs')))
  );
}
