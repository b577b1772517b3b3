/** What WPS does only to the sheet in front: frozen panes, and whatever counts from the active cell. */
import type { Rect } from '../../port';
import type { Application, Window, Worksheet } from '../api';
import { call, get, part, set, type Box } from '../door';
import { VISIBLE } from '../enums';
import { rangeAt, rectOf } from '../reading';

/** Brings a sheet to the front, a hidden one for as long as it takes. */
export async function onScreen<T>(
  app: Box<Application>,
  sheet: Box<Worksheet>,
  work: (window: Box<Window>) => Promise<T>,
): Promise<T> {
  const visible = await get(sheet, 'Visible');
  const isHidden = visible === VISIBLE.hidden || visible === VISIBLE.veryHidden;
  if (isHidden) set(sheet, 'Visible', VISIBLE.visible);
  try {
    await call(sheet, 'Activate');
    return await work(await part(app, 'ActiveWindow'));
  } finally {
    if (isHidden) set(sheet, 'Visible', visible);
  }
}

/** Makes a cell the active one while `work` runs. */
export async function atCell<T>(
  app: Box<Application>,
  sheet: Box<Worksheet>,
  { row, column }: Rect,
  work: () => Promise<T>,
): Promise<T> {
  return onScreen(app, sheet, async (window) => {
    const before = await rectOf(await part(window, 'ActiveCell'));
    await call(await rangeAt(sheet, { row, column, rows: 1, columns: 1 }), 'Select');
    const result = await work();
    if (before !== null) await call(await rangeAt(sheet, before), 'Select');
    return result;
  });
}
