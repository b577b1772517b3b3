/** The active tab: the one that is shown on opening, and the only one that is selected. */
import { HostError } from '../../port';
import type { Package } from '../package/package';
import type { SheetEntry } from '../read/workbook';
import { elementText, isTrue, parseAttributes, withAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
import type { SheetEditor } from './sheetEditor';
import type { WorkbookEditor } from './workbookEditor';

/** What of a draft is needed for it. */
interface Tabs {
  readonly pkg: Pick<Package, 'has'>;
  readonly workbook: WorkbookEditor;
  /** The part of the tab that was active at first. */
  readonly firstActive: string | undefined;
  editor(sheet: SheetEntry): SheetEditor;
}

/** After tabs came, went or hid: the active one must be visible. Throws `failed` when none is. */
export function selectActiveTab(draft: Tabs): void {
  const { workbook } = draft;
  const position = workbook.visibleNear(workbook.active);
  if (position < 0) {
    throw new HostError('failed', { reason: 'lastVisibleSheet' });
  }
  if (position !== workbook.active || workbook.sheetAt(position).part !== draft.firstActive) {
    workbook.activate(position);
    selectOnly(draft, position);
  }
}

/** Two selected tabs are a group, in which typing changes both sheets: only the active one may be selected. */
export function selectOnly(draft: Tabs, position: number): void {
  draft.workbook.sheets.forEach((sheet, index) => {
    if (!sheet.isWorksheet && !draft.pkg.has(sheet.part)) {
      return;
    }
    const { sections } = draft.editor(sheet);
    if (isTabSelected(sections) !== (index === position)) {
      selectTab(sections, index === position);
    }
  });
}

export function isTabSelected(sections: Sections): boolean {
  return sections.children('sheetViews').some((view) => isTrue(parseAttributes(view.attributes).get('tabSelected')));
}

export function selectTab(sections: Sections, isSelected: boolean): void {
  const { prefix } = sections;
  const views = sections.children('sheetViews');
  const all =
    views.length === 0 ? [{ name: `${prefix}sheetView`, attributes: ' workbookViewId="0"', inner: '' }] : views;
  const texts = all.map(({ name, attributes, inner }) =>
    elementText(name, withAttributes(attributes, { tabSelected: isSelected ? 1 : null }), inner),
  );
  if (views.length > 0 || isSelected) {
    sections.set('sheetViews', elementText(`${prefix}sheetViews`, '', texts.join('')));
  }
}
