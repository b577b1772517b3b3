/** The workbook part while it is being changed: tabs, names, the active tab, calculation. */
import type { Visibility } from '../../port';
import { HostError } from '../../port';
import type { SheetEntry, WorkbookInfo } from '../read/workbook';
import { attribute, elementText, isTrue, withAttributes } from '../xml/elements';
import { WORKBOOK_ORDER } from '../xml/names';
import { Sections } from '../xml/sections';
import { DefinedNames } from './definedNames';
import { relationshipIdAttribute } from './relationshipId';

interface Tab extends SheetEntry {
  /** Attributes of its `sheet` element. */
  readonly attributes: string;
}

export class WorkbookEditor {
  readonly names: DefinedNames;
  private readonly sections: Sections;
  private tabs: readonly Tab[];
  private readonly originalTabs: readonly Tab[];

  constructor(
    xml: string,
    readonly info: WorkbookInfo,
  ) {
    this.sections = Sections.parse(xml, WORKBOOK_ORDER);
    this.names = new DefinedNames(this.sections);
    const elements = this.sections.children('sheets');
    this.tabs = info.sheets.map((sheet, index) => ({ ...sheet, attributes: elements[index]?.attributes ?? '' }));
    this.originalTabs = this.tabs;
  }

  /** All tabs, charts included, in order. */
  get sheets(): readonly SheetEntry[] {
    return this.tabs;
  }

  /** Whether tabs came, went, or changed their visibility or name. */
  get tabsChanged(): boolean {
    return this.tabs !== this.originalTabs;
  }

  /** Position of a worksheet; names are the same in any case. Throws `missingSheet`. */
  position(name: string): number {
    const lower = name.toLowerCase();
    const exact = this.tabs.findIndex((tab) => tab.name === name);
    const position = exact >= 0 ? exact : this.tabs.findIndex((tab) => tab.name.toLowerCase() === lower);
    if (position < 0 || this.tabs[position]?.isWorksheet !== true) {
      throw new HostError('missingSheet', { sheet: name });
    }
    return position;
  }

  sheetAt(position: number): SheetEntry {
    const tab = this.tabs[position];
    if (tab === undefined) {
      throw new RangeError(`no tab ${position}`);
    }
    return tab;
  }

  /** Throws `protectedSheet` when the workbook does not allow tabs to come, go or hide. */
  checkStructure(): void {
    if (isTrue(attribute(this.sections.element('workbookProtection') ?? { attributes: '' }, 'lockStructure'))) {
      throw new HostError('protectedSheet', { reason: 'workbookStructure' });
    }
  }

  insert(position: number, entry: SheetEntry, relationshipId: string): void {
    const ids = this.tabs.map(({ attributes }) => Number(attribute({ attributes }, 'sheetId') ?? 0));
    const attributes =
      withAttributes('', {
        name: entry.name,
        sheetId: Math.max(0, ...ids) + 1,
        state: entry.visibility === 'visible' ? undefined : entry.visibility,
      }) + relationshipIdAttribute(this.sections, this.info.strict, relationshipId);
    this.tabs = [...this.tabs.slice(0, position), { ...entry, attributes }, ...this.tabs.slice(position)];
    this.names.sheetInserted(position);
    this.changeActive((active) => (active >= position && this.tabs.length > 1 ? active + 1 : active));
  }

  remove(position: number): void {
    const { name } = this.sheetAt(position);
    this.tabs = this.tabs.filter((_, index) => index !== position);
    this.names.sheetRemoved(position, name);
    this.changeActive((active) => (active > position ? active - 1 : active));
  }

  /** Renames a tab; what refers to it is the caller's affair. */
  rename(position: number, name: string): void {
    this.update(position, { name }, { name });
  }

  /** Takes a tab to another position, which it has among all tabs once it is there. The active tab stays active. */
  move(from: number, to: number): void {
    const order = this.tabs.map((_, index) => index).filter((index) => index !== from);
    order.splice(to, 0, from);
    this.tabs = order.map((index) => this.tabs[index]!);
    this.names.sheetsMoved((position) => (order.includes(position) ? order.indexOf(position) : position));
    this.changeActive((active) => Math.max(0, order.indexOf(active)));
  }

  setVisibility(position: number, visibility: Visibility): void {
    if (this.sheetAt(position).visibility !== visibility) {
      this.update(position, { visibility }, { state: visibility === 'visible' ? null : visibility });
    }
  }

  /** Position of the tab that is shown on opening. */
  get active(): number {
    const view = this.sections.children('bookViews')[0];
    return Number(attribute(view ?? { attributes: '' }, 'activeTab') ?? 0);
  }

  activate(position: number): void {
    this.changeActive(() => position);
  }

  /** Where a tab can be found that may be active: the one at `position`, the next visible one, or one before. */
  visibleNear(position: number): number {
    const isVisible = (tab: Tab): boolean => tab.visibility === 'visible';
    const next = this.tabs.findIndex((tab, index) => index >= position && isVisible(tab));
    return next >= 0 ? next : this.tabs.map(isVisible).lastIndexOf(true);
  }

  /** Excel is to calculate everything on opening: results that were stored may be out of date. */
  requestCalculation(): void {
    const name = `${this.sections.prefix}calcPr`;
    const attributes = this.sections.element('calcPr')?.attributes ?? '';
    this.sections.set('calcPr', elementText(name, withAttributes(attributes, { fullCalcOnLoad: 1 })));
  }

  /** The part's text; null when nothing changed. */
  save(): string | null {
    const { sections } = this;
    this.names.save();
    if (this.tabsChanged) {
      const name = `${sections.prefix}sheet`;
      const list = this.tabs.map(({ attributes }) => elementText(name, attributes)).join('');
      const old = sections.element('sheets')?.attributes ?? '';
      sections.set('sheets', elementText(`${sections.prefix}sheets`, old, list));
    }
    return sections.isChanged ? sections.toString() : null;
  }

  private update(position: number, entry: Partial<SheetEntry>, changes: Record<string, string | null>): void {
    this.tabs = this.tabs.map((tab, index) =>
      index === position ? { ...tab, ...entry, attributes: withAttributes(tab.attributes, changes) } : tab,
    );
  }

  /** Every window of the workbook has an active tab and one that stands first in the tab bar. */
  private changeActive(change: (active: number) => number): void {
    const { sections } = this;
    const views = sections.children('bookViews');
    const name = `${sections.prefix}workbookView`;
    const all = views.length === 0 ? [{ attributes: '', inner: '' }] : views;
    const last = this.tabs.length - 1;
    let isChanged = false;
    const texts = all.map((view) => {
      const old = Number(attribute(view, 'activeTab') ?? 0);
      const active = Math.max(0, Math.min(change(old), last));
      const first = Number(attribute(view, 'firstSheet') ?? 0);
      isChanged ||= active !== old || first > active;
      const changes = { activeTab: active, firstSheet: first > active ? active : undefined };
      return elementText(name, withAttributes(view.attributes, changes), view.inner);
    });
    if (isChanged) {
      sections.set('bookViews', elementText(`${sections.prefix}bookViews`, '', texts.join('')));
    }
  }
}
