/**
 * What a ribbon button has to say: in a dialog of WPS, else in one of the browser. What neither showed waits for the
 * pane in the storage that the pages of the add-in share. Workbooks are left alone.
 */
import { call } from '../door';
import { keep, kept, watch } from './storage';
import type { Wps } from './surroundings';

export interface Message {
  /** The name of the workbook that it is about; '' where WPS did not tell it. */
  readonly workbook: string;
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

/** Sentences that wait, by the names of their workbooks: since when, 0 for those that no dialog will show. */
type Waiting = Readonly<Record<string, readonly [since: number, sentence: string]>>;

function waitingIn(text: unknown): Waiting {
  try {
    const parsed: unknown = JSON.parse(String(text ?? '{}'));
    return (typeof parsed === 'object' && parsed !== null ? parsed : {}) as Waiting;
  } catch {
    return {};
  }
}

async function wait(wps: Wps, workbook: string, entry: readonly [number, string] | null): Promise<void> {
  const others = Object.entries(waitingIn(await kept(wps, KEY))).filter(([name]) => name !== workbook);
  const all = entry === null ? others : [...others, [workbook, entry] as const];
  await keep(wps, KEY, all.length === 0 ? null : JSON.stringify(Object.fromEntries(all)));
}

/** Never throws. */
export async function showMessage(wps: Wps, { workbook, page, title, text, later }: Message): Promise<void> {
  await wait(wps, workbook, [Date.now(), later]);
  try {
    const scale = devicePixelRatio;
    await call(wps.addIn, 'ShowDialog', page, title, SIZE.width * scale, SIZE.height * scale, false);
  } catch {
    await wait(wps, workbook, showAlert(text) ? null : [0, later]);
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

/** The page of the dialog has shown its message about a workbook. */
export const told = (wps: Wps, workbook: string): Promise<void> => wait(wps, workbook, null);

/** Hands over each sentence that nobody was shown, once, to the pane of its workbook; returns the way to stop. */
export function onUntold(
  wps: Wps,
  isOurs: (workbook: string) => Promise<boolean>,
  listener: (sentence: string) => void,
): () => void {
  const looks = new Map<string, { readonly since: number; count: number }>();
  return watch(wps, KEY, async (text) => {
    for (const [workbook, [since, sentence]] of Object.entries(waitingIn(text))) {
      const known = looks.get(workbook);
      if (known?.since === since) known.count++;
      else looks.set(workbook, { since, count: 0 });
      if (since !== 0 && looks.get(workbook)!.count < PATIENCE) continue;
      if (workbook !== '' && !(await isOurs(workbook))) continue;
      await wait(wps, workbook, null);
      listener(sentence);
    }
  });
}
