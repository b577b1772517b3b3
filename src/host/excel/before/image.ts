/** The workbook as it is before a change set: asked for in one request, kept to compare with and to put back. */
import { union } from '../../common';
import type { CellFormat, Rect, Visibility } from '../../port';
import { BOX_AND_CELLS, boxOf, loadBox, visibilityOf } from '../box';
import { CELLS, cellsOf } from '../cells';
import { loadMerges } from '../merges';
import { excelCode, locationOf, obstacleIn } from '../session';
import { CELLS_AT_ONCE, inGroups } from '../parts';
import { cellsApart, type Block, type CellsApart } from './apart';
import { loadPage, type PageImage } from './page';
import { loadRules, type RuleImage } from './rules';
import type { Wanted, WantedSheet } from './wanted';
import { cellsOfWish, type Sizings, type Wish } from './wishes';

export type { Block } from './apart';

/** Heights of rows or widths of columns, in points. Excel does not tell the size that a hidden one would have if it was shown. */
export interface Sizes {
  readonly rect: Rect;
  readonly sizes: readonly { readonly hidden: boolean; readonly points: number }[];
}

export type Font = Pick<CellFormat, 'fontName' | 'fontSize' | 'color' | 'bold' | 'italic' | 'underline'>;

export interface SheetImage {
  readonly id: string;
  readonly name: string;
  readonly visibility: Visibility;
  readonly isProtected: boolean;
  readonly blocks: readonly Block[];
  /** Cells that are only compared, never put back. */
  readonly guarded: readonly Block[];
  /** All cells of a sheet that is to be emptied, all of it that was ever touched, and the sizes of its rows and columns. */
  readonly all: Block | null;
  readonly used: Rect | null;
  readonly usedRows: readonly Sizes[];
  readonly usedColumns: readonly Sizes[];
  readonly fonts: readonly { readonly rect: Rect; readonly cells: Excel.CellProperties[][] }[];
  readonly rows: readonly Sizes[];
  readonly columns: readonly Sizes[];
  /** Rows among those that are written to which a filter hides, the sheet's or a table's, or a person; all, where Excel does not tell. */
  readonly hiddenRows: readonly number[];
  readonly merges: readonly Rect[];
  readonly rules: readonly RuleImage[];
  /** Null where nothing is frozen; undefined where nobody asked. */
  readonly frozen: Rect | null | undefined;
  readonly filter: Rect | null | undefined;
  readonly page: PageImage | undefined;
}

export interface WorkbookImage {
  /** All tabs in their order. */
  readonly tabs: readonly { readonly id: string; readonly name: string; readonly visibility: Visibility }[];
  /** By lower-case name; those that are not there are missing. */
  readonly sheets: ReadonlyMap<string, SheetImage>;
  /** Formulas of the defined names asked for; null for those that are not there. By lower-case name. */
  readonly names: ReadonlyMap<string, string | null>;
  readonly isStructureProtected: boolean;
  /** The id of the sheet that is shown; null where that is no worksheet, but a chart. */
  readonly active: string | null;
}

/** What is asked beside what must be known. */
interface Asked {
  readonly active: boolean;
  readonly hiddenRows: boolean;
  /** Frozen panes and the page. */
  readonly looks: boolean;
  /** Of rows and columns. */
  readonly sizes: boolean;
}

/**
 * One request; a second one only where conditional formats of a sheet are replaced that is not emptied, and more where
 * an answer would be larger than Excel gives, or fails. Throws `tooLarge` when that is so of a single row.
 */
export async function takeImage(
  context: Excel.RequestContext,
  wanted: Wanted,
  sizes: Sizings,
  isPlain = false,
): Promise<WorkbookImage> {
  let asked: Asked | null = { active: true, hiddenRows: true, looks: !isPlain, sizes: true };
  for (;;) {
    try {
      return await takeImageOf(context, wanted, sizes, asked);
    } catch (error) {
      asked = withoutRefused(asked, error, isPlain);
      if (asked === null) throw error;
    }
  }
}

/** What is asked again when Excel does not tell everything; null when it is nothing that can be left out. */
function withoutRefused(asked: Asked, error: unknown, isPlain: boolean): Asked | null {
  // A chart that is shown is no worksheet.
  if (asked.active && excelCode(error) === 'UnsupportedSheet') return { ...asked, active: false };
  if (isPlain && asked.sizes && /get(?:Row|Column)Properties$/i.test(locationOf(error)))
    return { ...asked, sizes: false };
  if (asked.hiddenRows && /getRowProperties$/i.test(locationOf(error))) return { ...asked, hiddenRows: false };
  return null;
}

