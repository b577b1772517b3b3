import type { SheetSnapshot } from '../../host/port';
import type { Words } from '../../locales';
import type { Rubric } from '../../rubric';
import { FIRST_ROW, KEYS_ROW } from '../common/builder';
import { assesseeKey } from './columns';
import { summaryRows } from './rows';

/** Whether a 汇总 sheet still has the shape that `writeSummary` fills: the same rows, the same assessees. What people write beside it is theirs. */
export function summaryFits(sheet: SheetSnapshot, rubric: Rubric, assessees: readonly string[], words: Words): boolean {
  const at = (row: number, column: number): unknown =>
    sheet.used ? sheet.values[row - sheet.used.row]?.[column - sheet.used.column] : null;
  return (
    summaryRows(rubric, words).every((row, index) => at(FIRST_ROW + index, 0) === row.key) &&
    assessees.every((assessee, index) => at(KEYS_ROW, 3 + index) === assesseeKey(assessee)) &&
    (at(KEYS_ROW, 3 + assessees.length) ?? '') === ''
  );
}
