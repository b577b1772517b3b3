import type { CellValue, Change, ChangeSet, SheetSnapshot, Snapshot } from '../host/port';
import { words } from '../locales';
import { afterChanges, ourSheets, settingCell } from '../sheets';
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
  return afterChanges(snapshot, [written(placeOf(snapshot, key), value)]);
}

const written = ({ sheet, row, column }: Place, value: CellValue): Change => ({
  kind: 'write',
  sheet: sheet.name,
  row,
  column,
  values: [[value]],
});

/** Changes a setting and recalculates, as one plan. Throws UseCaseError as `scoreWorkbook` does, or `noSetting`. */
export function planSetting(
  snapshot: Snapshot,
  key: SettingKey,
  value: CellValue,
  options: RecalculateOptions,
): Scoring {
  const setting = written(placeOf(snapshot, key), value);
  const scoring = scoreWorkbook(withSetting(snapshot, key, value), options);
  const changeSet: ChangeSet = {
    title: words(options.locale).t('usecase.changeSetting'),
    changes: [setting, ...scoring.changeSet.changes],
  };
  return { ...scoring, changeSet };
}
