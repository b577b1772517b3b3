/** Hints that somebody has changed a sheet. */
import type { Application, ApiEvent, EventName, Worksheet } from './api';
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
  /** What the workbook holds now is known, its sheets by their names: only what comes after it is an edit. */
  known(names: readonly string[]): Promise<void>;
}

/**
 * `isOwn` says that what happens now is our own doing, `names` how the sheets are called now. That a build takes a listener
 * does not mean that it calls it, so the sheet in front is looked at until the first event has come. Of sheets that came,
 * went, or are called otherwise WPS says no more than that there is a new one, or another one in front.
 */
export function listenToEdits(
  app: Box<Application>,
  names: () => Promise<readonly string[]>,
  isOwn: () => boolean,
  listener: (sheet: string) => void,
): Listening {
  let isListening = true;
  const hear = (sheet: string): void => {
    if (isListening) listener(sheet);
  };
  let known: readonly string[] | null = null;
  /** Tells once of sheets that are not as they were. */
  const compare = async (): Promise<void> => {
    const was = known;
    const now = await names();
    if (was === null || was !== known || isOwn()) return;
    known = now;
    const other = now.find((name, index) => name !== was[index]) ?? was[now.length];
    if (other !== undefined) hear(other);
  };
  const watching = watch(app, isOwn, hear, compare);
  let unregister: () => void = () => undefined;
  let hearsOfTabs = false;
  const onCells = (sheet: Worksheet): void => {
    if (hearsOfTabs) watching.stop();
    if (isOwn() || !isListening) return;
    void get({ it: sheet }, 'Name').then(listener, () => undefined);
  };
  const onTabs = (): void => {
    if (!isOwn() && isListening) void compare().catch(() => undefined);
  };
  void register(app, onCells, onTabs)
    .catch(() => null)
    .then((registered) => {
      hearsOfTabs = registered?.hearsOfTabs ?? false;
      unregister = registered?.unregister ?? unregister;
      if (!isListening) unregister();
    });
  return {
    stop: () => {
      if (!isListening) return;
      isListening = false;
      watching.stop();
      unregister();
    },
    known: async (names) => {
      known = names;
      await watching.known();
    },
  };
}

/** Null where there are no events. A build that does not take all of them is listened to as far as it goes. */
async function register(
  app: Box<Application>,
  onCells: (sheet: Worksheet) => void,
  onTabs: () => void,
): Promise<{ readonly hearsOfTabs: boolean; readonly unregister: () => void } | null> {
  const events: Box<ApiEvent> | null = await partOrNull(app, 'ApiEvent');
  if (events === null) return null;
  const all: readonly (readonly [EventName, (...given: never[]) => void])[] = [
    ['SheetChange', onCells],
    ['SheetActivate', onTabs],
    ['WorkbookNewSheet', onTabs],
  ];
  const taken: (typeof all)[number][] = [];
  for (const [name, listener] of all) {
    try {
      await call(events, 'AddApiEventListener', name, listener as never);
      taken.push([name, listener]);
    } catch (error) {
      if (name === 'SheetChange') throw error;
    }
  }
  return {
    hearsOfTabs: taken.length === all.length,
    unregister: () => {
      for (const [name, listener] of taken)
        call(events, 'RemoveApiEventListener', name, listener as never).catch(() => undefined);
    },
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
function watch(
  app: Box<Application>,
  isOwn: () => boolean,
  listener: (sheet: string) => void,
  compare: () => Promise<void>,
): { stop(): void; known(): Promise<void> } {
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
    else await compare();
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
