/** The task pane as the ribbon shows and hides it. */
import { HostError } from '../../port';
import type { AddIn, TaskPane, Workbook } from '../api';
import { call, get, part, partOrNull, set, type Box } from '../door';
import { DOCKED_RIGHT } from '../enums';
import { keep, kept } from './storage';
import type { Wps } from './surroundings';

/** Pixels, when it is first shown. */
const WIDTH = 400;

type PaneId = number | string;

/**
 * The panes that a page has made, each with the workbook in front of which it was made: that tells the name that it has
 * now, after it was saved under another. Null where no workbook was open.
 */
export type MadePanes = Map<PaneId, Box<Workbook> | null>;

/**
 * Shows the pane on the right; hides it when it is shown. A pane belongs to the window in which it was made, and each
 * workbook has its own. Throws what WPS says when it makes none.
 */
export async function togglePane(wps: Wps, url: string, made: MadePanes): Promise<void> {
  const { application, addIn } = wps;
  const book = await partOrNull({ it: application }, 'ActiveWorkbook');
  const name = await nameOf(book);
  const id = await paneOf(wps, name, made);
  if (id !== null && (await isToggled(addIn, id))) return;
  if (id !== null) made.delete(id);
  const pane = await call(addIn, 'CreateTaskPane', url);
  const newId = await get(pane, 'ID');
  made.set(newId, book);
  await keep(wps, keyOf(name), newId);
  await prefer(pane, 'DockPosition', DOCKED_RIGHT);
  await prefer(pane, 'Width', WIDTH);
  set(pane, 'Visible', true);
}

/**
 * Hides the pane that was made for a workbook, by the name that this had then: for the pane itself, as builds leave the
 * ribbon dead while one is docked. Throws `failed` where it is not known.
 */
export async function foldPane(wps: Wps, madeFor: string): Promise<void> {
  try {
    const id = (await kept(wps, keyOf(madeFor))) as PaneId | null | undefined;
    const pane = await call(wps.addIn, 'GetTaskPane', id ?? '');
    // Of one that WPS no longer has, only its shell may be left.
    if (pane === null || typeof (await get(pane, 'Visible')) !== 'boolean') throw new Error('no such pane');
    set(pane, 'Visible', false);
  } catch (error) {
    throw new HostError('failed', { reason: 'paneNotFolded' }, { cause: error });
  }
}

/** The name of the workbook in front of the person; '' where there is none, or WPS does not say. */
export async function frontWorkbook({ application }: Wps): Promise<string> {
  try {
    return await nameOf(await partOrNull({ it: application }, 'ActiveWorkbook'));
  } catch {
    return '';
  }
}

const keyOf = (name: string): string => `kaoping.pane ${name}`;

const nameOf = async (book: Box<Workbook> | null): Promise<string> => (book === null ? '' : get(book, 'Name'));

/** One that was made here, else one of which another page of the add-in tells; null for a workbook without. */
async function paneOf({ addIn }: Wps, name: string, made: MadePanes): Promise<PaneId | null> {
  for (const [id, book] of made) {
    // A workbook that was closed has no name.
    if ((await nameOf(book).catch(() => null)) === name) return id;
  }
  try {
    const kept = await call(await part(addIn, 'PluginStorage'), 'getItem', keyOf(name));
    if (typeof kept !== 'number' && (typeof kept !== 'string' || kept === '')) return null;
    // Its workbook has another name by now, and this one is not it.
    const isAnothers = [...made.keys()].some((id) => String(id) === String(kept));
    return isAnothers ? null : kept;
  } catch {
    return null;
  }
}

/** Not where WPS no longer has that pane, or only its shell: its window was closed. */
async function isToggled(addIn: Box<AddIn>, id: PaneId): Promise<boolean> {
  try {
    const known = await call(addIn, 'GetTaskPane', id);
    const isVisible = known && (await get(known, 'Visible'));
    if (typeof isVisible !== 'boolean') return false;
    set(known!, 'Visible', !isVisible);
    return true;
  } catch {
    return false;
  }
}

/** Where a build cannot, the pane is shown where and as wide as WPS likes. */
async function prefer(pane: Box<TaskPane>, key: 'DockPosition' | 'Width', value: number): Promise<void> {
  try {
    if ((await get(pane, key)) !== value) set(pane, key, value);
  } catch {
    // It goes on without the comfort.
  }
}
