/** What is there of a sheet: a stray cell in the last row must cost no more than any other. */
import type { CellValue, CellWrite, Change, Rect, SheetSnapshot } from '../../host/port';

const known = new WeakMap<SheetSnapshot, readonly number[]>();

/** The rows from `first` on that hold something, in order. */
export function filledRows(sheet: SheetSnapshot, first = 0): number[] {
  let rows = known.get(sheet);
  if (!rows) known.set(sheet, (rows = findFilled(sheet)));
  return rows.filter((row) => row >= first);
}

function findFilled({ used, values, formulas }: SheetSnapshot): number[] {
  if (!used) return [];
  const rows: number[] = [];
  let blank: readonly CellValue[] | null = null;
  // The places of blank rows may be empty: a loop over all of them would cost a million steps for one stray cell.
  for (const at of Object.keys(values).map(Number)) {
    const cells = values[at]!;
    // Hosts use one and the same array for rows without cells.
    if (cells === blank) continue;
    const isBlank =
      cells.every((value) => value === null || value === '') && !formulas[at]?.some((formula) => formula !== null);
    if (!isBlank) rows.push(used.row + at);
    else blank = cells;
  }
  return rows;
}

/** One past the last row from `first` on for which `isOurs`; `first` where there is none. */
export function endOf(sheet: SheetSnapshot, first: number, isOurs: (row: number) => boolean): number {
  const last = filledRows(sheet, first)
    .reverse()
    .find((row) => isOurs(row));
  return last === undefined ? first : last + 1;
}

/** A blank stretch that is shorter is not worth a break. */
const BREAK = 100;

export interface Stretch {
  readonly start: number;
  readonly length: number;
}

/** Where something is there: stretches without long gaps. */
export function stretches(count: number, isThere: (index: number) => boolean): Stretch[] {
  const found: { start: number; length: number }[] = [];
  for (let index = 0; index < count; index++) {
    if (!isThere(index)) continue;
    const last = found.at(-1);
    if (last && index - (last.start + last.length) < BREAK) last.length = index - last.start + 1;
    else found.push({ start: index, length: 1 });
  }
  return found;
}

/** Writes a column from `row` on, in pieces that leave out long stretches of cells that stay as they are (undefined). */
export function writeColumn(sheet: string, row: number, column: number, values: readonly CellWrite[]): Change[] {
  return stretches(values.length, (index) => values[index] !== undefined).map(({ start, length }) => ({
    kind: 'write',
    sheet,
    row: row + start,
    column,
    values: values.slice(start, start + length).map((value) => [value]),
  }));
}

/** Rectangles around all cells that are there, without long blank stretches in them. */
export function blocksThere(sheet: SheetSnapshot): Rect[] {
  const { used, values, formulas } = sheet;
  if (!used) return [];
  const blocks: { row: number; column: number; rows: number; columns: number }[] = [];
  const lowest = new Map<number, (typeof blocks)[number]>();
  for (const row of filledRows(sheet)) {
    const [cells, texts] = [values[row - used.row]!, formulas[row - used.row]];
    const width = Math.max(cells.length, texts?.length ?? 0);
    const isThere = (at: number): boolean => (cells[at] ?? '') !== '' || (texts?.[at] ?? null) !== null;
    for (const { start, length } of stretches(width, isThere)) {
      // Rows of a table end where they like: what begins close to the left edge is one block.
      const column = used.column + (start < BREAK ? 0 : start);
      const end = used.column + start + length;
      const above = lowest.get(column);
      if (above && row - (above.row + above.rows) < BREAK) {
        above.rows = row - above.row + 1;
        above.columns = Math.max(above.columns, end - column);
      } else {
        const block = { row, column, rows: 1, columns: end - column };
        blocks.push(block);
        lowest.set(column, block);
      }
    }
  }
  return blocks;
}
