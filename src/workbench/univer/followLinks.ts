/** Links are followed when they are clicked, and say their tip when they are pointed at, as in Excel. */
import type { ICellData, IDisposable, Injector, Nullable, Workbook } from '@univerjs/core';
import { HoverManagerService, type ISheetLocationBase } from '@univerjs/preset-sheets-core';
import type { Rect } from '../../host/port';
import type { SheetId } from '../model';
import { placeOf, tipOf } from './linkTargets';
import { HIDDEN } from './visibility';

export function followLinks(
  injector: Injector,
  workbook: Workbook,
  container: HTMLElement,
  { select }: { select(sheet: SheetId, range: Rect): void },
): IDisposable {
  const pointer = injector.get(HoverManagerService);
  const cellAt = (place: ISheetLocationBase | undefined): Nullable<ICellData> =>
    place?.unitId === workbook.getUnitId()
      ? workbook.getSheetBySheetId(place.subUnitId)?.getCellRaw(place.row, place.col)
      : null;
  const watching = [
    pointer.currentClickedCell$.subscribe(({ location }) => {
      const place = placeOf(cellAt(location));
      if (place !== null && workbook.getSheetBySheetId(place.sheet)?.isSheetHidden() === HIDDEN.visible) {
        select(place.sheet, place.range);
      }
    }),
    pointer.currentCell$.subscribe((cell) => {
      container.title = tipOf(cellAt(cell?.location));
    }),
  ];
  return {
    dispose: () => {
      watching.forEach((one) => one.unsubscribe());
      container.title = '';
    },
  };
}
