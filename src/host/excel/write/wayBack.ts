/** How a workbook is put back as it was: plain data, which also outlives the page that writes. */
import { entryOf } from '../../common';
import type { CellValue, Rect, Visibility } from '../../port';
import type { Block, SheetImage, Sizes } from '../before/image';
import type { PageImage } from '../before/page';
import type { OwnRule } from '../before/rules';
import type { Tab } from './tab';
import type { Work } from './work';

export type Entry = string | number | boolean | null;

/** Our conditional formats that met a range, and the ids of all that did. */
export interface RulesBefore {
  readonly range: Rect;
  readonly ids: readonly string[];
  readonly rules: readonly OwnRule[];
}

/** A sheet that was there and is changed. */
export interface SheetBefore {
  readonly id: string;
  /** The name of its copy; null when there is none. */
  readonly copy: string | null;
  /** All that was used of it, if it is emptied. */
  readonly cleared: Rect | null;
  /** Ranges to be taken from the copy: how they look, or all there is about them. */
  readonly touched: Tab['touched'];
  readonly blocks: readonly { readonly rect: Rect; readonly cells: readonly (readonly Entry[])[] }[];
  readonly rows: readonly Sizes[];
  readonly columns: readonly Sizes[];
  readonly rules: readonly RulesBefore[];
  /** Absent where it is not changed. */
  readonly frozen?: Rect | null;
  readonly filter?: Rect | null;
  readonly page?: PageImage;
}

export interface WayBack {
  /** All tabs in their order. */
  readonly tabs: readonly { readonly id: string; readonly name: string; readonly visibility: Visibility }[];
  /** The tab that was shown; null when Excel did not say. */
  readonly active: string | null;
  /** Defined names in question with their formulas; null for those that were not there. */
  readonly names: readonly (readonly [name: string, formula: string | null])[];
  /** Names of the sheets that come. */
  readonly came: readonly string[];
  /** Sheets that bear another name until they are removed. */
  readonly removed: readonly { readonly id: string; readonly passing: string }[];
  readonly sheets: readonly SheetBefore[];
}

export function wayBackOf({ image, tabs, removed, backups }: Work): WayBack {
  const copies = new Map(backups.map(({ tab, name }) => [tab, name]));
  return {
    tabs: image.tabs,
    active: image.active,
    names: [...image.names],
    came: tabs.filter(({ id }) => id === null).map(({ name }) => name),
    removed: removed.map(({ tab, name }) => ({ id: tab.id!, passing: name })),
    sheets: tabs.flatMap((tab) =>
      tab.id === null || tab.image === null ? [] : [sheetBefore(tab, tab.id, tab.image, copies.get(tab) ?? null)],
    ),
  };
}

function sheetBefore(tab: Tab, id: string, image: SheetImage, copy: string | null): SheetBefore {
  const { frozen, filter, page } = image;
  const blocks = tab.isCleared ? (image.all === null ? [] : [image.all]) : image.blocks;
  return {
    id,
    copy,
    cleared: tab.isCleared ? (image.used ?? { row: 0, column: 0, rows: 1, columns: 1 }) : null,
    touched: tab.touched,
    blocks: blocks.map(entries),
    rows: [...image.rows, ...(tab.isCleared ? image.usedRows : [])],
    columns: [...image.columns, ...(tab.isCleared ? image.usedColumns : [])],
    rules: tab.isCleared ? [] : image.rules.map(({ range, ids, rules }) => ({ range, ids, rules })),
    ...(tab.changed.has('freeze') && frozen !== undefined ? { frozen } : {}),
    ...(tab.changed.has('filter') && filter !== undefined ? { filter } : {}),
    ...(tab.changed.has('page') && page !== undefined ? { page } : {}),
  };
}

function entries({ rect, values, formulas, numberFormats }: Block): SheetBefore['blocks'][number] {
  const entry = (value: CellValue, r: number, c: number): Entry =>
    formulas[r]?.[c] ?? entryOf(value, numberFormats[r]?.[c] === '@');
  return { rect, cells: values.map((row, r) => row.map((value, c) => entry(value, r, c))) };
}
