/** Reads the workbook. */
import {
  assembled,
  intersection,
  isCopyName,
  lastColumn,
  lastRow,
  pictureCells,
  usedOf,
  withPictures,
  type ReadPart,
} from '../common';
import type { ReadScope, Rect, SheetSnapshot, Snapshot, Visibility } from '../port';
import { HostError } from '../port';
import type { Application, Workbook, Worksheet } from './api';
import { call, get, part, type Box } from './door';
import { VISIBLE } from './enums';
import { mergesOf, numberFormatsOf, readCells, type Area, type Pause } from './reading';
import { partsThere, touchedRange } from './used';

export interface TabNow {
  readonly sheet: Box<Worksheet>;
  readonly name: string;
  readonly visibility: Visibility;
}

/** All worksheets in their order. */
export async function tabsOf(book: Box<Workbook>): Promise<TabNow[]> {
  const sheets = await part(book, 'Worksheets');
  const count = await get(sheets, 'Count');
  const tabs: TabNow[] = [];
  for (let index = 1; index <= count; index++) {
    const sheet = await call(sheets, 'Item', index);
    tabs.push({ sheet, name: await get(sheet, 'Name'), visibility: visibilityOf(await get(sheet, 'Visible')) });
  }
  return tabs;
}

/** Very old code sets `Visible` to yes and no. */
function visibilityOf(visible: number | boolean): Visibility {
  if (visible === VISIBLE.veryHidden) return 'veryHidden';
  return visible === VISIBLE.hidden || visible === false ? 'hidden' : 'visible';
}

/** Throws `missingSheet` for names that are not there. */
export async function readWorkbook(
  app: Box<Application>,
  book: Box<Workbook>,
  { sheets: asked }: ReadScope,
  pause: Pause,
): Promise<Snapshot> {
  // A copy that a run left behind whose page was closed is no sheet of the department.
  const tabs = (await tabsOf(book)).filter(({ name }) => !isCopyName(name));
  const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  for (const name of asked ?? []) {
    if (!tabs.some((tab) => isSame(tab.name, name))) throw new HostError('missingSheet', { sheet: name });
  }
  const sheets: SheetSnapshot[] = [];
  for (const { sheet, name, visibility } of tabs) {
    const isWanted = asked?.some((one) => isSame(one, name)) ?? true;
    sheets.push({
      name,
      visibility,
      isProtected: await get(sheet, 'ProtectContents'),
      ...(isWanted ? await contentOf(app, sheet, pause) : NOTHING),
    });
    if (isWanted) await pause();
  }
  return {
    workbook: await get(book, 'Name'),
    dateSystem: (await get(book, 'Date1904')) === true ? 1904 : 1900,
    sheets,
  };
}

type Content = Pick<SheetSnapshot, 'used' | 'values' | 'formulas' | 'numberFormats' | 'merges' | 'pictures'>;
const NOTHING: Content = { used: null, values: [], formulas: [], numberFormats: [], merges: [] };

async function contentOf(app: Box<Application>, sheet: Box<Worksheet>, pause: Pause): Promise<Content> {
  const touched = await touchedRange(sheet);
  const merges = await mergesOf(sheet, touched);
  const read: Omit<ReadPart, 'numberFormats'>[] = [];
  for (const rect of await partsThere(app, sheet, touched)) {
    read.push({ rect, ...(await readCells(sheet, rect, pause)) });
  }
  const used = usedOf(read);
  const parts: ReadPart[] = [];
  for (const piece of used === null ? [] : read) {
    const there = intersection(piece.rect, used!);
    const areas = there === null ? [] : await numberFormatsOf(sheet, there);
    parts.push({ ...piece, numberFormats: spread(areas, piece.rect) });
  }
  const grids = assembled(parts);
  // What is behind an error without a formula WPS does not tell; its own pictures it knows by their formula.
  const pictures = pictureCells(grids, (sign) => sign === 'formula');
  return { ...grids, merges, ...withPictures(pictures) };
}

/** Areas as a grid. */
function spread(areas: readonly Area<string>[], used: Rect): string[][] {
  const grid = Array.from({ length: used.rows }, () => Array.from({ length: used.columns }, () => 'General'));
  for (const { rect, value } of areas) {
    for (let row = rect.row; row <= lastRow(rect); row++) {
      grid[row - used.row]!.fill(value, rect.column - used.column, lastColumn(rect) - used.column + 1);
    }
  }
  return grid;
}
