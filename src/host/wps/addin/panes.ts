/** The task pane as the ribbon shows and hides it. */
import type { AddIn, Application, TaskPane } from '../api';
import { call, get, part, partOrNull, set, type Box } from '../door';
import { DOCKED_RIGHT } from '../enums';
import type { Wps } from './surroundings';

/** Pixels, when it is first shown. */
const WIDTH = 400;

/** Shows the pane on the right; hides it when it is shown. Throws what WPS says when it makes none. */
export async function togglePane({ application, addIn }: Wps, url: string): Promise<void> {
  const storage = await part(addIn, 'PluginStorage');
  const key = await paneKey(application);
  const id = (await call(storage, 'getItem', key)) as number | string | null | undefined;
  if (id && (await isToggled(addIn, id))) return;
  const pane = await call(addIn, 'CreateTaskPane', url);
  await call(storage, 'setItem', key, await get(pane, 'ID'));
  await prefer(pane, 'DockPosition', DOCKED_RIGHT);
  await prefer(pane, 'Width', WIDTH);
  set(pane, 'Visible', true);
}

/** Not where WPS no longer has that pane, or only its shell: its window was closed. */
async function isToggled(addIn: Box<AddIn>, id: number | string): Promise<boolean> {
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

/** A pane belongs to the window in which it was made, and each workbook has its own. */
async function paneKey(application: Application): Promise<string> {
  const book = await partOrNull({ it: application }, 'ActiveWorkbook');
  return `kaoping.pane ${book ? await get(book, 'Name') : ''}`;
}

/** Where a build cannot, the pane is shown where and as wide as WPS likes. */
async function prefer(pane: Box<TaskPane>, key: 'DockPosition' | 'Width', value: number): Promise<void> {
  try {
    if ((await get(pane, key)) !== value) set(pane, key, value);
  } catch {
    // It goes on without the comfort.
  }
}
