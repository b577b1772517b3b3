/** Checks a change set against the workbook as it is. Nothing is written before all is checked. */
import {
  checkRect,
  isDefinedName,
  isGuard,
  isSheetName,
  MAX_FORMATTED,
  MAX_HEADER,
  union,
  withMerge,
} from '../../common';
import type { Change, Rect } from '../../port';
import { HostError } from '../../port';
import type { Workbook } from '../api';
import { get, part, type Box } from '../door';
import { tabsOf } from '../snapshot';
import { touchedRange } from '../used';
import { mergesOf } from '../reading';
import { checkRules, checkWrite } from './checkCells';
import { cellKey, newTab, sheetOf, type Tab } from './tab';

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** A change and the tab it is about, which a later change may rename or remove; a new tab comes behind `after`. */
export interface Step {
  readonly change: Change;
  readonly tab: Tab | null;
  readonly after?: Tab | null;
}

export interface Plan {
  readonly steps: readonly Step[];
  /** All tabs that any change names and that stay. */
  readonly tabs: readonly Tab[];
  /** Tabs to be removed; until the very end they are renamed only. */
  readonly removed: readonly Tab[];
  /** The tab to be shown in the end; null when it goes or hides. */
  readonly shown: Tab | null;
  /** Whether sheets may be added, copied and hidden. */
  readonly isStructureProtected: boolean;
}

/** Throws `HostError` when a change cannot be made. */
export async function checkChanges(book: Box<Workbook>, changes: readonly Change[]): Promise<Plan> {
  const tabs = (await tabsOf(book)).map(({ sheet, name, visibility }) => newTab(name, sheet, visibility));
  const active = await get(await part(book, 'ActiveSheet'), 'Name');
  const checking = new Checking(tabs, await get(book, 'ProtectStructure'), active);
  for (const change of changes) await checking.check(change);
  return checking.plan();
}

class Checking {
  /** In their order, as the changes so far leave them. */
  private order: Tab[];
  private readonly steps: Step[] = [];
  private readonly named = new Set<Tab>();
  private readonly removed: Tab[] = [];
  private readonly protection = new Map<Tab, boolean>();
  private shown: Tab | null;

  constructor(
    tabs: readonly Tab[],
    private readonly isStructureProtected: boolean,
    active: string,
  ) {
    this.order = [...tabs];
    this.shown = tabs.find(({ name }) => name === active) ?? null;
  }

  plan(): Plan {
    if (!this.order.some(({ visibility }) => visibility === 'visible')) {
      throw new HostError('failed', { reason: 'lastVisibleSheet' });
    }
    const shown = this.shown;
    return {
      steps: this.steps,
      tabs: [...this.named].filter((tab) => this.order.includes(tab)),
      removed: this.removed,
      shown: shown !== null && this.order.includes(shown) && shown.visibility === 'visible' ? shown : null,
      isStructureProtected: this.isStructureProtected,
    };
  }

  async check(change: Change): Promise<void> {
    switch (change.kind) {
      case 'addSheet':
        this.add(change);
        break;
      case 'definedName':
        if (!isDefinedName(change.name)) {
          throw new HostError('unsupported', { name: change.name, reason: 'definedName' });
        }
        this.steps.push({ change, tab: null });
        break;
      case 'removeSheet':
        this.remove(this.tab(change.sheet), change);
        break;
      case 'setVisibility':
        this.setVisibility(this.tab(change.sheet), change);
        break;
      case 'activate':
        this.activate(this.tab(change.sheet));
        break;
      default: {
        const tab = this.tab(change.sheet);
        await this.checkUnprotected(tab);
        if (await checkSheetChange(tab, change)) this.steps.push({ change, tab });
      }
    }
  }

  /** Throws `missingSheet`. */
  private tab(name: string): Tab {
    const tab = this.order.find((other) => other.name.toLowerCase() === name.toLowerCase());
    if (tab === undefined) throw new HostError('missingSheet', { sheet: name });
    this.named.add(tab);
    return tab;
  }

  /** Protection is for its owner to lift. */
  private async checkUnprotected(tab: Tab): Promise<void> {
    if (tab.isNew) return;
    const isProtected = this.protection.get(tab) ?? (await get(sheetOf(tab), 'ProtectContents'));
    this.protection.set(tab, isProtected);
    if (isProtected) throw new HostError('protectedSheet', { sheet: tab.name });
  }

  private add(change: ChangeOf<'addSheet'>): void {
    this.checkStructure();
    const { sheet: name, after: behind, visibility = 'visible' } = change;
    if (!isSheetName(name)) throw new HostError('unsupported', { sheet: name, reason: 'sheetName' });
    if (this.order.some((tab) => tab.name.toLowerCase() === name.toLowerCase())) {
      throw new HostError('failed', { sheet: name, reason: 'sheetExists' });
    }
    const after = behind === undefined ? (this.order[this.order.length - 1] ?? null) : this.tab(behind);
    const tab = newTab(name, null, visibility);
    this.order.splice(after === null ? 0 : this.order.indexOf(after) + 1, 0, tab);
    this.named.add(tab);
    this.steps.push({ change, tab, after });
  }

