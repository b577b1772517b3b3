/** Tabs come, go, hide and show while a change set is planned. */
import { copyName, isSheetName, passingName } from '../../common';
import type { Change, Visibility } from '../../port';
import { HostError } from '../../port';
import type { WorkbookImage } from '../before/image';
import { step, type Step } from '../chunks';
import { wireColor } from './looks';
import { newTab, type Tab } from './tab';
import type { SheetOf, Stored, Work } from './work';

export const WIRE_VISIBILITY = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

export class Tabs {
  /** In their order, as the steps so far leave them. */
  private order: Tab[];
  private readonly named = new Set<Tab>();
  private readonly removed: Stored[] = [];
  private isActivating = false;

  constructor(private readonly image: WorkbookImage) {
    this.order = image.tabs.map(({ id, name, visibility }) =>
      newTab(name, id, image.sheets.get(name.toLowerCase()) ?? null, visibility),
    );
  }

  /** Throws `missingSheet`. */
  tab(name: string): Tab {
    const tab = this.order.find((other) => other.name.toLowerCase() === name.toLowerCase());
    if (tab === undefined) {
      throw new HostError('missingSheet', { sheet: name });
    }
    this.named.add(tab);
    return tab;
  }

  /** A sheet to change; throws `protectedSheet` when it is protected: that is for its owner to lift. */
  writable(name: string): Tab {
    const tab = this.tab(name);
    if (tab.image?.isProtected === true) {
      throw new HostError('protectedSheet', { sheet: tab.name });
    }
    return tab;
  }

  add({ sheet: name, after, visibility = 'visible', tabColor }: Extract<Change, { kind: 'addSheet' }>): Step[] {
    this.checkStructure();
    if (!isSheetName(name)) {
      throw new HostError('unsupported', { sheet: name, reason: 'sheetName' });
    }
    if (this.order.some((tab) => tab.name.toLowerCase() === name.toLowerCase())) {
      throw new HostError('failed', { sheet: name, reason: 'sheetExists' });
    }
    const position = after === undefined ? this.order.length : this.order.indexOf(this.tab(after)) + 1;
    const tab = newTab(name, null, null, visibility);
    this.order.splice(position, 0, tab);
    this.named.add(tab);
    // Copies and removed tabs stand at the end for the time being: only positions in front are sure.
    return [
      step(5, name.length * 3, ({ workbook: { worksheets } }) => {
        const sheet = worksheets.add(name);
        sheet.load('id');
        tab.added = sheet;
        sheet.position = position;
        if (tabColor !== undefined) {
          sheet.tabColor = wireColor(tabColor);
        }
        if (visibility !== 'visible') {
          sheet.visibility = WIRE_VISIBILITY[visibility];
        }
      }),
    ];
  }

  /** Until the very end the tab gets another name and the last place only, for removing cannot be undone. */
  remove(name: string, sheetOf: SheetOf): Step[] {
    this.checkStructure();
    const tab = this.tab(name);
    const stored: Stored = { tab, name: passingName(this.removed.length) };
    this.order = this.order.filter((other) => other !== tab);
    if (tab.id === null) {
      return [
        step(2, 0, (context) => {
          sheetOf(context, tab).delete();
        }),
      ];
    }
    this.removed.push(stored);
    const last = this.image.tabs.length - 1;
    return [
      step(4, 0, (context) => {
        const sheet = sheetOf(context, tab);
        // A very hidden sheet can neither be renamed nor moved.
        if (tab.visibility === 'veryHidden') sheet.visibility = 'Hidden';
        sheet.name = stored.name;
        sheet.position = last;
      }),
    ];
  }

  setVisibility(name: string, visibility: Visibility, sheetOf: SheetOf): Step[] {
    const tab = this.tab(name);
    if (tab.visibility === visibility) {
      return [];
    }
    this.checkStructure();
    tab.visibility = visibility;
    return [
      step(2, 0, (context) => {
        sheetOf(context, tab).visibility = WIRE_VISIBILITY[visibility];
      }),
    ];
  }

  /** Throws `failed` for a hidden sheet. */
  activate(name: string, sheetOf: SheetOf): Step[] {
    const tab = this.tab(name);
    if (tab.visibility !== 'visible') {
      throw new HostError('failed', { sheet: tab.name, reason: 'hiddenSheet' });
    }
    this.isActivating = true;
    return [step(2, 0, (context) => sheetOf(context, tab).activate())];
  }

  /** Throws `failed` when no visible tab would be left. */
  checkOneIsVisible(): void {
    if (!this.order.some(({ visibility }) => visibility === 'visible')) {
      throw new HostError('failed', { reason: 'lastVisibleSheet' });
    }
  }

  work(steps: readonly Step[]): Work {
    const tabs = [...this.named];
    const risky = tabs.filter(
      (tab) => tab.id !== null && (tab.isCleared || tab.touched.length > 0) && !this.isRemoved(tab),
    );
    const canCopy = !this.image.isStructureProtected;
    const active = this.order.find(({ id }) => id === this.image.active);
    // Copies come to the front, and new sheets in which a cell is selected.
    const isCovered =
      (canCopy && risky.length > 0) || tabs.some(({ id, changed }) => id === null && changed.has('freeze'));
    const isShown = isCovered && !this.isActivating && active?.visibility === 'visible';
    return {
      image: this.image,
      backups: canCopy ? risky.map((tab, index) => ({ tab, name: copyName(index), copy: null })) : [],
      steps,
      tabs: tabs.filter((tab) => !this.isRemoved(tab)),
      removed: this.removed,
      shown: isShown ? this.image.active : null,
      isRisky: !canCopy && risky.length > 0,
    };
  }

  private isRemoved(tab: Tab): boolean {
    return !this.order.includes(tab);
  }

  private checkStructure(): void {
    if (this.image.isStructureProtected) {
      throw new HostError('protectedSheet', { reason: 'workbookStructure' });
    }
  }
}

/** Removes a sheet. */
export function dropSheet(key: string): Step {
  return step(3, 0, ({ workbook: { worksheets } }) => {
    const sheet = worksheets.getItem(key);
    // A very hidden one cannot be removed.
    sheet.visibility = 'Hidden';
    sheet.delete();
  });
}

/** The id of a sheet that was made in a request, even one that failed later on; null when it was not made. */
export function idOf(sheet: Excel.Worksheet | null): string | null {
  return sheet === null ? null : (sheet.toJSON().id ?? null);
}
