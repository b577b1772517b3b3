import type { Rect, SheetSnapshot } from '../../host/port';
import { cellAddress } from '../common/addresses';
import { located, type LocatedFinding } from '../common/located';
import { COMPUTED_COLUMNS } from './columns';
import type { FillingSheet } from './read';

/** Why results cannot stand in a 填报 sheet, or not all of them: it is protected, or cells of our columns are merged. */
export function resultFindings(sheet: SheetSnapshot, filling: FillingSheet): LocatedFinding[] {
  const { assessee } = filling;
  if (sheet.isProtected) return [located('sheetProtected', { assessee }, { sheet: sheet.name }, { sheet: sheet.name })];
  const columns = COMPUTED_COLUMNS.flatMap((key) => filling.columns.get(key) ?? []);
  const end = filling.firstRow + filling.order.length;
  const merged = sheet.merges.filter(
    ({ row, column, rows, columns: width }) =>
      rows * width > 1 &&
      row < end &&
      row + rows > filling.firstRow &&
      columns.some((own) => own >= column && own < column + width),
  );
  const [first] = merged;
  if (!first) return [];
  const place = { sheet: sheet.name, row: first.row, column: first.column };
  return [located('resultsMerged', { assessee }, place, { cells: merged.map(rangeText).join('、') })];
}

const rangeText = ({ row, column, rows, columns }: Rect): string =>
  `${cellAddress(row, column)}:${cellAddress(row + rows - 1, column + columns - 1)}`;
