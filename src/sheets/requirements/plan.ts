import type { RequirementStatus } from '../../evidence';
import type { CellWrite, Change, SheetSnapshot } from '../../host/port';
import type { Words } from '../../locales';
import type { EvidencePlan } from '../../rubric';
import { guard } from '../changes/guard';
import { writeColumn } from '../common/cellsThere';
import { missingText } from '../evidence/text';
import { requirementRowKey, resultKey, RESULTS } from './columns';
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

/** What people fill in 佐证要求: states belong beside what was read. */
export const guardRequirements = (sheet: SheetSnapshot, { rowOf, columns }: RequirementsSheet): Change[] =>
  guard(
    sheet,
    [...rowOf.values()].flatMap((row) =>
      [0, columns.get('due') ?? 0].map((column) => ({ row, column, rows: 1, columns: 1 })),
    ),
  );
