import type { CellPicture, CellValue, SheetSnapshot } from '../port';

/** `=DISPIMG("ID_…",1)`; in files and in Excel with a prefix. A text that is put together is no such call. */
const DISPIMG = /^=\s*(?:@\s*)?(?:_xlfn\.)?DISPIMG\(\s*"([^"]+)"\s*,\s*\d+\s*\)\s*$/i;

/** The id of the picture that a formula of WPS shows in its cell; null for all other formulas. */
export function pictureId(formula: string | null): string | null {
  return formula === null ? null : (DISPIMG.exec(formula)?.[1] ?? null);
}

/** What there may be of a picture in a cell: the value that stands for Excel's, WPS's formula, or that formula as a mere text. */
export type PictureSign = 'value' | 'formula' | 'text';

export function pictureSign(value: CellValue, formula: string | null): PictureSign | null {
  if (pictureId(formula) !== null) return 'formula';
  if (formula !== null) return null;
  if (typeof value === 'string') return pictureId(value) === null ? null : 'text';
  return typeof value === 'object' && value !== null && value.error === '#VALUE!' ? 'value' : null;
}

/** The pictures in the cells of a sheet, row by row: those are certain of whose sign the program says so. */
export function pictureCells(
  { used, values, formulas }: Pick<SheetSnapshot, 'used' | 'values' | 'formulas'>,
  isCertain: (sign: PictureSign) => boolean,
): CellPicture[] {
  const found: CellPicture[] = [];
  if (used === null) return found;
  let last: readonly CellValue[] | null = null;
  values.forEach((cells, r) => {
    // All rows without cells may be one and the same array.
    if (cells === last) return;
    last = cells;
    cells.forEach((value, c) => {
      const sign = value === null ? null : pictureSign(value, formulas[r]?.[c] ?? null);
      if (sign !== null) found.push({ row: used.row + r, column: used.column + c, isCertain: isCertain(sign) });
    });
  });
  return found;
}

/** As a part of a snapshot: nothing where there are none. */
export const withPictures = (pictures: readonly CellPicture[]): { readonly pictures?: readonly CellPicture[] } =>
  pictures.length > 0 ? { pictures } : {};
