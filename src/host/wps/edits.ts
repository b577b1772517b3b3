/** Hints that somebody has changed a sheet. */
import type { Application, ApiEvent, Worksheet } from './api';
import { call, get, part, partOrNull, type Box } from './door';
import { CHUNK, readCells } from './reading';
import { touchedRange } from './used';

/** Milliseconds between two looks at the sheet in front, where WPS tells nothing. */
const INTERVAL = 3_000;
/** Columns that are looked at, of as many rows as are read at once. */
const MOST_COLUMNS = 25;

/** Edits that are listened to. */
export interface Listening {
  stop(): void;
  /** What the workbook holds now is known: only what comes after it is an edit. */
  known(): Promise<void>;
}

/**
 * `isOwn` says that what happens now is our own doing. That a build takes a listener does not mean that it calls it, so
 * the sheet in front is looked at until the first event has come.
 */
export function listenToEdits(
  app: Box<Application>,
  isOwn: () => boolean,
  listener: (sheet: string) => void,
): Listening {
  let isListening = true;
  const watching = watch(app, isOwn, (sheet) => {
    if (isListening) listener(sheet);
  });
  let unregister: () => void = () => undefined;
  const tell = (sheet: Worksheet): void => {
    watching.stop();
    if (isOwn() || !isListening) return;
    void get({ it: sheet }, 'Name').then(listener, () => undefined);
  };
  void register(app, tell)
    .catch(() => null)
    .then((registered) => {
      unregister = registered ?? unregister;
      if (!isListening) unregister();
    });
  return {
    stop: () => {
      if (!isListening) return;
      isListening = false;
      watching.stop();
      unregister();
    },
    known: () => watching.known(),
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

/** The first cells of the sheet in front. */
interface Glance {
  readonly sheet: string;
  readonly cells: string;
}

async function glance(app: Box<Application>): Promise<Glance> {
  const sheet = await part(await part(app, 'ActiveWorkbook'), 'ActiveSheet');
  const name = await get(sheet, 'Name');
  const touched = await touchedRange(sheet);
  const columns = Math.min(touched.columns, MOST_COLUMNS);
  const first = { ...touched, columns, rows: Math.min(touched.rows, Math.floor(CHUNK / columns)) };
  return { sheet: name, cells: JSON.stringify(await readCells(sheet, first)) };
}

/** People edit the sheet in front, so that is where to look; of a large one, at its first cells. */
function watch(app: Box<Application>, isOwn: () => boolean, listener: (sheet: string) => void): Listening {
  let seen: Glance | null = null;
  let isStopped = false;
  const look = async (): Promise<void> => {
    if (isOwn()) {
      seen = null;
      return;
    }
    const now = await glance(app);
    const isEdited = seen?.sheet === now.sheet && seen.cells !== now.cells;
    seen = now;
    if (isEdited) listener(now.sheet);
  };
  // Nothing is asked while somebody types, or a build may end it.
  const isReady = async (): Promise<boolean> => (await get(app, 'Ready')) !== false;
  const timer = setInterval(() => {
    void isReady()
      .then((yes) => (yes ? look() : undefined))
      .catch(() => undefined);
  }, INTERVAL);
  return {
    stop: () => {
      isStopped = true;
      clearInterval(timer);
    },
    known: async () => {
      if (!isStopped) seen = await glance(app).catch(() => null);
    },
  };
}
