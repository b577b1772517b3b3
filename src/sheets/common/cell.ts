import type { Cell } from '../../cells';
import type { SheetSnapshot } from '../../host/port';
import { formatAt, valueAt } from './markers';

const marked = new WeakMap<SheetSnapshot, ReadonlySet<string>>();

/** A cell with all that decides what it means. */
export function cellAt(sheet: SheetSnapshot, row: number, column: number): Cell {
  let parts = marked.get(sheet);
  if (!parts) marked.set(sheet, (parts = new Set(sheet.partlyMarked?.map((at) => `${at.row} ${at.column}`))));
  const { used } = sheet;
  return {
    value: valueAt(sheet, row, column),
    numberFormat: formatAt(sheet, row, column),
    isFormula: used !== null && (sheet.formulas[row - used.row]?.[column - used.column] ?? null) !== null,
    isMixed: parts.has(`${row} ${column}`),
  };
}
