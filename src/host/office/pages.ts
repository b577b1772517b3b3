/**
 * What the hidden page of the ribbon buttons tells the panes, through the storage that the pages of the add-in share.
 * Workbooks are left alone.
 */
const UNTOLD = 'kaoping.untold';
const WRITTEN = 'kaoping.written';

/** None where the browser keeps nothing for pages inside others. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Nothing is kept where the storage is full. */
function store(key: string, text: string): void {
  try {
    storage()?.setItem(key, text);
  } catch {
    // It carries nothing that must not be lost.
  }
}

/** What a ribbon button had to say while Excel showed no dialog: in place of the sentence before; null for none. */
export function keepUntold(sentence: string | null): void {
  if (sentence === null) storage()?.removeItem(UNTOLD);
  else store(UNTOLD, sentence);
}

/** Hands over a sentence once: the one that is waiting, and those that come while the pane is open. Returns the way to stop. */
export function onUntold(listener: (sentence: string) => void): () => void {
  const take = (): void => {
    const sentence = storage()?.getItem(UNTOLD) ?? null;
    if (sentence === null) return;
    keepUntold(null);
    listener(sentence);
  };
  take();
  return onStored(take);
}

/** A ribbon button has written into the workbook of this name. */
export function tellWritten(workbook: string): void {
  // The time makes it another text, also when the same workbook is written again.
  store(WRITTEN, `${Date.now()}|${workbook}`);
}

/** Calls back with the name of a workbook when a ribbon button has written into it; returns the way to stop. */
export function onWritten(listener: (workbook: string) => void): () => void {
  return onStored(({ key, newValue }) => {
    if (key === WRITTEN && newValue !== null) listener(newValue.slice(newValue.indexOf('|') + 1));
  });
}

/** Only what other pages have stored is told. */
function onStored(listener: (event: StorageEvent) => void): () => void {
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener('storage', listener);
  };
}
