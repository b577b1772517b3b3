/**
 * What a ribbon button has to say: in a dialog of WPS, else in one of the browser. What neither showed waits for the
 * pane in the storage that the pages of the add-in share. Workbooks are left alone.
 */
import { call, part } from '../door';
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
/** Milliseconds that a dialog may take to open before the pane speaks in its place. */
const PATIENCE = 4_000;
/** Milliseconds between two looks of the pane, for the storage has no events. */
const INTERVAL = 1_000;

/** Never throws. */
export async function showMessage(wps: Wps, { page, title, text, later }: Message): Promise<void> {
  await keep(wps, `${Date.now()}|${later}`);
  try {
    const scale = devicePixelRatio;
    await call(wps.addIn, 'ShowDialog', page, title, SIZE.width * scale, SIZE.height * scale, false);
  } catch {
    await keep(wps, showAlert(text) ? null : `0|${later}`);
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
export const told = (wps: Wps): Promise<void> => keep(wps, null);

/** Hands over each sentence that nobody was shown, once; returns the way to stop. */
export function onUntold(wps: Wps, listener: (sentence: string) => void): () => void {
  const take = async (): Promise<void> => {
    const kept = await call(await part(wps.addIn, 'PluginStorage'), 'getItem', KEY);
    const [, since, sentence] = /^(\d+)\|([^]+)$/.exec(String(kept)) ?? [];
    if (sentence === undefined || Date.now() - Number(since) < PATIENCE) return;
    await keep(wps, null);
    listener(sentence);
  };
  const look = (): void => void take().catch(() => undefined);
  look();
  const timer = setInterval(look, INTERVAL);
  return () => {
    clearInterval(timer);
  };
}

/** Where a build has no such storage, nothing is kept. */
async function keep({ addIn }: Wps, text: string | null): Promise<void> {
  try {
    const storage = await part(addIn, 'PluginStorage');
    await (text === null ? call(storage, 'removeItem', KEY) : call(storage, 'setItem', KEY, text));
  } catch {
    // The dialog is what counts.
  }
}
