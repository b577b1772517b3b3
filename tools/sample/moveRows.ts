/** What people do to the rows of a laid-out sheet, done to the changes that lay it out. Rows are 0-based. */
import type { Change, Rect } from '../../src/host/port';

/**
 * Inserts rows, as spreadsheets do: what stands at `at` or below moves down with its formats, validations and links;
 * a range that reaches across `at` grows.
 */
export function insertRows(changes: readonly Change[], sheet: string, at: number, count = 1): Change[] {
  const moved = (row: number): number => (row >= at ? row + count : row);
  const grown = (range: Rect): Rect => {
    const row = moved(range.row);
    return { ...range, row, rows: moved(range.row + range.rows - 1) + 1 - row };
  };
  return changes.flatMap((change): Change[] => {
    if (!('sheet' in change) || change.sheet !== sheet) return [change];
    switch (change.kind) {
      case 'write':
        return splitAt(change.row, change.values, at).map(({ row, part }) => ({
          ...change,
          row: moved(row),
          values: part,
        }));
      case 'rowHeights':
        return splitAt(change.row, change.heights, at).map(({ row, part }) => ({
          ...change,
          row: moved(row),
          heights: part,
        }));
      case 'validations':
        return [
          { ...change, validations: change.validations.map((entry) => ({ ...entry, range: grown(entry.range) })) },
        ];
      case 'links':
        return [{ ...change, links: change.links.map((link) => ({ ...link, row: moved(link.row) })) }];
      case 'format':
      case 'merge':
      case 'autoFilter':
      case 'conditionalFormats':
        return [{ ...change, range: grown(change.range) }];
      default:
        return [change];
    }
  });
}

/** What stands above row `at`, and what stands there or below, each with its first row. */
function splitAt<T>(
  first: number,
  list: readonly T[],
  at: number,
): { readonly row: number; readonly part: readonly T[] }[] {
  const above = Math.min(Math.max(0, at - first), list.length);
  const parts = [
    { row: first, part: list.slice(0, above) },
    { row: first + above, part: list.slice(above) },
  ];
  return parts.filter(({ part }) => part.length > 0);
}

/**
 * Sorts the rows of a table, as spreadsheets do: cells move with their formats, validations and links stay behind.
 * Row `first + i` will hold what was in row `first + order[i]`.
 */
export function sortRows(changes: readonly Change[], sheet: string, first: number, order: readonly number[]): Change[] {
  const end = first + order.length;
  const movedTo = new Map(order.map((from, index) => [first + from, first + index]));
  const within = (row: number, rows: number): boolean => row >= first && row + rows <= end;
  return changes.flatMap((change): Change[] => {
    if (!('sheet' in change) || change.sheet !== sheet) return [change];
    if (change.kind === 'write' && within(change.row, change.values.length)) {
      return change.values.map((values, index) => ({
        ...change,
        row: movedTo.get(change.row + index)!,
        values: [values],
      }));
    }
    if (change.kind === 'format' && within(change.range.row, change.range.rows) && change.range.rows < order.length) {
      const { range } = change;
      return Array.from({ length: range.rows }, (_, index) => ({
        ...change,
        range: { ...range, row: movedTo.get(range.row + index)!, rows: 1 },
      }));
    }
    return [change];
  });
}

/** The same changes for a sheet of another name. */
export function renameSheet(changes: readonly Change[], from: string, to: string): Change[] {
  return changes.map((change) => {
    const renamed = 'sheet' in change && change.sheet === from ? { ...change, sheet: to } : change;
    return renamed.kind === 'addSheet' && renamed.after === from ? { ...renamed, after: to } : renamed;
  });
}
