import { round6 } from '../rubric';
import type { FactColumn } from './facts';

/** The mean of a fact over all assessees, null while one is missing. */
export function meanOfAll(column: FactColumn): number | null {
  if (column.kind !== 'numbers' || !column.complete) return null;
  return round6(column.values.reduce((sum, value) => sum + value, 0) / column.values.length);
}

/** The rank of one assessee's fact, 1 the highest, null while one is missing. */
export function rankOfAll(column: FactColumn, row: number): number | null {
  if (column.kind !== 'numbers' || !column.complete) return null;
  const own = round6(column.values[row]!);
  return 1 + column.values.filter((value) => round6(value) > own).length;
}
