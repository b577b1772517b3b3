/** Reads the workbook: one request to learn its sheets, one for all their cells. */
import { assembled, occupied, pictureCells, withPictures } from '../common';
import type { Rect, ReadScope, SheetSnapshot, Snapshot, Visibility } from '../port';
import { HostError } from '../port';
import { CELLS, cellsOf } from './cells';
import { excelCode, hasExcelApi } from './session';

const VISIBILITY: Readonly<Record<string, Visibility>> = {
  Visible: 'visible',
  Hidden: 'hidden',
  VeryHidden: 'veryHidden',
};
export const visibilityOf = (sheet: Excel.Worksheet): Visibility => VISIBILITY[sheet.visibility] ?? 'visible';

const BOX = 'rowIndex,columnIndex,rowCount,columnCount';
export const BOX_AND_CELLS = `${BOX},${CELLS},numberFormat`;

/** Loads what `boxOf` needs. */
export function loadBox(range: Excel.Range): Excel.Range {
  range.load(BOX);
  return range;
}

export function boxOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Rect {
  return { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
}

/** Asks for the merged cells of a sheet; the answer is there after the next sync. Before ExcelApi 1.13 nobody can tell. */
export function loadMerges(sheet: Excel.Worksheet): () => Rect[] {
  if (!hasExcelApi('1.13')) {
    return () => [];
  }
  // Only areas whose top left cell lies within the range are found, so ask for all of the sheet that was ever touched.
  const areas = sheet.getUsedRangeOrNullObject(false).getMergedAreasOrNullObject();
  areas.load(['rowIndex', 'columnIndex', 'rowCount', 'columnCount'].map((name) => `areas/items/${name}`));
  return () => (areas.isNullObject ? [] : areas.areas.items.map(boxOf));
}

export interface Reading {
  readonly snapshot: Snapshot;
  /** Names of all sheets by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

/** Throws `missingSheet` for names that are not there. */
export async function readWorkbook(context: Excel.RequestContext, { sheets: asked }: ReadScope): Promise<Reading> {
  const { workbook } = context;
  const sheets = workbook.worksheets;
  workbook.load('name');
  sheets.load('items/id,items/name,items/visibility,items/protection/protected');
  await context.sync();
  const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  for (const name of asked ?? []) {
    if (!sheets.items.some((sheet) => isSame(sheet.name, name))) {
      throw new HostError('missingSheet', { sheet: name });
    }
  }
  const wanted = sheets.items.filter((sheet) => asked?.some((name) => isSame(name, sheet.name)) ?? true);
  const contents = new Map<Excel.Worksheet, SheetContent>();
  if (wanted.length > 0) {
    const read = (await readAtOnce(context, wanted)) ?? (await readInParts(context, wanted));
    wanted.forEach((sheet, index) => contents.set(sheet, read[index]!));
  }
  return {
    snapshot: {
      workbook: workbook.name,
      // Office.js does not tell workbooks that count from 1904.
      dateSystem: 1900,
      sheets: sheets.items.map((sheet): SheetSnapshot => {
        const content = contents.get(sheet) ?? NOTHING;
        return {
          name: sheet.name,
          visibility: visibilityOf(sheet),
          isProtected: sheet.protection.protected,
          ...content,
          // Up to ExcelApi 1.15 nothing tells a picture from an error, and pictures of WPS no Excel shows.
          ...withPictures(pictureCells(content, () => false)),
        };
      }),
    },
    names: new Map(sheets.items.map(({ id, name }) => [id, name])),
  };
}

type SheetContent = Pick<SheetSnapshot, 'used' | 'values' | 'formulas' | 'numberFormats' | 'merges'>;
const NOTHING: SheetContent = { used: null, values: [], formulas: [], numberFormats: [], merges: [] };

/** All sheets in one request; null when that is more than Excel answers at once. */
async function readAtOnce(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
): Promise<SheetContent[] | null> {
  const queued = sheets.map((sheet) => {
    const range = sheet.getUsedRangeOrNullObject(true);
    range.load(BOX_AND_CELLS);
    return { range, merges: loadMerges(sheet) };
  });
  if (!(await syncUnlessTooLarge(context))) {
    return null;
  }
  // Over five million cells, Excel may leave the values out without an error.
  if (queued.some(({ range }) => !range.isNullObject && !Array.isArray(range.values))) {
    return null;
  }
  return queued.map(({ range, merges }) => ({
    ...(range.isNullObject ? NOTHING : contentOf(range)),
    merges: merges(),
  }));
}

function contentOf(range: Excel.Range): Omit<SheetContent, 'merges'> {
  return { used: boxOf(range), ...cellsOf(range), numberFormats: range.numberFormat as string[][] };
}

/** False when Excel has more to answer than it gives at once. */
export async function syncUnlessTooLarge(context: Excel.RequestContext): Promise<boolean> {
  try {
    await context.sync();
    return true;
  } catch (error) {
    if (excelCode(error) === 'ResponsePayloadSizeLimitExceeded') {
      return false;
    }
    throw error;
  }
}

/** Some rows of a sheet. */
interface Part {
  readonly sheet: Excel.Worksheet;
  readonly rect: Rect;
}

/** First how large the sheets are, of very large ones where something is in them, then that in as many requests as it takes. */
async function readInParts(context: Excel.RequestContext, sheets: readonly Excel.Worksheet[]): Promise<SheetContent[]> {
  const boxes = sheets.map((sheet) => ({
    range: loadBox(sheet.getUsedRangeOrNullObject(true)),
    merges: loadMerges(sheet),
  }));
  await context.sync();
  const used = boxes.map(({ range }) => (range.isNullObject ? null : boxOf(range)));
  const parts: Part[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const rect = used[index];
    if (rect) parts.push(...(await partsThere(context, sheet, rect)).map((part) => ({ sheet, rect: part })));
  }
  const read = await readParts(context, parts);
  return sheets.map((sheet, index): SheetContent => {
    const own = read.filter((entry) => entry.part.sheet === sheet);
    return {
      ...assembled(own.map(({ part, content }) => ({ ...content, rect: part.rect }))),
      merges: boxes[index]!.merges(),
    };
  });
}

/** Cells of a sheet that are read whatever is in them, and of a part in a larger one. */
const [LARGE, PART] = [500_000, 20_000];

/** Excel counts what is there (`COUNTA`), so that a stray cell in the last row is found without reading all rows. */
async function partsThere(context: Excel.RequestContext, sheet: Excel.Worksheet, rect: Rect): Promise<Rect[]> {
  if (rect.rows * rect.columns <= LARGE) return [rect];
  return occupied(rect, PART, async (rects) => {
    const counts = rects.map(({ row, column, rows, columns }) => {
      const count = context.workbook.functions.countA(sheet.getRangeByIndexes(row, column, rows, columns));
      count.load('value');
      return count;
    });
    await context.sync();
    return counts.map(({ value }) => value === 0);
  });
}

interface PartContent {
  readonly part: Part;
  readonly content: Omit<SheetContent, 'merges'>;
}

/** Reads parts in their order; where it is too much, first one half and then the other. Throws `tooLarge` for a row that is. */
async function readParts(context: Excel.RequestContext, parts: readonly Part[]): Promise<PartContent[]> {
  const cells = parts.reduce((sum, { rect }) => sum + rect.rows * rect.columns, 0);
  if (cells <= MAX_CELLS) {
    const queued = parts.map((part) => {
      const { row, column, rows, columns } = part.rect;
      const range = part.sheet.getRangeByIndexes(row, column, rows, columns);
      range.load(BOX_AND_CELLS);
      return { part, range };
    });
    if (await syncUnlessTooLarge(context)) {
      return queued.map(({ part, range }) => ({ part, content: contentOf(range) }));
    }
  }
  const [first, second] = halves(parts);
  return [...(await readParts(context, first)), ...(await readParts(context, second))];
}

/** Cells that Excel answers at once. */
const MAX_CELLS = 5_000_000;

function halves(parts: readonly Part[]): readonly [Part[], Part[]] {
  if (parts.length > 1) {
    const middle = Math.ceil(parts.length / 2);
    return [parts.slice(0, middle), parts.slice(middle)];
  }
  const [part] = parts;
  if (part === undefined || part.rect.rows < 2) {
    throw new HostError('tooLarge', part === undefined ? {} : { sheet: part.sheet.name });
  }
  const { sheet, rect } = part;
  const rows = Math.ceil(rect.rows / 2);
  return [
    [{ sheet, rect: { ...rect, rows } }],
    [{ sheet, rect: { ...rect, row: rect.row + rows, rows: rect.rows - rows } }],
  ];
}
