import { evidenceFinding, readDays } from '../../evidence';
import type { DateSystem, SheetSnapshot } from '../../host/port';
import type { EvidencePlan } from '../../rubric';
import { filledRows } from '../common/cellsThere';
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
  /** Days that could not be read. */
  readonly findings: readonly LocatedEvidence[];
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
  return { sheet: sheet.name, columns, rowOf, outsideDays, findings };
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
