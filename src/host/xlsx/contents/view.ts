import type { SheetContents } from '../../common';
import { childElement, parseAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { isOn, numberOf } from './attributes';

/** What the first window shows of a sheet. A window that is split without being frozen counts as neither. */
export function readView(sections: Sections): Pick<SheetContents, 'frozen' | 'showsGridlines'> {
  const view = sections.children('sheetViews')[0];
  const pane = parseAttributes(childElement(view?.inner ?? '', 'pane')?.attributes ?? '');
  const isFrozen = pane.get('state')?.startsWith('frozen') === true;
  const count = (name: string): number => (isFrozen ? Math.max(0, Math.trunc(numberOf(pane.get(name), 0))) : 0);
  return {
    frozen: { rows: count('ySplit'), columns: count('xSplit') },
    showsGridlines: isOn(parseAttributes(view?.attributes ?? '').get('showGridLines'), true),
  };
}