async function takeImageOf(
  context: Excel.RequestContext,
  wanted: Wanted,
  sizes: Sizings,
  asked: Asked,
): Promise<WorkbookImage> {
  let book = loadBook(context, wanted.names, asked);
  const wishes = [...wanted.sheets].map(([key, sheet]): Wish => [
    key,
    {
      ...sheet,
      hiddenRows: asked.hiddenRows,
      ...(asked.looks ? {} : { freeze: false, page: false }),
      ...(asked.sizes ? {} : { sizes: false }),
    },
  ]);
  const groups = wishes.length === 0 ? [[]] : inGroups(wishes, (wish) => cellsOfWish(wish, sizes));
  const sheets: (readonly [key: string, image: SheetImage | null])[] = [];
  for (const group of groups) {
    const isLarge = group.reduce((sum, wish) => sum + cellsOfWish(wish, sizes), 0) > CELLS_AT_ONCE;
    const askAgain = (): void => {
      book = loadBook(context, wanted.names, asked);
    };
    sheets.push(...(await readSheets(context, group, askAgain, isLarge)));
  }
  const images = new Map<string, SheetImage>();
  const unplaced: RuleImage[] = [];
  for (const [key, image] of sheets) {
    if (image !== null) {
      images.set(key, image);
      unplaced.push(...image.rules);
    }
  }
  if (unplaced.some(({ rules }) => rules.length > 0)) {
    const place = unplaced.map((rules) => rules.loadRanges());
    await context.sync();
    place.forEach((readRanges) => readRanges());
  }
  return { ...book(), sheets: images };
}

/** Asks what is not about single sheets. */
function loadBook(
  { workbook }: Excel.RequestContext,
  defined: readonly string[],
  { active: asksActive }: Asked,
): () => Omit<WorkbookImage, 'sheets'> {
  const { worksheets } = workbook;
  worksheets.load('items/id,items/name,items/visibility');
  workbook.protection.load('protected');
  const active = asksActive ? worksheets.getActiveWorksheet() : null;
  active?.load('id');
  const names = defined.map((name) => {
    const item = workbook.names.getItemOrNullObject(name);
    item.load('formula');
    return [name.toLowerCase(), item] as const;
  });
  return () => ({
    tabs: worksheets.items.map((sheet) => ({ id: sheet.id, name: sheet.name, visibility: visibilityOf(sheet) })),
    names: new Map(names.map(([key, item]) => [key, item.isNullObject ? null : String(item.formula)])),
    isStructureProtected: workbook.protection.protected,
    active: active?.id ?? null,
  });
}

/** Reads sheets with whatever else was asked; where that is too much, `askAgain` asks the rest anew, and each half goes alone. */
async function readSheets(
  context: Excel.RequestContext,
  wishes: readonly Wish[],
  askAgain: () => void,
  isLarge = false,
): Promise<(readonly [key: string, image: SheetImage | null])[]> {
  let obstacle: object | null = null;
  if (!isLarge) {
    const reads = wishes.map(([key, sheet]) => [key, loadSheet(context.workbook.worksheets, sheet)] as const);
    obstacle = await obstacleIn(context);
    if (obstacle === null) {
      return reads.map(([key, read]) => [key, read()]);
    }
  }
  if (wishes.length < 2) {
    const [only] = wishes;
    if (only === undefined) {
      throw obstacle;
    }
    const [key, sheet] = only;
    const cells = await cellsApart(context, sheet);
    askAgain();
    const read = loadSheet(context.workbook.worksheets, sheet, cells);
    await context.sync();
    return [[key, read()]];
  }
  const middle = Math.ceil(wishes.length / 2);
  askAgain();
  const first = await readSheets(context, wishes.slice(0, middle), askAgain);
  return [...first, ...(await readSheets(context, wishes.slice(middle), askAgain))];
}

