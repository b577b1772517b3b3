import type { CellPicture, SheetSnapshot } from '../../host/port';
import { words } from '../../locales';

/** What a picture in a cell is called: Chinese in every language, as it is split and read like what people type. */
export const PICTURE_IN_CELL = words('zh-CN').t('sheet.ledger.pictureInCell');

const known = new WeakMap<SheetSnapshot, ReadonlyMap<string, CellPicture>>();

/** The picture that a cell holds, or seems to hold. */
export function pictureAt(sheet: SheetSnapshot, row: number, column: number | undefined): CellPicture | null {
  let pictures = known.get(sheet);
  if (!pictures) {
    pictures = new Map(sheet.pictures?.map((picture) => [`${picture.row} ${picture.column}`, picture]));
    known.set(sheet, pictures);
  }
  return pictures.get(`${row} ${column}`) ?? null;
}
