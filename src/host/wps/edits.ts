/** Hints that somebody has changed a sheet. */
import type { Application, ApiEvent, Worksheet } from './api';
import { call, get, part, partOrNull, type Box } from './door';
import { CHUNK, readCells } from './reading';
import { touchedRange } from './used';

/** Milliseconds between two looks at the sheet in front, where WPS tells nothing. */
const INTERVAL = 3_000;
/** Columns that are looked at, of as many rows as are read at once. */
const MOST_COLUMNS = 25;

/**
 * Returns the way to stop. `isOwn` says that what happens now is our own doing. That a build takes a listener does not
 * mean that it calls it, so the sheet in front is looked at until the first event has come.
 */
export function listenToEdits(
  app: Box<Application>,
  isOwn: () => boolean,
  listener: (sheet: string) => void,
): () => void {
  let isListening = true;
  const stopWatching = watch(app, isOwn, (sheet) => {
    if (isListening) listener(sheet);
  });
  let unregister: () => void = () => undefined;
  const tell = (sheet: Worksheet): void => {
    stopWatching();
    if (isOwn() || !isListening) return;
    void get({ it: sheet }, 'Name').then(listener, () => undefined);
  };
  void register(app, tell)
    .catch(() => null)
    .then((registered) => {
      unregister = registered ?? unregister;
      if (!isListening) unregister();
    });
  return () => {
    if (!isListening) return;
    isListening = false;
    stopWatching();
    unregister();
  };
}

/** Null where there are no events. */
async function register(app: Box<Application>, tell: (sheet: Worksheet) => void): Promise<(() => void) | null> {
  const events: Box<ApiEvent> | null = await partOrNull(app, 'ApiEvent');
  if (events === null) return null;
  await call(events, 'AddApiEventListener', 'SheetChange', tell as never);
  return () => {
    call(events, 'RemoveApiEventListener', 'SheetChange', tell as never).catch(() => undefined);
  };
}

/** People edit the sheet in front, so that is where to look; of a large one, at its first cells. */
function watch(app: Box<Application>, isOwn: () => boolean, listener: (sheet: string) => void): () => void {
  let known: { readonly sheet: string; readonly cells: string } | null = null;
  const look = async (): Promise<void> => {
    if (isOwn()) {
      known = null;
      return;
    }
    const book = await part(app, 'ActiveWorkbook');
    const sheet = await part(book, 'ActiveSheet');
    const name = await get(sheet, 'Name');
    const touched = await touchedRange(sheet);
    const columns = Math.min(touched.columns, MOST_COLUMNS);
    const first = { ...touched, columns, rows: Math.min(touched.rows, Math.floor(CHUNK / columns)) };
    const cells = JSON.stringify(await readCells(sheet, first));
    const isEdited = known?.sheet === name && known.cells !== cells;
    known = { sheet: name, cells };
    if (isEdited) listener(name);
  };
  // Nothing is asked while somebody types, or a build may end it.
  const isReady = async (): Promise<boolean> => (await get(app, 'Ready')) !== false;
  const timer = setInterval(() => {
    void isReady()
      .then((yes) => (yes ? look() : undefined))
      .catch(() => undefined);
  }, INTERVAL);
  return () => {
    clearInterval(timer);
  };
}
