/** A ribbon button tells the panes that it has written into a workbook: they have not seen it, and WPS does not say so. */
import { keep, watch } from './storage';
import type { Wps } from './surroundings';

const KEY = 'kaoping.written';

/** Into the workbook of this name. Never throws. */
export const tellWritten = (wps: Wps, workbook: string): Promise<void> =>
  // The time makes it another text, also when the same workbook is written again.
  keep(wps, KEY, `${Date.now()}|${workbook}`);

/** Calls back with the name of a workbook after a ribbon button has written into it; returns the way to stop. */
export function onWritten(wps: Wps, listener: (workbook: string) => void): () => void {
  let known: string | null = null;
  return watch(wps, KEY, (kept) => {
    const now = String(kept ?? '');
    const isNew = known !== null && known !== now;
    known = now;
    if (isNew) listener(now.slice(now.indexOf('|') + 1));
  });
}
