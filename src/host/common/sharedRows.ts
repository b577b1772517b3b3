import type { Rect } from '../port';

/** Columns up to which all rows are as wide as the grid; the rows of wider grids end with their last cell beyond them. */
export const FULL_WIDTH = 256;

/** Rows up to which grids are full; below them, only those are there in which a cell is. */
export const FULL_HEIGHT = 5_000;

/** A grid of which all blank rows are the same array, and in which a stray cell far away costs its own row alone. */
export class SharedRows<T> {
  readonly rows: T[][];
  private readonly blankRow: T[];

  constructor(
    private readonly used: Rect,
    /** What a place in a column of the sheet holds when nothing was put there. */
    private readonly blank: (column: number) => T,
  ) {
    this.blankRow = Array.from({ length: Math.min(FULL_WIDTH, used.columns) }, (_, place) =>
      blank(used.column + place),
    );
    this.rows = Array.from({ length: Math.min(FULL_HEIGHT, used.rows) }, () => this.blankRow);
  }

  /** Sets a cell by its place on the sheet; places outside the grid are passed over. */
  set(row: number, column: number, value: T): void {
    const at = row - this.used.row;
    const place = column - this.used.column;
    if (at < 0 || at >= this.used.rows || place < 0 || place >= this.used.columns) {
      return;
    }
    let cells = (this.rows[at] ??= this.blankRow);
    if (cells[place] === value) {
      return;
    }
    if (cells === this.blankRow) {
      cells = this.rows[at] = this.blankRow.slice();
    }
    while (cells.length < place) {
      cells.push(this.blank(this.used.column + cells.length));
    }
    cells[place] = value;
  }

  /** How many cells a row has so far. */
  width(row: number): number {
    return this.rows[row - this.used.row]?.length ?? 0;
  }
}
