/**
 * Writing values, and looking whether they arrived: builds were seen that take a block without a word and write nothing,
 * or write the first value of a column into all its cells. Then rows are tried, then cells, and what worked is remembered.
 */
import {
  contains,
  coveredBy,
  differenceIn,
  entryOf,
  isFormula,
  needsApostrophe,
  rectOfWrite,
  type CellGrid,
  type Entry,
} from '../../common';
import type { CellValue, CellWrite, FormulaWrite, Rect } from '../../port';
import type { Worksheet } from '../api';
import { set, type Box } from '../door';
import { numberFormatsOf, pieces, rangeAt, readCells } from '../reading';
import type { Write } from './checkCells';
import { cellKey, isKept, placeOf, sheetOf, type Tab } from './tab';
import type { Learned, Shape, Way, Work } from './work';

export async function writeValues(work: Work, tab: Tab, change: Write): Promise<void> {
  const rect = rectOfWrite(change);
  if (rect === null) return;
  const sheet = sheetOf(tab);
  // What was merged by an earlier step of this change set counts, too.
  const values = withoutCovered(change.values, rect, tab.merges ?? []);
  if (isKept(tab)) {
    const before = await readCells(sheet, rect);
    const old = values.map((row, r) => row.map((value, c) => (value === undefined ? undefined : heldAt(before, r, c))));
    work.undos.push(() => putBack(sheet, rect, old, work.learned));
  }
  await putValues(sheet, rect, values, work.learned);
}

/** Writes what cells held. Throws when they do not take it. */
export async function putBack(
  sheet: Box<Worksheet>,
  rect: Rect,
  values: readonly (readonly CellWrite[])[],
  learned: Learned,
): Promise<void> {
  if (!(await putValues(sheet, rect, values, learned))) throw new Error(`row ${rect.row} is not as it was`);
}

export function heldAt({ values, formulas }: CellGrid, row: number, column: number): CellValue | FormulaWrite {
  const formula = formulas[row]?.[column] ?? null;
  return formula === null ? (values[row]?.[column] ?? null) : { formula, result: 0 };
}

function withoutCovered(values: readonly (readonly CellWrite[])[], rect: Rect, merges: readonly Rect[]): CellWrite[][] {
  const value = (cell: CellWrite, r: number, c: number): CellWrite =>
    cell === null && coveredBy(merges, rect.row + r, rect.column + c) !== null ? undefined : cell;
  return values.map((row, r) => row.map((cell, c) => value(cell, r, c)));
}

/** Cells of which every one is written. */
interface Block {
  readonly rect: Rect;
  readonly values: readonly (readonly Exclude<CellWrite, undefined>[])[];
}

/** Whether the cells hold everything afterwards. `undefined` leaves a cell alone. */
async function putValues(
  sheet: Box<Worksheet>,
  rect: Rect,
  values: readonly (readonly CellWrite[])[],
  learned: Learned,
): Promise<boolean> {
  let arrived = true;
  for (const block of blocksOf(rect, values)) {
    for (const piece of pieces(block.rect)) {
      const [row, column] = [piece.row - block.rect.row, piece.column - block.rect.column];
      const cells = block.values.slice(row, row + piece.rows).map((line) => line.slice(column, column + piece.columns));
      arrived = (await putBlock(sheet, { rect: piece, values: cells }, learned)) && arrived;
    }
  }
  return arrived;
}

/** Formulas stand alone; the rest makes blocks of consecutive rows that write the same columns. */
function blocksOf({ row, column }: Rect, values: readonly (readonly CellWrite[])[]): Block[] {
  const open = new Map<string, { rect: Rect; values: Exclude<CellWrite, undefined>[][] }>();
  const blocks: { rect: Rect; values: Exclude<CellWrite, undefined>[][] }[] = [];
  values.forEach((cells, r) => {
    for (const [first, run] of runsOf(cells)) {
      const key = `${first}+${run.length}`;
      const above = open.get(key);
      if (above !== undefined && above.rect.row + above.rect.rows === row + r && !run.some(isFormula)) {
        above.rect = { ...above.rect, rows: above.rect.rows + 1 };
        above.values.push(run);
      } else {
        const block = { rect: { row: row + r, column: column + first, rows: 1, columns: run.length }, values: [run] };
        blocks.push(block);
        if (!run.some(isFormula)) open.set(key, block);
      }
    }
  });
  return blocks;
}

