/**
 * What a ribbon button has to say: in a dialog of WPS, else in one of the browser. What neither showed waits for the
 * pane in the storage that the pages of the add-in share. Workbooks are left alone.
 */
import { call } from '../door';
import { keep, watch } from './storage';
import type { Wps } from './surroundings';

export interface Message {
  /** The page that shows it; it calls `told`. */
  readonly page: string;
  readonly title: string;
  readonly text: string;
  /** As the pane says it later. */
  readonly later: string;
}

const KEY = 'kaoping.untold';
const SIZE = { width: 420, height: 240 };
/**
 * Looks, a second apart, that a dialog may take to open before the pane speaks in its place. While all stands still, as
 * after a long write, neither the dialog opens nor the pane looks.
 */
const PATIENCE = 4;

/** Never throws. */
export async function showMessage(wps: Wps, { page, title, text, later }: Message): Promise<void> {
  await keep(wps, KEY, `${Date.now()}|${later}`);
  try {
    const scale = devicePixelRatio;
    await call(wps.addIn, 'ShowDialog', page, title, SIZE.width * scale, SIZE.height * scale, false);
  } catch {
    await keep(wps, KEY, showAlert(text) ? null : `0|${later}`);
  }
}

function showAlert(text: string): boolean {
  try {
    alert(text);
    return true;
  } catch {
    return false;
  }
}

/** The page of the dialog has shown its message. */
export const told = (wps: Wps): Promise<void> => keep(wps, KEY, null);

/** Hands over each sentence that nobody was shown, once; returns the way to stop. */
export function onUntold(wps: Wps, listener: (sentence: string) => void): () => void {
  let [last, looks] = ['', 0];
  return watch(wps, KEY, async (kept) => {
    const now = String(kept);
    looks = now === last ? looks + 1 : 0;
    last = now;
    const [, since, sentence] = /^(\d+)\|([^]+)$/.exec(now) ?? [];
    if (sentence === undefined || (since !== '0' && looks < PATIENCE)) return;
    await keep(wps, KEY, null);
    listener(sentence);
  });
}
