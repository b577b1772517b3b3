/**
 * Writing a block, and looking whether it arrived: builds were seen that take one without a word and write nothing, or
 * write the first value of a column into all its cells. Then rows are tried, then cells, and what worked is remembered.
 */
import { contains, differenceIn, entryOf, needsApostrophe, type Entry } from '../../common';
import type { CellValue, CellWrite, Rect } from '../../port';
import type { Worksheet } from '../api';
import { get, set, type Box } from '../door';
import { hasHiddenRows, numberFormatsOf, rangeAt, readCells } from '../reading';
import { insist } from '../session';
import { cellKey, placeOf } from './tab';
import type { Learned, Shape, Way } from './work';

type Wanted = Exclude<CellWrite, undefined>;

/** Cells of which every one is written. */
export interface Block {
  readonly rect: Rect;
  readonly values: readonly (readonly Wanted[])[];
}

/** Whether a cell of a block, counted from its first, holds a text whatever is entered. */
type IsText = (row: number, column: number) => boolean;

const WAYS: readonly Way[] = ['whole', 'rows', 'cells'];

/** Whether all arrived, in whatever way. */
export async function putBlock(sheet: Box<Worksheet>, block: Block, learned: Learned): Promise<boolean> {
  const { rect } = block;
  const { rows, columns } = rect;
  const shape: Shape = columns === 1 ? 'column' : rows === 1 ? 'row' : 'block';
  const isText = await textsOf(sheet, block);
  const entries = block.values.map((row, r) => row.map((value, c) => entryOf(value, isText(r, c))));
  // A block over rows that a filter hides lands elsewhere, as Excel is reported to have it; single rows do not.
  const isBroken = rows > 1 && (await hasHiddenRows(sheet, rect));
  const known = learned.ways.get(shape) ?? 'whole';
  const first = isBroken && known === 'whole' ? 'rows' : known;
  let { lost, turned } = isBroken ? await missingOf(sheet, block, isText) : { lost: keysOf(block), turned: [] };
  for (const way of lost.length === 0 ? [] : WAYS.slice(WAYS.indexOf(first))) {
    const isLast = way === 'cells';
    try {
      await enter(sheet, rect, entries, way, lost);
    } catch (error) {
      // Some builds refuse a block aloud. One cell that is refused is another matter.
      if (isLast) throw error;
    }
    const left = await missingOf(sheet, block, isText);
    if (left.lost.length < lost.length && way !== first && rows * columns > 1) learned.ways.set(shape, way);
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
  rect: Rect,
  entries: readonly (readonly Entry[])[],
  way: Way,
  lost: readonly number[],
): Promise<void> {
  if (way === 'whole') {
    await enterAt(sheet, rect, entries);
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

const keysOf = ({ values }: Block): number[] => values.flatMap((row, r) => row.map((_, c) => cellKey(r, c)));

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

/** Which cells of a block have the format `@`. */
async function textsOf(sheet: Box<Worksheet>, { rect, values }: Block): Promise<IsText> {
  const asks = values.some((row) => row.some(needsApostrophe));
  const texts = asks ? (await numberFormatsOf(sheet, rect)).filter(({ value }) => value === '@') : [];
  return (row, column) => texts.some((area) => contains(area.rect, rect.row + row, rect.column + column));
}

/** Cells of a block, by `cellKey` from its first, that do not hold what they should: nothing of it, or something made of it. */
async function missingOf(
  sheet: Box<Worksheet>,
  { rect, values }: Block,
  isText: IsText,
): Promise<{ readonly lost: number[]; readonly turned: readonly Turned[] }> {
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
