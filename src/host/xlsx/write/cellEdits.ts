/** What is to become of a sheet's cells: collected change by change, written in one pass. */
import type { Rect } from '../../port';
import { contains, lastColumn, lastRow, type Look } from '../../common';
import type { CellChange } from '../change';

/** Looks laid one over the other; the last one is named first. */
export class FormatChain {
  /** Cell formats that came out of this chain, by the one that it was laid over. */
  readonly results = new Map<number, number>();

  constructor(
    readonly below: FormatChain | null,
    readonly look: Partial<Look>,
  ) {}
}

export interface CellEdit {
  /** What the cell will hold; undefined: what it holds. */
  value: CellChange;
  formats: FormatChain | null;
}

export interface RowEdit {
  readonly cells: Map<number, CellEdit>;
  /** Points; null: whatever the text needs; undefined: as it is. */
  height: number | null | undefined;
  /** Undefined: as it is. */
  hidden: boolean | undefined;
  /** What is laid over the look that the row gives to cells that have none of their own. */
  formats: FormatChain | null;
}

/** A cell to which a value is written. */
export interface WrittenCell {
  readonly row: number;
  readonly column: number;
  readonly value: Exclude<CellChange, undefined>;
}

function* writtenCells(row: number, { cells }: RowEdit): Generator<WrittenCell> {
  for (const [column, { value }] of cells) {
    if (value !== undefined) {
      yield { row, column, value };
    }
  }
}

export class CellEdits {
  /** By 0-based row. */
  readonly rows = new Map<number, RowEdit>();

  write(row: number, column: number, value: Exclude<CellChange, undefined>): void {
    this.cell(this.row(row), column).value = value;
  }

  format(rect: Rect, look: Partial<Look>): void {
    // Cells that had the same formats so far share the new chain, so that it is worked out once for all of them.
    const chains = new Map<FormatChain | null, FormatChain>();
    for (let row = rect.row; row <= lastRow(rect); row++) {
      const cells = this.row(row);
      for (let column = rect.column; column <= lastColumn(rect); column++) {
        const cell = this.cell(cells, column);
        const chain = chains.get(cell.formats) ?? new FormatChain(cell.formats, look);
        chains.set(cell.formats, chain);
        cell.formats = chain;
      }
    }
  }

  /** Points, null for whatever the text needs. */
  setHeight(row: number, height: number | null): void {
    this.row(row).height = height;
  }

  setHidden(row: number, hidden: boolean): void {
    this.row(row).hidden = hidden;
  }

  /** The look of a row's cells that have none of their own. */
  formatRow(row: number, formats: FormatChain): void {
    this.row(row).formats = formats;
  }

  /** What was written to a cell so far; undefined when nothing was. */
  value(row: number, column: number): CellChange {
    return this.rows.get(row)?.cells.get(column)?.value;
  }

  /** The cells to which a value is written. */
  *values(): Generator<WrittenCell> {
    for (const [row, edit] of this.rows) {
      yield* writtenCells(row, edit);
    }
  }

  /** Those of a rectangle. */
  *valuesWithin(rect: Rect): Generator<WrittenCell> {
    for (let row = rect.row; row <= lastRow(rect); row++) {
      const edit = this.rows.get(row);
      if (edit !== undefined) {
        for (const cell of writtenCells(row, edit)) {
          if (contains(rect, row, cell.column)) {
            yield cell;
          }
        }
      }
    }
  }

  get hasValues(): boolean {
    return this.values().next().done !== true;
  }

  clear(): void {
    this.rows.clear();
  }

  private row(row: number): RowEdit {
    let edit = this.rows.get(row);
    if (edit === undefined) {
      edit = { cells: new Map(), height: undefined, hidden: undefined, formats: null };
      this.rows.set(row, edit);
    }
    return edit;
  }

  private cell({ cells }: RowEdit, column: number): CellEdit {
    let edit = cells.get(column);
    if (edit === undefined) {
      edit = { value: undefined, formats: null };
      cells.set(column, edit);
    }
    return edit;
  }
}