function runsOf(cells: readonly CellWrite[]): [first: number, run: Exclude<CellWrite, undefined>[]][] {
  const runs: [number, Exclude<CellWrite, undefined>[]][] = [];
  let current: Exclude<CellWrite, undefined>[] | null = null;
  cells.forEach((value, index) => {
    if (value === undefined) {
      current = null;
    } else if (current === null || isFormula(value)) {
      runs.push([index, [value]]);
      current = isFormula(value) ? null : runs[runs.length - 1]![1];
    } else {
      current.push(value);
    }
  });
  return runs;
}

const WAYS: readonly Way[] = ['whole', 'rows', 'cells'];

/** Whether all arrived, in whatever way. */
async function putBlock(sheet: Box<Worksheet>, block: Block, learned: Learned): Promise<boolean> {
  const { rows, columns } = block.rect;
  const shape: Shape = columns === 1 ? 'column' : rows === 1 ? 'row' : 'block';
  const entries = await entriesOf(sheet, block);
  let missing = block.values.flatMap((row, r) => row.map((_, c) => cellKey(r, c)));
  const known = learned.ways.get(shape) ?? 'whole';
  for (const way of WAYS.slice(WAYS.indexOf(known))) {
    const isLast = way === 'cells';
    try {
      await enter(sheet, block.rect, entries, way, missing);
    } catch (error) {
      // Some builds refuse a block aloud. One cell that is refused is another matter.
      if (isLast) throw error;
    }
    const left = await missingOf(sheet, block);
    if (left.length < missing.length && way !== known && rows * columns > 1) learned.ways.set(shape, way);
    missing = left;
    if (missing.length === 0) return true;
  }
  return false;
}

async function enter(
  sheet: Box<Worksheet>,
  rect: Rect,
  entries: readonly (readonly Entry[])[],
  way: Way,
  missing: readonly number[],
): Promise<void> {
  if (way === 'whole') {
    await enterAt(sheet, rect, entries);
    return;
  }
  const places = missing.map(placeOf);
  if (way === 'cells') {
    for (const { row, column } of places) {
      const cell = { row: rect.row + row, column: rect.column + column, rows: 1, columns: 1 };
      await enterAt(sheet, cell, [[entries[row]![column]!]]);
    }
    return;
  }
  for (const row of new Set(places.map((place) => place.row))) {
    await enterAt(sheet, { ...rect, row: rect.row + row, rows: 1 }, [entries[row]!]);
  }
}

async function enterAt(sheet: Box<Worksheet>, rect: Rect, entries: readonly (readonly Entry[])[]): Promise<void> {
  const range = await rangeAt(sheet, rect);
  const [first] = entries[0]!;
  if (rect.rows * rect.columns > 1) set(range, 'Value2', entries);
  // Only of a single cell: a formula for many would be taken as relative to the first.
  else set(range, typeof first === 'string' && first.startsWith('=') ? 'Formula' : 'Value2', first);
}

async function entriesOf(sheet: Box<Worksheet>, { rect, values }: Block): Promise<Entry[][]> {
  const asks = values.some((row) => row.some(needsApostrophe));
  const texts = asks ? (await numberFormatsOf(sheet, rect)).filter(({ value }) => value === '@') : [];
  const isText = (row: number, column: number): boolean => texts.some((area) => contains(area.rect, row, column));
  return values.map((row, r) => row.map((value, c) => entryOf(value, isText(rect.row + r, rect.column + c))));
}

/** Cells of a block, by `cellKey` from its first, that do not hold what they should. */
async function missingOf(sheet: Box<Worksheet>, { rect, values }: Block): Promise<number[]> {
  const cells = await readCells(sheet, rect);
  return values.flatMap((row, r) =>
    row.flatMap((value, c) => (differenceIn(value, cells, r, c) === null ? [] : [cellKey(r, c)])),
  );
}
