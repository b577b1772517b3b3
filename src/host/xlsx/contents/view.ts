import { parseRange, type SheetContents } from '../../common';
import { childElement, childElements, parseAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { isOn, numberOf } from './attributes';

/** What the first window shows of a sheet. A window that is split without being frozen counts as neither. */
export function readView(sections: Sections): Pick<SheetContents, 'frozen' | 'selected' | 'showsGridlines'> {
  const view = sections.children('sheetViews')[0];
  const pane = parseAttributes(childElement(view?.inner ?? '', 'pane')?.attributes ?? '');
  const isFrozen = pane.get('state')?.startsWith('frozen') === true;
  const top = parseRange(parseAttributes(view?.attributes ?? '').get('topLeftCell') ?? '') ?? { row: 0, column: 0 };
  // What is frozen is counted from the first cell in view; the spreadsheet counts from the first of the sheet.
  const count = (name: string, unseen: number): number => {
    const split = isFrozen ? Math.max(0, Math.trunc(numberOf(pane.get(name), 0))) : 0;
    return split === 0 ? 0 : unseen + split;
  };
  const selected = selectedCell(view?.inner ?? '', pane.get('activePane') ?? 'topLeft');
  return {
    ...(selected && { selected }),
    frozen: { rows: count('ySplit', top.row), columns: count('xSplit', top.column) },
    showsGridlines: isOn(parseAttributes(view?.attributes ?? '').get('showGridLines'), true),
  };
}

/** Each pane has a selection of its own; the one that counts is that of the active pane. */
function selectedCell(view: string, active: string): SheetContents['selected'] | null {
  const own = childElements(view)
    .filter(({ local }) => local === 'selection')
    .map(({ attributes }) => parseAttributes(attributes))
    .find((selection) => (selection.get('pane') ?? 'topLeft') === active);
  const cell = own && parseRange(own.get('activeCell') ?? 'A1');
  return cell ? { row: cell.row, column: cell.column } : null;
}
