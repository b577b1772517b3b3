import type { CellValue, ChangeSet, SheetSnapshot, Snapshot } from '../host/port';
import { ourSheets, settingCell } from '../sheets';
import { UseCaseError } from './common/errors';
import { scoreWorkbook, type RecalculateOptions, type Scoring } from './recalculate';

/** A row of 考核设置 that a person may change: a reading, 次数、个数空白的按0计, the date, 报告字数容差. */
export type SettingKey = `reading:${string}` | 'blankCounts' | 'date' | 'toleranceFine' | 'toleranceWarn';

export const readingKey = (name: string): SettingKey => `reading:${name}`;

interface Place {
  readonly sheet: SheetSnapshot;
  readonly row: number;
  readonly column: number;
}

/** Throws UseCaseError `noSetting` when 考核设置 or the row is gone. */
function placeOf({ sheets }: Snapshot, key: SettingKey): Place {
  const sheet = ourSheets(sheets).of('setup');
  const cell = sheet && settingCell(sheet, key);
  if (!sheet || !cell) throw new UseCaseError('noSetting', { setting: key.replace(/^reading:/, '') });
  return { sheet, ...cell };
}

/** The workbook as it would read with another value of a setting: to show what it does before anybody chooses it. */
export function withSetting(snapshot: Snapshot, key: SettingKey, value: CellValue): Snapshot {
  const { sheet, row, column } = placeOf(snapshot, key);
  const { used } = sheet;
  if (!used) return snapshot;
  const values = sheet.values.map((line, r) =>
    r === row - used.row ? Object.assign([...line], { [column - used.column]: value }) : line,
  );
  return { ...snapshot, sheets: snapshot.sheets.map((other) => (other === sheet ? { ...sheet, values } : other)) };
}

/** Changes a setting and recalculates, as one plan. Throws UseCaseError as `scoreWorkbook` does, or `noSetting`. */
export function planSetting(
  snapshot: Snapshot,
  key: SettingKey,
  value: CellValue,
  options: RecalculateOptions,
): Scoring {
  const { sheet, row, column } = placeOf(snapshot, key);
  const scoring = scoreWorkbook(withSetting(snapshot, key, value), options);
  const changeSet: ChangeSet = {
    ...scoring.changeSet,
    changes: [{ kind: 'write', sheet: sheet.name, row, column, values: [[value]] }, ...scoring.changeSet.changes],
  };
  return { ...scoring, changeSet };
}
