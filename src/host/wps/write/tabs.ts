/** Tabs come, go and hide. */
import type { Change, Visibility } from '../../port';
import type { Workbook, Worksheet } from '../api';
import { call, get, part, set, type Box } from '../door';
import { VISIBLE, wpsColor } from '../enums';
import { tabsOf } from '../snapshot';
import { sheetOf, type Tab } from './tab';
import type { Learned, Work } from './work';

/** A new sheet, or a copy of `model`. */
export async function addTab(
  { book, learned, undos }: Work,
  tab: Tab,
  after: Tab | null,
  { visibility = 'visible', tabColor }: Extract<Change, { kind: 'addSheet' }>,
  model: Box<Worksheet> | null = null,
): Promise<void> {
  const known = new Set((await tabsOf(book)).map(({ name }) => name));
  undos.push(() => dropSheets(book, (name) => !known.has(name)));
  const sheets = await part(book, 'Worksheets');
  const behind = after === null ? await call(sheets, 'Item', await get(sheets, 'Count')) : sheetOf(after);
  const sheet = await addedBehind(book, known, learned, (leftOut) =>
    model === null ? call(sheets, 'Add', leftOut, behind) : call(model, 'Copy', leftOut, behind),
  );
  set(sheet, 'Name', tab.name);
  if (tabColor !== undefined) set(await part(sheet, 'Tab'), 'Color', wpsColor(tabColor));
  if (visibility !== 'visible') set(sheet, 'Visible', VISIBLE[visibility]);
  tab.sheet = sheet;
}

/**
 * The sheet that `add` adds to the `known` ones: not every build gives it back. It is given what stands for the sheet before which the new one
 * does not come: add-ins were seen to leave it out as undefined, and Kingsoft's own examples as null. Tried again only
 * when no sheet came of it.
 */
export async function addedBehind(
  book: Box<Workbook>,
  known: ReadonlySet<string>,
  learned: Learned,
  add: (leftOut: undefined | null) => Promise<unknown>,
): Promise<Box<Worksheet>> {
  let refusal: unknown;
  for (const leftOut of learned.leftOut === null ? ([null, undefined] as const) : ([undefined, null] as const)) {
    try {
      await add(leftOut);
    } catch (error) {
      refusal ??= error;
    }
    const sheet = (await tabsOf(book)).find(({ name }) => !known.has(name))?.sheet;
    if (sheet === undefined) continue;
    learned.leftOut = leftOut;
    return sheet;
  }
  throw refusal ?? new Error('the sheet was not added');
}

/** Until the very end a tab only gets another name, for removing cannot be undone. */
export async function removeTab({ undos }: Work, tab: Tab, passing: string): Promise<void> {
  const sheet = sheetOf(tab);
  if (tab.isNew) {
    await deleteSheet(sheet);
    return;
  }
  undos.push(() => {
    set(sheet, 'Name', tab.name);
    return Promise.resolve();
  });
  set(sheet, 'Name', passing);
}

export async function showTab({ undos }: Work, tab: Tab, visibility: Visibility): Promise<void> {
  const sheet = sheetOf(tab);
  const before = await get(sheet, 'Visible');
  undos.push(() => {
    set(sheet, 'Visible', before);
    return Promise.resolve();
  });
  set(sheet, 'Visible', VISIBLE[visibility]);
}

async function deleteSheet(sheet: Box<Worksheet>): Promise<void> {
  // A very hidden sheet cannot be removed.
  if ((await get(sheet, 'Visible')) === VISIBLE.veryHidden) set(sheet, 'Visible', VISIBLE.hidden);
  await call(sheet, 'Delete');
}

/** Removes the sheets that `isGoing` names. Throws when one stays, for WPS may refuse without a word. */
export async function dropSheets(book: Box<Workbook>, isGoing: (name: string) => boolean): Promise<void> {
  const going = (await tabsOf(book)).filter(({ name }) => isGoing(name));
  for (const { sheet } of going) await deleteSheet(sheet);
  if (going.length > 0 && (await tabsOf(book)).some(({ name }) => isGoing(name))) {
    throw new Error('a sheet was not removed');
  }
}
