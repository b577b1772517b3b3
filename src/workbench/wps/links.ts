/** Links. */
import { contains } from '../../host/common';
import type { Rect } from '../../host/port';
import type { Link, SheetId } from '../model';
import {
  asNumber,
  asText,
  change,
  isWritable,
  wpsObject,
  wrong,
  type Emulation,
  type Place,
  type RangeObject,
} from './object';
import { writeBlock } from './values';

export function linksObject(emulation: Emulation, { sheet, rect }: Place, rangeObject: RangeObject): object {
  const { model, places } = emulation;
  const inside = (): readonly Link[] => model.links(sheet).filter(({ row, column }) => contains(rect, row, column));
  const object = (link: Link): object => linkObject(emulation, sheet, link, rangeObject);
  return wpsObject(emulation, 'Hyperlinks', {
    Count: { get: () => inside().length },
    Item: { call: (index) => object(inside()[asNumber(index) - 1] ?? wrong('Item')) },
    Add: {
      call: (anchor, address, target, tip) => {
        const place = places.get(anchor as object) ?? wrong('Hyperlinks.Add');
        if (address !== '' || place.rect.rows * place.rect.columns !== 1) wrong('Hyperlinks.Add');
        if (isWritable(emulation, sheet))
          addLink(emulation, place, asText(target), tip === undefined ? '' : asText(tip));
        return object({
          row: place.rect.row,
          column: place.rect.column,
          target: asText(target),
          tip: '',
        });
      },
    },
    Delete: {
      call: () =>
        change(emulation, sheet, () => {
          for (const { row, column } of [...model.links(sheet)]) {
            if (contains(rect, row, column)) model.setLink(sheet, row, column, null);
          }
        }),
    },
  });
}

function linkObject(
  emulation: Emulation,
  sheet: SheetId,
  { row, column, target, tip }: Link,
  rangeObject: RangeObject,
): object {
  return wpsObject(emulation, 'Hyperlink', {
    SubAddress: { get: () => target },
    ScreenTip: { get: () => tip },
    Range: { get: () => rangeObject(emulation, { sheet, rect: { row, column, rows: 1, columns: 1 } }) },
  });
}

/** A linked cell gets the style of links, and its target for a text when it has none. */
function addLink(emulation: Emulation, place: Place, target: string, tip: string): void {
  const { model } = emulation;
  const { sheet, rect }: { sheet: string; rect: Rect } = place;
  model.setLink(sheet, rect.row, rect.column, { target, tip });
  model.setLook(sheet, rect, { color: '0563C1', underline: true, fontName: '等线' });
  if (model.values(sheet, rect)[0]?.[0] === null) writeBlock(emulation, place, target);
}
