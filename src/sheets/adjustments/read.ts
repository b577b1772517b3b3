import type { DateSystem, SheetSnapshot } from '../../host/port';
import type { Adjustment } from '../../scoring';
import { HEAD_ROW } from '../common/builder';
import { cellAt } from '../common/cell';
import { filledRows } from '../common/cellsThere';
import { dayCell } from '../common/days';
import { located, type LocatedFinding } from '../common/located';
import { columnKeys, textAt, valueAt } from '../common/markers';
import { visibleName } from '../common/visibleNames';
import { readPoints } from '../common/points';
import { COLUMNS, type AdjustmentColumn } from './columns';

/** Reads the overrides; a line that is not complete is reported with its cell and does nothing. */
export function readAdjustments(
  sheet: SheetSnapshot,
  dateSystem: DateSystem,
): {
  readonly adjustments: readonly Adjustment[];
  readonly rows: readonly number[];
  readonly findings: readonly LocatedFinding[];
} {
  const keys = columnKeys(sheet);
  const columnOf = (key: AdjustmentColumn): number => keys?.columns.get(key) ?? 1 + COLUMNS.indexOf(key);
  const adjustments: Adjustment[] = [];
  const rows: number[] = [];
  const findings: LocatedFinding[] = [];
  for (const row of filledRows(sheet, (keys?.row ?? HEAD_ROW - 1) + 2)) {
    const text = (key: AdjustmentColumn): string => textAt(sheet, row, columnOf(key));
    if (COLUMNS.every((key) => text(key) === '')) continue;
    const about = { assessee: visibleName(text('assessee')), clause: text('clause') };
    const points = readPoints(cellAt(sheet, row, columnOf('points')), dateSystem);
    if (typeof points !== 'number') {
      findings.push(
        located(
          points === null ? 'adjustmentIncomplete' : 'adjustmentNotANumber',
          about,
          { sheet: sheet.name, row, column: columnOf('points') },
          points === null ? {} : { given: points.given },
        ),
      );
      continue;
    }
    adjustments.push({
      ...about,
      points,
      reason: text('reason'),
      by: text('by'),
      date: String(dayCell(valueAt(sheet, row, columnOf('date')), dateSystem)),
    });
    rows.push(row);
  }
  return { adjustments, rows, findings };
}
