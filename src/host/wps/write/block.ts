/**
 * Writing a block, and looking whether it arrived: builds were seen that take one without a word and write nothing, or
 * write the first value of a column into all its cells. Then rows are tried, then cells, and what worked is remembered.
 */
import { contains, differenceIn, entryOf, needsApostrophe, type Entry } from '../../common';
import type { CellValue, CellWrite, Rect } from '../../port';
import type { Worksheet } from '../api';
import { get, set, type Box } from '../door';
import { hiddenRows, numberFormatsOf, rangeAt, readCells } from '../reading';
import { insist } from '../session';
import { cellKey, placeOf } from './tab';
import type { Learned, Shape, Way } from './work';

type Wanted = Exclude<CellWrite, undefined>;

/** Cells of which every one is written. */
export interface Block {
  readonly rect: Rect;
  readonly values: readonly (readonly Wanted[])[];
}

/** What is entered in which rows at once, and which cells hold texts whatever is entered. */
interface Entering {
  readonly rect: Rect;
  readonly entries: readonly (readonly Entry[])[];
  readonly runs: readonly Rect[];
  readonly isText: (row: number, column: number) => boolean;
}

const WAYS: readonly Way[] = ['whole', 'rows', 'cells'];

/** Whether all arrived, in whatever way. */
export async function putBlock(sheet: Box<Worksheet>, block: Block, learned: Learned): Promise<boolean> {
  const { rect } = block;
  const { rows, columns } = rect;
  const shape: Shape = columns === 1 ? 'column' : rows === 1 ? 'row' : 'block';
  const isText = await textsOf(sheet, block);
  const entries = block.values.map((row, r) => row.map((value, c) => entryOf(value, isText(r, c))));
  const known = learned.ways.get(shape) ?? 'whole';
  const entering = { rect, entries, isText, runs: known === 'whole' ? await runsOf(sheet, rect) : [] };
  let lost = block.values.flatMap((row, r) => row.map((_, c) => cellKey(r, c)));
  let turned: readonly Turned[] = [];
  for (const way of WAYS.slice(WAYS.indexOf(known))) {
    const isLast = way === 'cells';
    try {
      await enter(sheet, entering, way, lost);
    } catch (error) {
      // Some builds refuse a block aloud. One cell that is refused is another matter.
      if (isLast) throw error;
    }
    const left = await missingOf(sheet, block, isText);
    if (left.lost.length < lost.length && way !== known && rows * columns > 1) learned.ways.set(shape, way);
    ({ lost, turned } = left);
    if (lost.length === 0) break;
  }
  if (turned.length === 0) return lost.length === 0;
  learned.keepsApostrophes ||= turned.some(({ format }) => format === '@');
  await enterTurned(sheet, block, turned);
  const after = await missingOf(sheet, block, isText);
  return after.lost.length + after.turned.length === 0;
}

async function enter(
  sheet: Box<Worksheet>,
  { rect, entries, runs }: Entering,
  way: Way,
  lost: readonly number[],
): Promise<void> {
  if (way === 'whole') {
    for (const run of runs) {
      const first = run.row - rect.row;
      await enterAt(sheet, run, entries.slice(first, first + run.rows));
    }
    return;
  }
  const places = lost.map(placeOf);
  if (way === 'cells') {
    for (const { row, column } of places) await enterAt(sheet, cellOf(rect, row, column), [[entries[row]![column]!]]);
    return;
  }
  for (const row of new Set(places.map((place) => place.row))) {
    await enterAt(sheet, { ...rect, row: rect.row + row, rows: 1 }, [entries[row]!]);
  }
}

const cellOf = (rect: Rect, row: number, column: number): Rect => ({
  row: rect.row + row,
  column: rect.column + column,
  rows: 1,
  columns: 1,
});

