/** Copies of sheets, from which to put back what WPS cannot tell: looks, merges, validations, links, notes. */
import { copyName, meets, passingName, quotedSheetName, sameContent, union } from '../../common';
import type { Rect } from '../../port';
import type { Application, Worksheet } from '../api';
import { call, get, part, set, type Box } from '../door';
import { VISIBLE } from '../enums';
import { rangeAt, readCells, mergesOf } from '../reading';
import { tabsOf } from '../snapshot';
import { partsThere, touchedRange } from '../used';
import type { Plan } from './check';
import { addedBehind } from './tabs';
import { resetSizes } from './sizes';
import { sheetOf, type Tab } from './tab';
import { heldAt, putBack } from './values';
import type { Learned, Work } from './work';

/** Tabs that a copy is made of. */
export function riskyTabs({ tabs }: Plan): Tab[] {
  return tabs.filter((tab) => !tab.isNew && (tab.isCleared || tab.touched.length > 0));
}

/** Copies a tab, and puts down how to bring it back. Returns the name of the copy. */
export async function keepCopy(work: Work, tab: Tab, index: number): Promise<string> {
  const sheet = sheetOf(tab);
  const name = copyName(index);
  const ranges = tab.isCleared ? [] : await wholeMerges(sheet, tab.touched);
  const own = await formulasOnItself(work.app, sheet, tab);
  let copy: Box<Worksheet> | null = null;
  work.undos.push(async () => {
    // Without a copy nothing was done yet.
    if (copy === null) return;
    // From here on the copy may be the only whole one: whoever comes after us must not take it for a leftover.
    set(copy, 'Name', passingName(index));
    await (tab.isCleared ? allBack(sheet, copy) : rangesBack(sheet, copy, ranges));
    const back = tab.isCleared ? await partsThere(work.app, copy, await touchedRange(copy)) : ranges;
    for (const rect of back) await valuesBack(sheet, copy, rect, work.learned);
    // In a copy, a formula that names its own sheet names the copy.
    for (const { rect, formula } of own) await putBack(sheet, rect, [[{ formula, result: 0 }]], work.learned);
  });
  copy = await copySheet(work, sheet, name);
  return name;
}

async function copySheet({ book, learned }: Work, sheet: Box<Worksheet>, name: string): Promise<Box<Worksheet>> {
  const tabs = await tabsOf(book);
  const known = new Set(tabs.map((tab) => tab.name));
  const last = tabs[tabs.length - 1]!.sheet;
  // A very hidden sheet cannot be copied.
  const isVeryHidden = (await get(sheet, 'Visible')) === VISIBLE.veryHidden;
  if (isVeryHidden) set(sheet, 'Visible', VISIBLE.hidden);
  const copy = await addedBehind(book, known, learned, (leftOut) => call(sheet, 'Copy', leftOut, last));
  if (isVeryHidden) set(sheet, 'Visible', VISIBLE.veryHidden);
  set(copy, 'Name', name);
  set(copy, 'Visible', VISIBLE.hidden);
  // Rows that a filter hides would be left out when cells are copied back.
  if (await get(copy, 'AutoFilterMode')) set(copy, 'AutoFilterMode', false);
  return copy;
}

/** Ranges grown so that no merged area reaches over an edge. */
async function wholeMerges(sheet: Box<Worksheet>, ranges: readonly Rect[]): Promise<Rect[]> {
  const merges = await mergesOf(sheet, await touchedRange(sheet));
  return ranges.map((range) => {
    let grown = range;
    for (let met = outside(grown); met !== undefined; met = outside(grown)) grown = union(grown, met);
    return grown;
  });

  function outside(range: Rect): Rect | undefined {
    return merges.find((merge) => {
      const both = union(range, merge);
      return meets(range, merge) && (both.rows > range.rows || both.columns > range.columns);
    });
  }
}

interface OwnFormula {
  readonly rect: Rect;
  readonly formula: string;
}

/** Formulas that name the sheet they stand in. */
async function formulasOnItself(
  app: Box<Application>,
  sheet: Box<Worksheet>,
  { name, isCleared, touched }: Tab,
): Promise<OwnFormula[]> {
  const found: OwnFormula[] = [];
  for (const used of await partsThere(app, sheet, await touchedRange(sheet))) {
    if ((await get(await rangeAt(sheet, used), 'HasFormula')) === false) continue;
    const { formulas } = await readCells(sheet, used);
    formulas.forEach((row, r) => {
      row.forEach((formula, c) => {
        const rect = { row: used.row + r, column: used.column + c, rows: 1, columns: 1 };
        const isOwn = formula?.includes(`${name}!`) === true || formula?.includes(`${quotedSheetName(name)}!`) === true;
        if (formula !== null && isOwn && (isCleared || touched.some((range) => meets(range, rect)))) {
          found.push({ rect, formula });
        }
      });
    });
  }
  return found;
}

async function rangesBack(sheet: Box<Worksheet>, copy: Box<Worksheet>, ranges: readonly Rect[]): Promise<void> {
  for (const rect of ranges) {
    const target = await rangeAt(sheet, rect);
    await call(target, 'UnMerge');
    await call(target, 'Clear');
    await call(await part(target, 'Validation'), 'Delete');
    await call(await part(target, 'Hyperlinks'), 'Delete');
    await call(await rangeAt(copy, rect), 'Copy', target);
  }
}

async function allBack(sheet: Box<Worksheet>, copy: Box<Worksheet>): Promise<void> {
  await emptySheet(sheet);
  await call(await part(sheet, 'Cells'), 'ClearComments');
  await call(await part(copy, 'Cells'), 'Copy', await part(sheet, 'Cells'));
}

/** What did not come back with the cells: the rows of a table's filter may be left out. */
async function valuesBack(sheet: Box<Worksheet>, copy: Box<Worksheet>, rect: Rect, learned: Learned): Promise<void> {
  const [was, now] = [await readCells(copy, rect), await readCells(sheet, rect)];
  const missing = was.values.map((row, r) =>
    row.map((_, c) => (sameContent(heldAt(was, r, c), heldAt(now, r, c)) ? undefined : heldAt(was, r, c))),
  );
  await putBack(sheet, rect, missing, learned);
}

/** Empties the cells of a sheet; charts, notes, names and the page setup stay. */
export async function emptySheet(sheet: Box<Worksheet>): Promise<void> {
  // First of all: what a filter hides might not be emptied.
  await resetSizes(sheet);
  const cells = await part(sheet, 'Cells');
  await call(cells, 'UnMerge');
  // `Clear` would take the notes, too.
  await call(cells, 'ClearContents');
  await call(cells, 'ClearFormats');
  await call(await part(cells, 'FormatConditions'), 'Delete');
  await call(await part(cells, 'Validation'), 'Delete');
  await call(await part(cells, 'Hyperlinks'), 'Delete');
}
