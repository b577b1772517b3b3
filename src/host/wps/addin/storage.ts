/** The storage that the pages of the add-in share. It ends with WPS, holds texts and has no events. */
import { call, part } from '../door';
import type { Wps } from './surroundings';

/** Milliseconds between two looks. */
const INTERVAL = 1_000;

/** Null removes what was kept. Where a build has no such storage, nothing is kept: it carries nothing that must not be lost. */
export async function keep({ addIn }: Wps, key: string, value: string | number | null): Promise<void> {
  try {
    const storage = await part(addIn, 'PluginStorage');
    await (value === null ? call(storage, 'removeItem', key) : call(storage, 'setItem', key, value));
  } catch {
    // Nobody is told.
  }
}

/** What is kept under a key; null where nothing is, or no storage. */
export async function kept({ addIn }: Wps, key: string): Promise<unknown> {
  try {
    return await call(await part(addIn, 'PluginStorage'), 'getItem', key);
  } catch {
    return null;
  }
}

/** Hands over what is kept, again and again, from now on; returns the way to stop. */
export function watch({ addIn }: Wps, key: string, look: (kept: unknown) => void | Promise<void>): () => void {
  const take = async (): Promise<void> => look(await call(await part(addIn, 'PluginStorage'), 'getItem', key));
  const quietly = (): void => void take().catch(() => undefined);
  quietly();
  const timer = setInterval(quietly, INTERVAL);
  return () => {
    clearInterval(timer);
  };
}
