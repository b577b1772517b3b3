import type { SheetSnapshot } from '../../host/port';
import { isoDate } from '../../rubric';
import type { Adjustment } from '../../scoring';
import { HEAD_ROW } from '../common/builder';
import { located, type LocatedFinding } from '../common/located';
import { columnKeys, textAt, usedRows, valueAt } from '../common/markers';
import { readPoints } from '../common/points';
import { COLUMNS, type AdjustmentColumn } from './columns';

/** Reads the overrides; a line that is not complete is reported with its cell and does nothing. */
export function readAdjustments(sheet: SheetSnapshot): {
  readonly adjustments: readonly Adjustment[];
  readonly rows: readonly number[];
  readonly findings: readonly LocatedFinding[];
} {
  const keys = columnKeys(sheet);
  const columnOf = (key: AdjustmentColumn): number => keys?.columns.get(key) ?? 1 + COLUMNS.indexOf(key);
  const adjustments: Adjustment[] = [];
  const rows: number[] = [];
  const findings: LocatedFinding[] = [];
  const [, end] = usedRows(sheet);
  for (let row = (keys?.row ?? HEAD_ROW - 1) + 2; row < end; row++) {
    const text = (key: AdjustmentColumn): string => textAt(sheet, row, columnOf(key));
    if (COLUMNS.every((key) => text(key) === '')) continue;
    const about = { assessee: text('assessee'), clause: text('clause') };
    const points = readPoints(valueAt(sheet, row, columnOf('points')));
    if (points === null) {
      findings.push(
        located(
          'adjustmentNotANumber',
          about,
          { sheet: sheet.name, row, column: columnOf('points') },
          { given: text('points') },
        ),
      );
      continue;
    }
    adjustments.push({
      ...about,
      points,
      reason: text('reason'),
      by: text('by'),
      date: dateText(sheet, row, columnOf('date')),
    });
    rows.push(row);
  }
  return { adjustments, rows, findings };
}

/** A date as 2022-12-30, whether typed as a date or as a text. */
function dateText(sheet: SheetSnapshot, row: number, column: number): string {
  const value = valueAt(sheet, row, column);
  return typeof value === 'number' && value >= 1 ? isoDate(value) : textAt(sheet, row, column);
}
