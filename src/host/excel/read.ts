/** Reads the workbook: one request to learn its sheets, one for all their cells; more where Excel does not answer so much at once. */
import { assembled, MAX_COLUMNS, pictureCells, withPictures } from '../common';
import type { ReadScope, SheetMarker, SheetSnapshot, Snapshot, SnapshotRemark } from '../port';
import { HostError } from '../port';
import { BOX_AND_CELLS, BOX_AND_VALUES, boxOf, loadBox, visibilityOf } from './box';
import { cellsOf } from './cells';
import { loadMerges, mergesApart } from './merges';
import { partsThere, readParts, type Part } from './parts';
import { isViewOnly, obstacleIn } from './session';

export interface Reading {
  readonly snapshot: Snapshot;
  /** Names of all sheets by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** Ids of the sheets that did not bear the marker that was asked for. */
  readonly foreign: ReadonlySet<string>;
}

/**
 * Throws `missingSheet` for names that are not there. Of sheets that are out of scope no more is asked than whether they bear
 * the marker, from the second time on: `foreign` are those of the last time.
 */
export async function readWorkbook(
  context: Excel.RequestContext,
  { sheets: asked, marker }: ReadScope,
  foreign: ReadonlySet<string>,
): Promise<Reading> {
  const { workbook, application } = context;
  const sheets = workbook.worksheets;
  workbook.load('name,readOnly,autoSave');
  application.load('calculationMode,calculationState');
  // 1 where days are counted from 1904; there is no other way to ask.
  const secondDayOf1904 = workbook.functions.date(1904, 1, 2);
  secondDayOf1904.load('value');
  sheets.load('items/id,items/name,items/visibility,items/protection/protected');
  await context.sync();
  const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  for (const name of asked ?? []) {
    if (!sheets.items.some((sheet) => isSame(sheet.name, name))) {
      throw new HostError('missingSheet', { sheet: name });
    }
  }
  // Numbers of formulas that nobody has calculated would be scored as if they were those of today.
  if (application.calculationMode === 'Manual' && application.calculationState !== 'Done') {
    application.calculate('Recalculate');
  }
  const wanted = sheets.items.filter((sheet) => asked?.some((name) => isSame(name, sheet.name)) ?? true);
  const contents = await contentsOf(context, wanted, marker, foreign);
  const remarks: readonly SnapshotRemark[] = workbook.readOnly || isViewOnly() ? ['readOnly'] : [];
  return {
    snapshot: {
      workbook: workbook.name,
      dateSystem: secondDayOf1904.value === 1 ? 1904 : 1900,
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
      ...(remarks.length > 0 ? { remarks } : {}),
      ...(workbook.autoSave ? { savesItself: true as const } : {}),
    },
    names: new Map(sheets.items.map(({ id, name }) => [id, name])),
    foreign: new Set(marker === undefined ? [] : wanted.filter((sheet) => !contents.has(sheet)).map(({ id }) => id)),
  };
}

type SheetContent = Pick<SheetSnapshot, 'used' | 'values' | 'formulas' | 'numberFormats' | 'merges'>;
const NOTHING: SheetContent = { used: null, values: [], formulas: [], numberFormats: [], merges: [] };
type Contents = ReadonlyMap<Excel.Worksheet, SheetContent>;

/** Of more sheets it is first asked how large they are: their cells would not go into one answer. */
const MANY = 20;

/** What is in the sheets, without those that do not bear the marker. */
async function contentsOf(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
  marker: SheetMarker | undefined,
  foreign: ReadonlySet<string>,
): Promise<Contents> {
  if (sheets.length === 0) {
    return new Map();
  }
  const isKnown = (sheet: Excel.Worksheet): boolean => marker === undefined || !foreign.has(sheet.id);
  const others = sheets.filter((sheet) => !isKnown(sheet)).map((sheet) => askMarked(context, sheet, marker));
  const known = sheets.filter(isKnown);
  const contents = known.length > MANY ? null : await readAtOnce(context, known);
  if (contents === null) {
    return readInParts(context, sheets, marker);
  }
  const cameBack = others.filter(({ isMarked }) => isMarked()).map(({ sheet }) => sheet);
  const more = cameBack.length === 0 ? [] : await readInParts(context, cameBack, marker);
  return new Map([...contents].filter(([, content]) => bears(content, marker)).concat([...more]));
}

