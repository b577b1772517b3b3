/** Since which requirement set (ExcelApi 1.x) a member is there. What is not listed is there since 1.7 or before. */
const SINCE: Readonly<Record<string, number>> = {
  'Range.DataValidation': 8,
  'Worksheet.AutoFilter': 9,
  'Worksheet.GetRanges': 9,
  'Worksheet.PageLayout': 9,
  'WorksheetCollection._RegisterDataChangedEvent': 9,
  'Workbook.ReadOnly': 8,
  'Workbook.AutoSave': 9,
  'Application.CreateWorkbook': 8,
  'Application.CalculationState': 9,
  'Application.SuspendScreenUpdatingUntilNextSync': 9,
  'Range.CopyFrom': 9,
  'Range.GetCellProperties': 9,
  'Range.GetColumnProperties': 9,
  'Range.GetRowProperties': 9,
  'Range.SetCellProperties': 9,
  'Range.SetColumnProperties': 9,
  'Range.SetRowProperties': 9,
  'Range.GetMergedAreasOrNullObject': 13,
};

/** Whether Excel with ExcelApi 1.`level` has a member. */
export function isThere(type: string, member: string, level: number): boolean {
  return (SINCE[`${type}.${member}`] ?? 1) <= level;
}

/** `1.13` → 13, the level of a version of ExcelApi. */
export function levelOf(version: string): number {
  return Number(version.split('.')[1] ?? 0);
}