  private remove(tab: Tab, change: Change): void {
    this.checkStructure();
    this.order = this.order.filter((other) => other !== tab);
    this.removed.push(tab);
    this.steps.push({ change, tab });
  }

  private setVisibility(tab: Tab, change: ChangeOf<'setVisibility'>): void {
    if (tab.visibility === change.visibility) return;
    this.checkStructure();
    tab.visibility = change.visibility;
    this.steps.push({ change, tab });
  }

  private activate(tab: Tab): void {
    if (tab.visibility !== 'visible') throw new HostError('failed', { sheet: tab.name, reason: 'hiddenSheet' });
    this.shown = tab;
    // Shown when all is done, so there is something to do.
    this.steps.push({ change: { kind: 'activate', sheet: tab.name }, tab });
  }

  private checkStructure(): void {
    if (this.isStructureProtected) throw new HostError('protectedSheet', { reason: 'workbookStructure' });
  }
}

type SheetChange = Exclude<Change, ChangeOf<'addSheet' | 'removeSheet' | 'setVisibility' | 'activate' | 'definedName'>>;

/** Whether there is anything to do. */
async function checkSheetChange(tab: Tab, change: SheetChange): Promise<boolean> {
  switch (change.kind) {
    case 'clearSheet':
      tab.isCleared = true;
      tab.expected.clear();
      tab.merges = [];
      return true;
    case 'write':
      await checkWrite(tab, change, await merges(tab));
      return !isGuard(change);
    case 'format':
      checkRect(tab.name, change.range);
      if (change.range.rows * change.range.columns > MAX_FORMATTED) {
        throw new HostError('tooLarge', { sheet: tab.name, cells: change.range.rows * change.range.columns });
      }
      return touch(tab, change.range);
    case 'merge':
      return checkMerge(tab, change.range, await merges(tab));
    case 'columnWidths':
      if (change.widths.length === 0) return false;
      checkRect(tab.name, { row: 0, column: change.column, rows: 1, columns: change.widths.length });
      return true;
    case 'rowHeights':
      if (change.heights.length === 0) return false;
      checkRect(tab.name, { row: change.row, column: 0, rows: change.heights.length, columns: 1 });
      return true;
    case 'freeze':
      checkRect(tab.name, { row: 0, column: 0, rows: change.rows + 1, columns: change.columns + 1 });
      return true;
    case 'autoFilter':
    case 'conditionalFormats':
      checkRect(tab.name, change.range);
      return true;
    case 'validations':
      checkRules(tab, change);
      return touch(tab, around(change.validations.map(({ range }) => range)));
    case 'links':
      return touch(tab, around(change.links.map(cellAt(tab))));
    case 'note':
      return touch(tab, cellAt(tab)(change));
    case 'printSetup':
      for (const text of [change.setup.header ?? '', change.setup.footer ?? '']) {
        if (text.length > MAX_HEADER) {
          throw new HostError('unsupported', { sheet: tab.name, reason: 'headerTooLong', length: text.length });
        }
      }
      return true;
    default:
      return refuse(change);
  }
}

/** Only callers without types get here. */
function refuse(change: never): never {
  throw new HostError('unsupported', { change: JSON.stringify(change) });
}

const around = (rects: readonly Rect[]): Rect | null => (rects.length === 0 ? null : rects.reduce(union));

function cellAt(tab: Tab): (place: { readonly row: number; readonly column: number }) => Rect {
  return ({ row, column }) => {
    const rect = { row, column, rows: 1, columns: 1 };
    checkRect(tab.name, rect);
    return rect;
  };
}

function touch(tab: Tab, range: Rect | null): boolean {
  if (range !== null && !tab.isNew && !tab.isCleared) tab.touched.push(range);
  return range !== null;
}

async function merges(tab: Tab): Promise<readonly Rect[]> {
  tab.merges ??= await mergesOf(sheetOf(tab), await touchedRange(sheetOf(tab)));
  return tab.merges;
}

function checkMerge(tab: Tab, range: Rect, known: readonly Rect[]): boolean {
  checkRect(tab.name, range);
  if (range.rows * range.columns === 1) return false;
  tab.merges = withMerge(tab.name, known, range);
  for (let row = range.row; row < range.row + range.rows; row++) {
    for (let column = range.column; column < range.column + range.columns; column++) {
      const isTopLeft = row === range.row && column === range.column;
      if (!isTopLeft && tab.expected.has(cellKey(row, column))) tab.expected.set(cellKey(row, column), null);
    }
  }
  return touch(tab, range);
}