const bears = ({ used, values }: SheetContent, marker: SheetMarker | undefined): boolean =>
  marker === undefined ||
  values
    .slice(0, Math.max(0, marker.rows - (used?.row ?? 0)))
    .some((cells) => cells.some((value) => typeof value === 'string' && value.includes(marker.text)));

interface Asked {
  readonly sheet: Excel.Worksheet;
  readonly isMarked: () => boolean;
}

/** Excel counts the cells with the marker, hidden ones, too, so that nothing else of the sheet is told. */
function askMarked(context: Excel.RequestContext, sheet: Excel.Worksheet, marker: SheetMarker | undefined): Asked {
  if (marker === undefined) return { sheet, isMarked: () => true };
  const rows = sheet.getRangeByIndexes(0, 0, marker.rows, MAX_COLUMNS);
  const count = context.workbook.functions.countIf(rows, `*${marker.text}*`);
  count.load('value');
  // What Excel cannot count is not left out.
  return { sheet, isMarked: () => count.value !== 0 };
}

/** All sheets in one request; null when that is more than Excel answers at once, or something in them hinders it. */
async function readAtOnce(context: Excel.RequestContext, sheets: readonly Excel.Worksheet[]): Promise<Contents | null> {
  const queued = sheets.map((sheet) => {
    const range = sheet.getUsedRangeOrNullObject(true);
    // A very hidden sheet holds what programs keep: texts, which may be too long to be told as formulas.
    const hasFormulas = visibilityOf(sheet) !== 'veryHidden';
    range.load(hasFormulas ? BOX_AND_CELLS : BOX_AND_VALUES);
    return { sheet, range, hasFormulas, merges: loadMerges(sheet) };
  });
  if ((await obstacleIn(context)) !== null) {
    return null;
  }
  // Over five million cells, Excel may leave the values out without an error.
  if (queued.some(({ range }) => !range.isNullObject && !Array.isArray(range.values))) {
    return null;
  }
  return new Map(
    queued.map(({ sheet, range, hasFormulas, merges }) => [
      sheet,
      {
        ...(range.isNullObject
          ? NOTHING
          : { used: boxOf(range), ...cellsOf(range, hasFormulas), numberFormats: range.numberFormat as string[][] }),
        merges: merges(),
      },
    ]),
  );
}

/** First how large the sheets are and whose, of very large ones where something is in them, then that in as many requests as it takes. */
async function readInParts(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
  marker: SheetMarker | undefined,
): Promise<Contents> {
  const boxes = sheets.map((sheet) => ({
    ...askMarked(context, sheet, marker),
    range: loadBox(sheet.getUsedRangeOrNullObject(true)),
  }));
  await context.sync();
  const ours = boxes.filter(({ isMarked }) => isMarked());
  const parts: Part[] = [];
  for (const { sheet, range } of ours) {
    if (!range.isNullObject) {
      parts.push(...(await partsThere(context, { sheet, name: sheet.name, rect: boxOf(range) })));
    }
  }
  const read = await readParts(context, parts);
  const merges = ours.map(({ sheet }) => loadMerges(sheet));
  const hasMerges = (await obstacleIn(context)) === null;
  const contents = new Map<Excel.Worksheet, SheetContent>();
  for (const [index, { sheet }] of ours.entries()) {
    const own = read.filter(({ part }) => part.sheet === sheet);
    contents.set(sheet, {
      ...assembled(own.map(({ part, ...content }) => ({ ...content, rect: part.rect }))),
      merges: hasMerges ? merges[index]!() : await mergesApart(context, sheet),
    });
  }
  return contents;
}
