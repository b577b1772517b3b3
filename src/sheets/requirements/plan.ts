import type { RequirementStatus } from '../../evidence';
import type { CellWrite, Change, SheetSnapshot } from '../../host/port';
import type { Words } from '../../locales';
import type { EvidencePlan } from '../../rubric';
import { guard } from '../changes/guard';
import { writeColumn } from '../common/cellsThere';
import { textAt } from '../common/markers';
import { missingText } from '../evidence/text';
import { requirementRowKey, resultKey, RESULTS, ruleRowKey } from './columns';
import type { RequirementsSheet } from './read';

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

/** Over 质量自查, how far people have come with it; its heading stands two rows above the first rule. */
export function qualityHeading(
  sheet: SheetSnapshot,
  read: RequirementsSheet,
  plan: EvidencePlan,
  words: Words,
): Change[] {
  const rows = plan.qualityRules.flatMap(({ id }) => read.rowOf.get(ruleRowKey(id)) ?? []);
  const row = Math.min(...rows) - 2;
  const heading = words.t('sheet.requirements.checklist.heading');
  // Rows that people moved or sorted have no heading where it was laid out.
  if (rows.length === 0 || !textAt(sheet, row, 1).startsWith(heading)) return [];
  const { yes, no, open } = read.quality;
  const text = words.t('sheet.requirements.checklist.counted', { yes, no, open, asked: yes + no + open });
  return [{ kind: 'write', sheet: sheet.name, row, column: 1, values: [[text]] }];
}

/** What people fill in 佐证要求: states belong beside what was read. */
export const guardRequirements = (sheet: SheetSnapshot, { rowOf, columns }: RequirementsSheet): Change[] =>
  guard(
    sheet,
    [...rowOf.values()].flatMap((row) =>
      [0, columns.get('due') ?? 0, columns.get('needs') ?? 0].map((column) => ({ row, column, rows: 1, columns: 1 })),
    ),
  );
