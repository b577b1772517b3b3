import { DEFAULT_TOLERANCE, readDays, type EvidenceCheck } from '../../evidence';
import { meaningOf, type Cell } from '../../cells';
import type { DateSystem, SheetSnapshot } from '../../host/port';
import type { EvidencePlan } from '../../rubric';
import { cellAt } from '../common/cell';
import { dayCell } from '../common/days';
import { located, type LocatedFinding } from '../common/located';
import { textAt } from '../common/markers';
import { settingCell } from './cell';

/** 报告字数容差: up to the first a length is fine, up to the second a warning, beyond an error. In percent. */
export const TOLERANCES = {
  toleranceFine: DEFAULT_TOLERANCE.fine,
  toleranceWarn: DEFAULT_TOLERANCE.warn,
} as const;
type ToleranceKey = keyof typeof TOLERANCES;

/** Whether there is a report whose length is asked for. */
export const hasLengths = (plan: EvidencePlan | null): boolean =>
  plan?.requirements.some(({ needs }) => needs.some(({ characters }) => characters !== null)) ?? false;

/** What 考核设置 says about evidence. */
export interface EvidenceSettings {
  /** 考核日期, 2020-06-30; null when it is blank or unreadable. */
  readonly asOf: string | null;
  readonly tolerance: EvidenceCheck['tolerance'];
  readonly findings: readonly LocatedFinding[];
}

/** Reads the settings; what cannot be read is reported with its cell, and the usual value holds. `today` is 2020-06-30. */
export function readEvidenceSettings(
  sheet: SheetSnapshot | null,
  dateSystem: DateSystem,
  today: string,
): EvidenceSettings {
  const findings: LocatedFinding[] = [];
  const report = (key: string, given: string, value: string | number): void => {
    const cell = sheet && settingCell(sheet, key);
    if (!sheet || !cell) return;
    const setting = textAt(sheet, cell.row, cell.column - 1);
    findings.push(located('settingUnreadable', {}, { sheet: sheet.name, ...cell }, { setting, given, value }));
  };
  const cellOf = (key: string) => {
    const cell = sheet && settingCell(sheet, key);
    return sheet && cell ? cellAt(sheet, cell.row, cell.column) : null;
  };
  const tolerance = (key: ToleranceKey): number => {
    const cell = cellOf(key);
    if (!cell) return TOLERANCES[key];
    const percent = readPercent(cell, dateSystem);
    if (percent === null) return TOLERANCES[key];
    if (typeof percent === 'string') report(key, percent, `${TOLERANCES[key]}%`);
    return typeof percent === 'number' ? percent : TOLERANCES[key];
  };
  const day = dayCell(cellOf('date')?.value ?? null, dateSystem);
  const days = readDays(day);
  const asOf = days && days.from === days.to ? days.from : null;
  if (day !== '' && asOf === null) report('date', String(day), today);
  return { asOf, tolerance: { fine: tolerance('toleranceFine'), warn: tolerance('toleranceWarn') }, findings };
}

/** 10, 10%, １０％, a cell that shows 10%; null for a blank, and what the cell shows when it is none of these. */
function readPercent(cell: Cell, dateSystem: DateSystem): number | string | null {
  const meaning = meaningOf(cell, { kind: 'percent', unit: '%' }, dateSystem);
  if (meaning.kind === 'error') return meaning.error;
  if (meaning.kind === 'doubtful') return meaning.shown;
  const { value } = meaning;
  if (value === null) return null;
  const text = String(value).normalize('NFKC').trim();
  const [, digits] = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text) ?? [];
  return digits === undefined ? text : Number(digits);
}