/** `cells` are those that were read before, in parts. */
function loadSheet(
  worksheets: Excel.WorksheetCollection,
  wanted: WantedSheet,
  cells?: CellsApart,
): () => SheetImage | null {
  const sheet = worksheets.getItemOrNullObject(wanted.name);
  sheet.load('id,name,visibility');
  sheet.protection.load('protected');
  const at = ({ row, column, rows, columns }: Rect): Excel.Range => sheet.getRangeByIndexes(row, column, rows, columns);
  const blocks = cells ? [] : wanted.written.map((rect) => loadBlock(at(rect)));
  const guarded = cells ? [] : wanted.guarded.map((rect) => loadContent(at(rect)));
  const all = wanted.cleared && !cells ? loadBlock(sheet.getUsedRangeOrNullObject(true)) : () => null;
  const used = wanted.cleared ? loadUsed(sheet, wanted.sizes, cells?.all ?? null) : null;
  const fonts = wanted.linked.map((rect) => {
    const cells = at(rect).getCellProperties({ format: { font: FONT_PROPERTIES } });
    return () => ({ rect, cells: cells.value });
  });
  const rows = wanted.rows.map((rect) => {
    const sizes = at(rect).getRowProperties({ rowHidden: true, format: { rowHeight: true } });
    return (): Sizes => ({ rect, sizes: sizes.value.map((size) => sizeOf(size.rowHidden, size.format?.rowHeight)) });
  });
  const columns = wanted.columns.map((rect) => {
    const sizes = at(rect).getColumnProperties({ columnHidden: true, format: { columnWidth: true } });
    return (): Sizes => ({
      rect,
      sizes: sizes.value.map((size) => sizeOf(size.columnHidden, size.format?.columnWidth)),
    });
  });
  const hidden = wanted.hiddenRows ? loadHiddenRows(sheet, wanted.written) : () => rowsOf(wanted.written);
  const merges = wanted.merges && !cells ? loadMerges(sheet) : () => [];
  const rules = wanted.ruled.map((rect) => loadRules(at(rect), rect));
  const frozen = wanted.freeze ? loadBox(sheet.freezePanes.getLocationOrNullObject()) : null;
  const filter = wanted.filter ? loadBox(sheet.autoFilter.getRangeOrNullObject()) : null;
  const page = wanted.page ? loadPage(sheet) : () => undefined;
  return () =>
    sheet.isNullObject
      ? null
      : {
          id: sheet.id,
          name: sheet.name,
          visibility: visibilityOf(sheet),
          isProtected: sheet.protection.protected,
          blocks: blocks.flatMap((read) => read() ?? []),
          guarded: guarded.map((read) => read()),
          all: all(),
          ...(used === null ? { used: null, usedRows: [], usedColumns: [] } : used()),
          fonts: fonts.map((read) => read()),
          rows: rows.map((read) => read()),
          columns: columns.map((read) => read()),
          hiddenRows: hidden(),
          merges: merges(),
          rules: rules.map((read) => read()),
          frozen: frozen === null ? undefined : boxOrNull(frozen),
          filter: filter === null ? undefined : boxOrNull(filter),
          page: page(),
          ...cells,
        };
}

const firstRows = (sheet: Excel.Worksheet, { row, column, rows, columns }: Rect): Excel.Range =>
  sheet.getRangeByIndexes(row, column, Math.min(rows, MAX_SIZED), columns);

type Used = Pick<SheetImage, 'used' | 'usedRows' | 'usedColumns'>;

/** Rows of which the heights are kept, where there are more than Excel tells of at once. */
const MAX_SIZED = 20_000;

/**
 * Rows only as far as something stands in them: formats alone may go down to the last row of all. `apart` is what stands
 * there where that is too much to be told at once.
 */
function loadUsed(sheet: Excel.Worksheet, sizes: boolean, apart: Block | null): () => Used {
  const used = loadBox(sheet.getUsedRange(false));
  if (!sizes) return () => ({ used: boxOf(used), usedRows: [], usedColumns: [] });
  const filled = loadBox(apart === null ? sheet.getUsedRange(true) : firstRows(sheet, apart.rect));
  const rows = filled.getRowProperties({ rowHidden: true, format: { rowHeight: true } });
  const columns = used.getColumnProperties({ columnHidden: true, format: { columnWidth: true } });
  return () => {
    const [rect, inner] = [boxOf(used), boxOf(filled)];
    return {
      used: rect,
      usedRows: [
        {
          rect: { ...inner, column: 0, columns: 1 },
          sizes: rows.value.map((size) => sizeOf(size.rowHidden, size.format?.rowHeight)),
        },
      ],
      usedColumns: [
        {
          rect: { ...rect, row: 0, rows: 1 },
          sizes: columns.value.map((size) => sizeOf(size.columnHidden, size.format?.columnWidth)),
        },
      ],
    };
  };
}

const FONT_PROPERTIES = { name: true, size: true, color: true, bold: true, italic: true, underline: true } as const;

/** All rows of ranges: where nobody can say which of them are hidden. */
export const rowsOf = (rects: readonly Rect[]): number[] => [
  ...new Set(rects.flatMap(({ row, rows }) => Array.from({ length: rows }, (_, index) => row + index))),
];

/** Whoever has hidden a row, Excel tells it in the same way. */
export function loadHiddenRows(sheet: Excel.Worksheet, rects: readonly Rect[]): () => number[] {
  if (rects.length === 0) return () => [];
  const { row, rows } = rects.reduce(union);
  const told = sheet.getRangeByIndexes(row, 0, rows, 1).getRowProperties({ rowHidden: true });
  return () => told.value.flatMap(({ rowHidden }, index) => (rowHidden === true ? [row + index] : []));
}

/** A block without its formats. */
function loadContent(range: Excel.Range): () => Block {
  loadBox(range).load(CELLS);
  return () => ({ rect: boxOf(range), ...cellsOf(range), numberFormats: [] });
}

function loadBlock(range: Excel.Range): () => Block | null {
  range.load(BOX_AND_CELLS);
  return () =>
    range.isNullObject
      ? null
      : { rect: boxOf(range), ...cellsOf(range), numberFormats: range.numberFormat as string[][] };
}

function sizeOf(hidden: boolean | undefined, points: number | undefined): { hidden: boolean; points: number } {
  return { hidden: hidden === true, points: points ?? 0 };
}

const boxOrNull = (range: Excel.Range): Rect | null => (range.isNullObject ? null : boxOf(range));
