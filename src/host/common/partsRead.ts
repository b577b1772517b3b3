import type { CellValue, Rect, SheetSnapshot } from '../port';
import { SharedRows } from './sharedRows';

/** A part of a sheet that was read. */
export interface ReadPart {
  readonly rect: Rect;
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly (string | null)[])[];
  readonly numberFormats: readonly (readonly string[])[];
}

/** Parts that were read of a sheet as its grids; `used` is the smallest rectangle around what is in them. */
export function assembled(
  parts: readonly ReadPart[],
): Pick<SheetSnapshot, 'used' | 'values' | 'formulas' | 'numberFormats'> {
  const used = usedOf(parts);
  if (used === null) return { used, values: [], formulas: [], numberFormats: [] };
  const values = new SharedRows<CellValue>(used, () => null);
  const formulas = new SharedRows<string | null>(used, () => null);
  const numberFormats = new SharedRows<string>(used, () => GENERAL);
  eachCell(parts, (row, column, value, formula, format) => {
    if (value !== null) values.set(row, column, value);
    if (formula !== null) formulas.set(row, column, formula);
    if (format !== GENERAL) numberFormats.set(row, column, format);
  });
  return { used, values: values.rows, formulas: formulas.rows, numberFormats: numberFormats.rows };
}

const GENERAL = 'General';

/** The smallest rectangle around all cells of these parts that hold something; null when none does. */
export function usedOf(parts: readonly Omit<ReadPart, 'numberFormats'>[]): Rect | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  eachCell(parts, (row, column, value, formula) => {
    if (value === null && formula === null) return;
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  });
  return bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

type Take = (row: number, column: number, value: CellValue, formula: string | null, format: string) => void;

type Read = Omit<ReadPart, 'numberFormats'> & Partial<Pick<ReadPart, 'numberFormats'>>;

function eachCell(parts: readonly Read[], take: Take): void {
  for (const { rect, values, formulas, numberFormats } of parts) {
    for (let r = 0; r < rect.rows; r++) {
      for (let c = 0; c < rect.columns; c++) {
        const [value, formula] = [values[r]?.[c] ?? null, formulas[r]?.[c] ?? null];
        take(rect.row + r, rect.column + c, value, formula, numberFormats?.[r]?.[c] ?? GENERAL);
      }
    }
  }
}
