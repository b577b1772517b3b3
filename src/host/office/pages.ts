/**
 * What the hidden page of the ribbon buttons tells the panes, through the storage that the pages of the add-in share.
 * Workbooks are left alone.
 */
const UNTOLD = 'kaoping.untold';
const WRITTEN = 'kaoping.written';
/** The oldest go: their workbooks may have other names by now. */
const MOST_UNTOLD = 20;

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

/** Sentences that wait, by the name of their workbook; '' where Excel did not tell it. */
function untold(): Readonly<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(storage()?.getItem(UNTOLD) ?? '{}');
    return Object.fromEntries(
      Object.entries(kept ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

/** What a ribbon button had to say of a workbook while Excel showed no dialog: in place of the sentence before; null for none. */
export function keepUntold(workbook: string, sentence: string | null): void {
  const others = Object.entries(untold()).filter(([name]) => name !== workbook);
  const all = sentence === null ? others : [...others, [workbook, sentence] as const];
  if (all.length === 0) storage()?.removeItem(UNTOLD);
  else store(UNTOLD, JSON.stringify(Object.fromEntries(all.slice(-MOST_UNTOLD))));
}

/**
 * Hands over each sentence once, to the pane of its workbook: those that are waiting, and those that come while the pane
 * is open. Returns the way to stop.
 */
export function onUntold(
  isOurs: (workbook: string) => Promise<boolean>,
  listener: (sentence: string) => void,
): () => void {
  const take = async (): Promise<void> => {
    for (const [workbook, sentence] of Object.entries(untold())) {
      if (workbook !== '' && !(await isOurs(workbook))) continue;
      // Another look may have taken it meanwhile.
      if (untold()[workbook] !== sentence) continue;
      keepUntold(workbook, null);
      listener(sentence);
    }
  };
  void take();
  return onStored(({ key }) => {
    if (key === UNTOLD) void take();
  });
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
