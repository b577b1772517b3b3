/** The record of the last writes, in the very hidden sheet, so that they can be taken back wherever the workbook goes. */
import * as v from 'valibot';
import { piecesOf, type CellWrite, type Change, type SheetSnapshot } from '../../host/port';
import { endOf, shortMark, valueAt } from '../../sheets';
import { bodyOf, pack, unpack } from './packed';
import type { StepBody, StepHead, UndoStep } from './step';

/** How many writes are kept. */
export const STEPS = 10;
/** Characters of the whole record; the oldest steps go first. A step that is longer cannot be kept. */
export const LENGTH = 800_000;

/** A column for each step, beside the state (the first three columns), the older record and the confirmations. */
const COLUMNS: readonly number[] = Array.from({ length: STEPS }, (_, index) => 5 + index);
/** Where versions that kept one step have it. */
const OLDER_COLUMN = 3;
const FIRST_ROW = 1;
/** On top of a column: which step it is, counted without gaps; how much of the text is its head; a mark of the whole text. */
const VERSION = /^undo 2 (\d+) (\d+) (\w+)$/;
const OLDER_VERSION = 'undo 1';

/** A step as it stands in the sheet. */
export interface KeptStep {
  readonly head: StepHead;
  /** What takes it back; null when nobody can read it. */
  readonly body: () => StepBody | null;
  /** Null when it is in the older form, which is written anew. */
  readonly place: Place | null;
}

interface Place {
  readonly column: number;
  readonly number: number;
  /** Characters. */
  readonly length: number;
}

/** A step to be written. */
interface Text {
  readonly text: string;
  readonly headLength: number;
  readonly length: number;
}

const TOTAL = v.union([v.number(), v.string()]);
const HEAD = v.object({
  title: v.string(),
  at: v.string(),
  cells: v.number(),
  added: v.number(),
  totals: v.array(v.object({ assessee: v.string(), before: TOTAL, after: TOTAL })),
});
const OLDER_HEAD = v.object({ title: v.string(), at: v.string(), cells: v.number() });

/** The steps of a very hidden sheet, the newest first: as far as they follow each other and this version can read them. */
export function readSteps(sheet: SheetSnapshot): KeptStep[] {
  // An older version does not know of the others: what it wrote came after them, and nobody knows how much.
  const older = readOlder(sheet);
  if (older) return [older];
  const found = COLUMNS.flatMap((column) => readColumn(sheet, column) ?? []).sort((a, b) => b.number - a.number);
  const newest = found[0]?.number ?? 0;
  const steps: KeptStep[] = [];
  for (const { number, step } of found) {
    // Whoever took back an older one would leave in place what this one wrote.
    if (!step || number !== newest - steps.length) break;
    steps.push(step);
  }
  return steps;
}

/** Writes a record of these steps, the newest first, and of one more; what does not fit any more goes. */
export function recordChanges(
  sheet: string,
  existing: SheetSnapshot | undefined,
  steps: readonly KeptStep[],
  step: UndoStep | null,
): { readonly changes: Change[]; readonly isKept: boolean } {
  const kept = fitting([
    ...(step ? [textOf(step)] : []),
    ...steps.flatMap((each): (Place | Text)[] => (each.place ? [each.place] : renewed(each))),
  ]);
  const places = kept.filter((each) => 'column' in each);
  const texts = kept.filter((each) => 'text' in each).reverse();
  const taken = new Set(places.map(({ column }) => column));
  const free = COLUMNS.filter((column) => !taken.has(column));
  const last = places[0]?.number ?? 0;
  const columns = new Map(
    texts.map(({ text, headLength }, index) => {
      const version = `undo 2 ${last + index + 1} ${headLength} ${shortMark(text)}`;
      return [free[index]!, [version, ...piecesOf(text)]] as const;
    }),
  );
  const changes = [OLDER_COLUMN, ...COLUMNS].flatMap((column): Change[] => {
    if (taken.has(column)) return [];
    const pieces = columns.get(column) ?? [];
    const rows = Math.max(pieces.length, existing ? columnOf(existing, column).length : 0);
    if (rows === 0) return [];
    const values = Array.from({ length: rows }, (_, index): CellWrite[] => [pieces[index] ?? null]);
    return [{ kind: 'write', sheet, row: FIRST_ROW, column, values }];
  });
  return { changes, isKept: step === null || kept.length > 0 };
}

/** The newest, as many as there is room for. */
function fitting(steps: readonly (Place | Text)[]): readonly (Place | Text)[] {
  let room = LENGTH;
  const end = steps.slice(0, STEPS).findIndex(({ length }) => (room -= length) < 0);
  return steps.slice(0, end < 0 ? STEPS : end);
}

/** A step in the older form, in this one. */
function renewed({ head, body }: KeptStep): Text[] {
  const read = body();
  return read ? [textOf({ ...head, ...read })] : [];
}

function textOf({ title, at, cells, added, totals, ...body }: UndoStep): Text {
  const head = JSON.stringify({ title, at, cells, added, totals });
  const text = head + pack(body);
  return { text, headLength: head.length, length: text.length };
}

/** The step of a column, null when nobody can read it; null when nothing stands there. */
function readColumn(
  sheet: SheetSnapshot,
  column: number,
): { readonly number: number; readonly step: KeptStep | null } | null {
  const [version, ...pieces] = columnOf(sheet, column);
  if (version === undefined) return null;
  const [, number, headLength, mark] = VERSION.exec(version) ?? [];
  const place = { column, number: Number(number ?? Infinity) };
  const text = pieces.join('');
  const head = shortMark(text) === mark ? parsed(HEAD, text.slice(0, Number(headLength))) : null;
  if (!head) return { number: place.number, step: null };
  const body = (): StepBody | null => unpack(text.slice(Number(headLength)));
  return { number: place.number, step: { head, body, place: { ...place, length: text.length } } };
}

/** What versions that kept one step wrote. */
function readOlder(sheet: SheetSnapshot): KeptStep | null {
  const [version, ...pieces] = columnOf(sheet, OLDER_COLUMN);
  if (version !== OLDER_VERSION) return null;
  const text = pieces.join('');
  const head = parsed(OLDER_HEAD, text);
  const body = head && bodyOf(JSON.parse(text));
  if (!body) return null;
  const added = body.changes.filter(({ kind }) => kind === 'removeSheet').length;
  return { head: { ...head, added, totals: [] }, body: () => body, place: null };
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, text: string): T | null {
  try {
    const result = v.safeParse(schema, JSON.parse(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

/** The texts of a column, as far down as there are any. */
function columnOf(sheet: SheetSnapshot, column: number): string[] {
  const first = Math.max(FIRST_ROW, sheet.used?.row ?? 0);
  const end = endOf(sheet, first, (row) => (valueAt(sheet, row, column) ?? '') !== '');
  return Array.from({ length: end - first }, (_, index) => String(valueAt(sheet, first + index, column) ?? ''));
}
