import { parseRange, type SheetContents } from '../../common';
import { childElement, parseAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { isOn, numberOf } from './attributes';

/** What the first window shows of a sheet. A window that is split without being frozen counts as neither. */
export function readView(sections: Sections): Pick<SheetContents, 'frozen' | 'showsGridlines'> {
  const view = sections.children('sheetViews')[0];
  const pane = parseAttributes(childElement(view?.inner ?? '', 'pane')?.attributes ?? '');
  const isFrozen = pane.get('state')?.startsWith('frozen') === true;
  const top = parseRange(parseAttributes(view?.attributes ?? '').get('topLeftCell') ?? '') ?? { row: 0, column: 0 };
  // What is frozen is counted from the first cell in view; the spreadsheet counts from the first of the sheet.
  const count = (name: string, unseen: number): number => {
    const split = isFrozen ? Math.max(0, Math.trunc(numberOf(pane.get(name), 0))) : 0;
    return split === 0 ? 0 : unseen + split;
  };
  return {
    frozen: { rows: count('ySplit', top.row), columns: count('xSplit', top.column) },
    showsGridlines: isOn(parseAttributes(view?.attributes ?? '').get('showGridLines'), true),
  };
}
