/**
 * What a ribbon button had to say while Excel showed no dialog: it waits for the pane, in the storage that the pages of
 * the add-in share. Workbooks are left alone.
 */
const KEY = 'kaoping.untold';

/** None where the browser keeps nothing for pages inside others. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Keeps a sentence for the pane in place of the one before; null when there is none. */
export function keepUntold(sentence: string | null): void {
  if (sentence === null) storage()?.removeItem(KEY);
  else storage()?.setItem(KEY, sentence);
}

/** Hands over a sentence once: the one that is waiting, and those that come while the pane is open. Returns the way to stop. */
export function onUntold(listener: (sentence: string) => void): () => void {
  const take = (): void => {
    const sentence = storage()?.getItem(KEY) ?? null;
    if (sentence === null) return;
    keepUntold(null);
    listener(sentence);
  };
  take();
  window.addEventListener('storage', take);
  return () => {
    window.removeEventListener('storage', take);
  };
}
