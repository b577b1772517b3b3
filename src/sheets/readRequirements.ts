import { evidenceFinding, readDays, type RequirementStatus } from '../evidence';
import type { CellWrite, Change, DateSystem, SheetSnapshot } from '../host/port';
import type { Words } from '../locales';
import type { EvidencePlan } from '../rubric';
import { filledRows, writeColumn } from './cellsThere';
import type { LocatedEvidence } from './evidencePlaces';
import { missingText } from './evidenceText';
import { columnKeys, textAt, valueAt } from './markers';
import { dayCell } from './readLedger';
import { requirementRowKey, resultKey, RESULTS, ruleRowKey } from './requirementsSheet';

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

/** How every requirement stands, into our columns. A requirement that nobody asks for is blank. */
export function requirementResults(
  { sheet, columns, rowOf }: Pick<RequirementsSheet, 'sheet' | 'columns' | 'rowOf'>,
  plan: EvidencePlan,
  byAssessee: readonly { readonly assessee: string; readonly status: readonly RequirementStatus[] }[],
  words: Words,
): Change[] {
  const places = plan.requirements.flatMap(({ id }) => {
    const row = rowOf.get(requirementRowKey(id));
    return row === undefined ? [] : [{ id, row }];
  });
  if (places.length === 0) return [];
  const first = Math.min(...places.map(({ row }) => row));
  const last = Math.max(...places.map(({ row }) => row));
  const write = (key: string, cellOf: (id: string) => CellWrite): Change[] => {
    const column = columns.get(key);
    if (column === undefined) return [];
    const values: CellWrite[] = Array.from({ length: last - first + 1 }, () => undefined);
    for (const { id, row } of places) values[row - first] = cellOf(id);
    return writeColumn(sheet, first, column, values);
  };
  const statuses = byAssessee.map(({ status }) => new Map(status.map((each) => [each.requirement, each])));
  return [
    ...byAssessee.flatMap(({ assessee }, index) =>
      RESULTS.flatMap((result) =>
        write(resultKey(result, assessee), (id) => {
          const status = statuses[index]!.get(id);
          if (!status) return null;
          return result === 'state' ? words.describeEvidenceStatus(status) : missingText(status.needs, words) || null;
        }),
      ),
    ),
    ...write(
      'daysLeft',
      (id) => statuses.map((status) => status.get(id)?.daysLeft).find((days) => days != null) ?? null,
    ),
  ];
}
