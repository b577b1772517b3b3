import type { SheetSnapshot } from '../../host/port';
import { columnKeys, endOf, shortMark, textAt } from '../../sheets';

/**
 * A short mark of what stands where: the same as long as no column was moved, and no row was moved, added or deleted above
 * the last one of ours. Rows are told by 条款 and 填报项 where there are these columns, else by their keys in column A.
 */
export function rowsHash(sheet: SheetSnapshot): string {
  const { used } = sheet;
  const head = columnKeys(sheet);
  const [clause, fact] = [head?.columns.get('clause'), head?.columns.get('fact')];
  const isLabelled = head !== null && clause !== undefined && fact !== undefined;
  const first = isLabelled ? head.row : (used?.row ?? 0);
  const columns = isLabelled ? [clause, fact] : [0];
  const end = endOf(sheet, first, (row) => columns.some((column) => textAt(sheet, row, column) !== ''));
  const rows = Array.from({ length: end - first }, (_, index) =>
    columns.map((column) => textAt(sheet, first + index, column)).join('|'),
  );
  const keys = `${[...(head?.columns ?? [])].join('|')}\n${withoutBlankEnd(rows.join('\n'))}`;
  return `${used?.row ?? 0} ${shortMark(keys)}`;
}

/** A loop: a pattern for the end of a text would be tried again at every blank row before it. */
function withoutBlankEnd(rows: string): string {
  let end = rows.length;
  while (end > 0 && '|\n'.includes(rows.charAt(end - 1))) end--;
  return rows.slice(0, end);
}
