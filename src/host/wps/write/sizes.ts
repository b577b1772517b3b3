/** Widths of columns and heights of rows. */
import { MAX_COLUMNS, MAX_ROWS } from '../../common';
import type { Change, Rect } from '../../port';
import type { Worksheet } from '../api';
import { call, get, part, set, type Box } from '../door';
import { rangeAt } from '../reading';
import { isKept, sheetOf, type Tab } from './tab';
import type { Work } from './work';

/** The highest row that WPS takes, in points. */
const MAX_HEIGHT = 409.5;

type Axis = 'row' | 'column';

/** A row in points, a column in characters. WPS does not tell the size that a hidden one would have if it was shown. */
interface Line {
  readonly hidden: boolean;
  readonly size: number;
}

/** What becomes of a line: shown in a size, hidden, as the text needs, or left as it is. */
type Wish = number | 'hidden' | 'fit' | null;

export async function writeWidths(
  work: Work,
  tab: Tab,
  { column, widths }: Extract<Change, { kind: 'columnWidths' }>,
): Promise<void> {
  const lines = await linesOf(tab, 'column', column, widths.length);
  keep(work, tab, 'column', column, lines);
  const wishes = widths.map((width): Wish => (width === 0 ? 'hidden' : width));
  await resize(sheetOf(tab), 'column', column, changed(wishes, lines), lines);
}

/** Setting the height of a hidden row would show it, so hidden rows are left out; a filter may have hidden them. */
export async function writeHeights(
  work: Work,
  tab: Tab,
  { row, heights }: Extract<Change, { kind: 'rowHeights' }>,
): Promise<void> {
  const lines = await linesOf(tab, 'row', row, heights.length);
  keep(work, tab, 'row', row, lines);
  const wishes = heights.map((height, index): Wish => {
    if (height === 0) return 'hidden';
    if (lines[index]!.hidden) return null;
    return height === null ? 'fit' : Math.min(height, MAX_HEIGHT);
  });
  await resize(sheetOf(tab), 'row', row, changed(wishes, lines), lines);
}

function keep(work: Work, tab: Tab, axis: Axis, first: number, lines: readonly Line[]): void {
  if (!isKept(tab)) return;
  const sheet = sheetOf(tab);
  const back = lines.map(({ hidden, size }): Wish => (hidden ? 'hidden' : size));
  work.undos.push(() => resize(sheet, axis, first, back));
}

/** Wishes without those that are fulfilled. */
function changed(wishes: readonly Wish[], lines: readonly Line[]): Wish[] {
  return wishes.map((wish, index) => {
    const { hidden, size } = lines[index]!;
    return (wish === 'hidden' && hidden) || (wish === size && !hidden) ? null : wish;
  });
}

async function linesOf(tab: Tab, axis: Axis, first: number, count: number): Promise<Line[]> {
  const sheet = sheetOf(tab);
  const lines: Line[] = [];
  const known = async (from: number, length: number): Promise<void> => {
    const range = await rangeAt(sheet, lineRect(axis, from, length));
    const hidden = await get(range, 'Hidden');
    const size = hidden === true ? 0 : await get(range, axis === 'row' ? 'RowHeight' : 'ColumnWidth');
    if (typeof hidden === 'boolean' && typeof size === 'number') {
      for (let index = 0; index < length; index++) lines.push({ hidden, size });
    } else if (length > 1) {
      const half = Math.ceil(length / 2);
      await known(from, half);
      await known(from + half, length - half);
    } else {
      lines.push({ hidden: hidden === true, size: size ?? 0 });
    }
  };
  await known(first, count);
  return lines;
}

const lineRect = (axis: Axis, first: number, count: number): Rect =>
  axis === 'row'
    ? { row: first, column: 0, rows: count, columns: MAX_COLUMNS }
    : { row: 0, column: first, rows: MAX_ROWS, columns: count };

/** Those of `now` that are shown need not be shown first; without it, nobody knows which are. */
async function resize(
  sheet: Box<Worksheet>,
  axis: Axis,
  first: number,
  wishes: readonly Wish[],
  now?: readonly Line[],
): Promise<void> {
  for (const [from, count, wish] of runsOf(wishes)) {
    if (wish === null) continue;
    const range = await rangeAt(sheet, lineRect(axis, first + from, count));
    if (wish === 'hidden') {
      set(range, 'Hidden', true);
    } else if (wish === 'fit') {
      await call(range, 'AutoFit');
    } else {
      if (now?.slice(from, from + count).every(({ hidden }) => !hidden) !== true) set(range, 'Hidden', false);
      set(range, axis === 'row' ? 'RowHeight' : 'ColumnWidth', wish);
    }
  }
}

function runsOf(wishes: readonly Wish[]): [first: number, count: number, wish: Wish][] {
  const runs: [number, number, Wish][] = [];
  wishes.forEach((wish, index) => {
    const last = runs[runs.length - 1];
    if (last !== undefined && last[2] === wish) last[1]++;
    else runs.push([index, 1, wish]);
  });
  return runs;
}

/** All lines of a sheet that is emptied: shown, and as high and wide as a new sheet's. */
export async function resetSizes(sheet: Box<Worksheet>): Promise<void> {
  const cells = await part(sheet, 'Cells');
  set(await part(cells, 'EntireRow'), 'Hidden', false);
  set(await part(cells, 'EntireColumn'), 'Hidden', false);
  set(cells, 'UseStandardHeight', true);
  set(cells, 'UseStandardWidth', true);
}
