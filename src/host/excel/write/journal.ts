/**
 * What is under way, in a very hidden sheet of the workbook: written before anything else, taken away after everything
 * else. So whoever opens the workbook next finishes what was interrupted, or takes it back.
 */
import { PIECE, piecesOf } from '../../port';
import { jsonBytes, step, type Step } from '../chunks';
import type { Desk } from '../desk';
import { at } from './looks';
import type { Entry, WayBack } from './wayBack';

export const JOURNAL = '_kaopingjournal';
const VERSION = 'kaoping-journal 1';
/** Milliseconds for which a journal belongs to whoever writes just now. */
const FRESH = 90_000;

/**
 * `begun`: to be taken back. `back`: the cells are as they were, sheets are left over. `done`: all is written, sheets are
 * left over. `blank`: nothing was changed yet.
 */
export type JournalState = 'blank' | 'begun' | 'back' | 'done';

/** How far it is, and by which page that was told when. */
const STATE = { row: 0, column: 1, rows: 1, columns: 2 };
type Writer = Pick<Desk, 'patience' | 'page'>;

/** Characters of a page and of a time in a stamp. */
const [PAGE, TIME] = [8, 9];
let stamps = 0;

/** Looks like the other names for the time being, so that a recording leaves chance out of it. */
const stampOf = ({ patience, page }: Writer): string =>
  `_kaoping${page.padEnd(PAGE, '0')}${patience.clock.now().toString(36).padStart(TIME, '0')}${(stamps++).toString(36)}`;

function isFreshFor({ patience, page }: Writer, stamp: unknown): boolean {
  const text = String(stamp).replace('_kaoping', '');
  const time = parseInt(text.slice(PAGE, PAGE + TIME), 36);
  return text.slice(0, PAGE) !== page.padEnd(PAGE, '0') && Math.abs(patience.clock.now() - time) < FRESH;
}

/** Adds the journal; the state comes last, so that one that is cut short says that nothing was changed. */
export function beginJournal(wayBack: WayBack, writer: Writer & Pick<Desk, 'limits'>): Step[] {
  const pieces = piecesOf(JSON.stringify(inShort(wayBack))).map((piece) => [`'${piece}`]);
  const sheetOf = ({ workbook: { worksheets } }: Excel.RequestContext): Excel.Worksheet => worksheets.getItem(JOURNAL);
  const begin = step(8, 0, ({ workbook: { worksheets } }) => {
    const sheet = worksheets.add(JOURNAL);
    sheet.visibility = 'VeryHidden';
    at(sheet, { row: 0, column: 0, rows: 1, columns: 1 }).values = [[VERSION]];
  });
  // Three bytes a character at most.
  const most = Math.max(1, Math.min(20, Math.floor(writer.limits.bytes / (PIECE * 6))));
  const texts = Array.from({ length: Math.ceil(pieces.length / most) }, (_, index): Step => {
    const some = pieces.slice(index * most, (index + 1) * most);
    const place = { row: 1 + index * most, column: 0, rows: some.length, columns: 1 };
    return step(4, jsonBytes(some), (context) => void (at(sheetOf(context), place).values = some));
  });
  return [begin, ...texts, markJournal('begun', writer)];
}

/** Of a sheet that is emptied, its copy holds all but formulas that name the sheet itself. */
function inShort(wayBack: WayBack): WayBack {
  const formula = (cell: Entry): Entry => (typeof cell === 'string' && cell.startsWith('=') ? cell : null);
  return {
    ...wayBack,
    sheets: wayBack.sheets.map((sheet) => {
      if (sheet.cleared === null || sheet.copy === null) return sheet;
      const blocks = sheet.blocks.map(({ rect, cells }) => ({ rect, cells: cells.map((row) => row.map(formula)) }));
      return { ...sheet, blocks: blocks.filter(({ cells }) => cells.some((row) => row.some((cell) => cell !== null))) };
    }),
  };
}

/** Says how far it is, and that somebody is still at it. */
export function markJournal(state: JournalState, writer: Writer): Step {
  const stamp = stampOf(writer);
  return step(3, 60, ({ workbook: { worksheets } }) => {
    at(worksheets.getItem(JOURNAL), STATE).values = [[state, stamp]];
  });
}

/** Asks for the state; the answer is there after the next sync. */
export function loadJournal({ workbook: { worksheets } }: Excel.RequestContext): () => JournalState | null {
  const sheet = worksheets.getItemOrNullObject(JOURNAL);
  sheet.load('id');
  const cells = at(sheet, STATE);
  cells.load('values');
  return () => (sheet.isNullObject ? null : stateOf(cells.values[0]?.[0]));
}

const STATES: readonly JournalState[] = ['begun', 'back', 'done'];
const stateOf = (value: unknown): JournalState => STATES.find((state) => state === value) ?? 'blank';

export interface Journal {
  readonly state: JournalState;
  /** Somebody may be writing just now, on another page of ours. */
  readonly isFresh: boolean;
  /** Null when it cannot be read. */
  readonly wayBack: WayBack | null;
}

/** Two requests. Null when there is none. */
export async function readJournal(context: Excel.RequestContext, writer: Writer): Promise<Journal | null> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(JOURNAL);
  sheet.load('id');
  await context.sync();
  if (sheet.isNullObject) return null;
  const used = sheet.getUsedRange(true);
  used.load('values');
  await context.sync();
  const [head = [], ...rows] = used.values as unknown[][];
  const isKnown = head[0] === VERSION;
  return {
    state: isKnown ? stateOf(head[1]) : 'blank',
    isFresh: isFreshFor(writer, head[2]),
    wayBack: isKnown ? parsed(rows.map(([piece]) => String(piece)).join('')) : null,
  };
}

/** Only this program writes the sheet; a text that was cut short is none. */
function parsed(text: string): WayBack | null {
  try {
    return JSON.parse(text) as WayBack;
  } catch {
    return null;
  }
}