async function enterAt(sheet: Box<Worksheet>, rect: Rect, entries: readonly (readonly Entry[])[]): Promise<void> {
  const range = await rangeAt(sheet, rect);
  const [first] = entries[0]!;
  if (rect.rows * rect.columns > 1) set(range, 'Value2', entries);
  // Only of a single cell: a formula for many would be taken as relative to the first.
  else set(range, typeof first === 'string' && first.startsWith('=') ? 'Formula' : 'Value2', first);
}

/**
 * Rows that are entered at once. A block over rows that a filter hides lands elsewhere, as Excel is reported to have it:
 * hidden ones are entered one by one, whoever hid them.
 */
async function runsOf(sheet: Box<Worksheet>, rect: Rect): Promise<Rect[]> {
  const hidden = rect.rows === 1 ? new Set() : await hiddenRows(sheet, rect);
  if (hidden.size === 0) return [rect];
  const runs: Rect[] = [];
  let isOpen = false;
  for (let row = rect.row; row < rect.row + rect.rows; row++) {
    const last = runs[runs.length - 1];
    if (isOpen && last !== undefined && !hidden.has(row)) runs[runs.length - 1] = { ...last, rows: last.rows + 1 };
    else runs.push({ ...rect, row, rows: 1 });
    isOpen = !hidden.has(row);
  }
  return runs;
}

/** Which cells of a block, counted from its first, have the format `@`. */
async function textsOf(sheet: Box<Worksheet>, { rect, values }: Block): Promise<Entering['isText']> {
  const asks = values.some((row) => row.some(needsApostrophe));
  const texts = asks ? (await numberFormatsOf(sheet, rect)).filter(({ value }) => value === '@') : [];
  return (row, column) => texts.some((area) => contains(area.rect, rect.row + row, rect.column + column));
}

/** Cells of a block, by `cellKey` from its first, that do not hold what they should: nothing of it, or something made of it. */
async function missingOf(
  sheet: Box<Worksheet>,
  { rect, values }: Block,
  isText: Entering['isText'],
): Promise<{ readonly lost: number[]; readonly turned: Turned[] }> {
  const cells = await readCells(sheet, rect);
  const lost: number[] = [];
  const turned: Turned[] = [];
  for (const [r, row] of values.entries()) {
    for (const [c, value] of row.entries()) {
      const difference = differenceIn(value, cells, r, c);
      if (difference === null) continue;
      const format = formatAgainst(value, difference.actual, isText(r, c));
      if (format === null) lost.push(cellKey(r, c));
      else turned.push({ key: cellKey(r, c), format });
    }
  }
  return { lost, turned };
}

/** A cell that took what was entered for something else, and the format under which it would not. */
interface Turned {
  readonly key: number;
  readonly format: '@' | 'General';
}

/** Under which format a cell takes a value that it has turned into `actual`; null where it turned it into nothing of the kind. */
function formatAgainst(value: Wanted, actual: CellValue, isText: boolean): Turned['format'] | null {
  // The apostrophe that makes a text has become part of it.
  if (needsApostrophe(value)) return !isText && actual === `'${value}` ? '@' : null;
  const isPlain = typeof value === 'number' || typeof value === 'boolean';
  // A text, in a cell of format `@`.
  return isPlain && typeof actual === 'string' && isSpelt(value, actual) ? 'General' : null;
}

const isSpelt = (value: number | boolean, text: string): boolean =>
  typeof value === 'number' ? Number(text) === value : text.toLowerCase() === String(value);

/** Enters cells under another format, for as long as that takes: what a cell holds stays when its format is changed back. */
async function enterTurned(sheet: Box<Worksheet>, { rect, values }: Block, turned: readonly Turned[]): Promise<void> {
  for (const { key, format } of turned) {
    const { row, column } = placeOf(key);
    const value = values[row]![column]!;
    const range = await rangeAt(sheet, cellOf(rect, row, column));
    const before = await get(range, 'NumberFormat');
    try {
      set(range, 'NumberFormat', format);
      set(range, 'Value2', entryOf(value, format === '@'));
    } finally {
      await insist(() => {
        set(range, 'NumberFormat', before);
        return Promise.resolve();
      });
    }
  }
}
