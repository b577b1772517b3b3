import type { SheetSnapshot } from '../../host/port';
import { words } from '../../locales';
import { valueAt } from '../common/markers';

/** What a picture in a cell is called: Chinese in every language, as it is split and read like what people type. */
export const PICTURE_IN_CELL = words('zh-CN').t('sheet.ledger.pictureInCell');

/**
 * Whether a cell holds a picture: of Excel's 放置在单元格中 nothing is seen but the error #VALUE! without a formula, of
 * WPS's 嵌入单元格 the formula DISPIMG, which other programs show as an error.
 */
export function holdsPicture(sheet: SheetSnapshot, row: number, column: number | undefined): boolean {
  if (column === undefined) return false;
  const { used } = sheet;
  const value = valueAt(sheet, row, column);
  const formula = (used && sheet.formulas[row - used.row]?.[column - used.column]) ?? '';
  if (/DISPIMG\(/i.test(formula) || (typeof value === 'string' && /^=\s*DISPIMG\(/i.test(value))) return true;
  return formula === '' && typeof value === 'object' && value !== null && value.error === '#VALUE!';
}
