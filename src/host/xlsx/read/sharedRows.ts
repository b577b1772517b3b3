import type { Rect } from '../../port';

/** A grid whose rows are all the same array until something is put into one. */
export class SharedRows<T> {
  readonly rows: T[][];

  constructor(
    private readonly used: Rect,
    blank: T,
    private readonly blankRow: T[] = new Array<T>(used.columns).fill(blank),
  ) {
    this.rows = new Array<T[]>(used.rows).fill(blankRow);
  }

  /** Sets a cell by its place on the sheet; places outside the grid are passed over. */
  set(row: number, column: number, value: T): void {
    const at = row - this.used.row;
    const place = column - this.used.column;
    let cells = this.rows[at];
    if (cells === undefined || place < 0 || place >= this.used.columns || cells[place] === value) {
      return;
    }
    if (cells === this.blankRow) {
      cells = this.rows[at] = this.blankRow.slice();
    }
    cells[place] = value;
  }
}
