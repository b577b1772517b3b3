/** One sheet while it is being changed: its sections, and the edits of its cells that have not been written yet. */
import type { CellValue, Rect } from '../../port';
import { HostError } from '../../port';
import {
  cellName,
  checkRect,
  contains,
  parseRange,
  parseRangeList,
  rangeListName,
  rangeName,
  union,
  MAX_COLUMNS,
} from '../../common';
import type { FormulaContent } from '../change';
import type { SharedFormula } from '../read/cells';
import { columnStyles } from '../read/formatGrid';
import type { SheetContent } from '../read/sheet';
import { readMerges, sheetDataOf } from '../read/sheet';
import { attribute, elementText, isTrue, withAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { CellEdits } from './cellEdits';
import { isResult } from './cellXml';
import { patchRows } from './patchRows';
import type { StyleBook } from './styleBook';

/** What a sheet holds that was emptied or is new. */
export const EMPTY: SheetContent = {
  used: null,
  values: [],
  formulas: [],
  numberFormats: [],
  merges: [],
  partlyMarked: [],
  pictures: [],
  isProtected: false,
  shared: new Map(),
  arrays: [],
  hasFormulas: false,
};

const NUMERIC = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)%?\s*$/;

/** Each column of cells as runs of rows; between those of a run there may be others. */
function columnRuns(cells: readonly { readonly row: number; readonly column: number }[]): Rect[] {
  const runs = new Map<number, { first: number; last: number }>();
  for (const { row, column } of cells) {
    const run = runs.get(column);
    runs.set(column, { first: Math.min(run?.first ?? row, row), last: Math.max(run?.last ?? row, row) });
  }
  return [...runs].map(([column, { first, last }]) => ({ row: first, column, rows: last - first + 1, columns: 1 }));
}

const coversAll = (outer: Rect, { row, column, rows }: Rect): boolean =>
  contains(outer, row, column) && contains(outer, row + rows - 1, column);

export class SheetEditor {
  readonly edits = new CellEdits();
  /** Set when formulas were written, overwritten or cleared. */
  formulasChanged = false;
  private mergedRanges: readonly Rect[] | null = null;

  constructor(
    /** Its name as the workbook spells it. */
    public name: string,
    /** Name of its part. */
    readonly part: string,
    readonly sections: Sections,
    /** What it held before the change set; asked for when it matters. */
    private content: () => SheetContent,
    /** Whether array formulas are cut down to their first cell where their other cells are written to. */
    private readonly cutsArrays: boolean,
  ) {}

  get original(): SheetContent {
    return this.content();
  }

  get merges(): readonly Rect[] {
    return (this.mergedRanges ??= readMerges(this.sections));
  }

  setMerges(merges: readonly Rect[]): void {
    const { prefix } = this.sections;
    const cells = merges.map((rect) => `<${prefix}mergeCell ref="${rangeName(rect)}"/>`).join('');
    const texts = cells === '' ? [] : [elementText(`${prefix}mergeCells`, ` count="${merges.length}"`, cells)];
    this.sections.set('mergeCells', ...texts);
    this.mergedRanges = merges;
  }

  /** What a cell holds now, edits included. */
  valueAt(row: number, column: number): CellValue | FormulaContent {
    const written = this.edits.value(row, column);
    if (written !== undefined && !isResult(written)) {
      return written === '' ? null : written;
    }
    const { used, values, formulas } = this.original;
    if (used === null || !contains(used, row, column)) {
      return null;
    }
    const value = values[row - used.row]?.[column - used.column] ?? null;
    const formula = formulas[row - used.row]?.[column - used.column] ?? null;
    if (formula === null) {
      return value;
    }
    return { formula, result: typeof value === 'object' ? (value?.error ?? '') : value };
  }

  /** Forgets all cells; the sections are the caller's affair. */
  forgetCells(): void {
    this.formulasChanged ||= this.original.hasFormulas;
    this.edits.clear();
    this.content = () => EMPTY;
    this.mergedRanges = [];
  }

  /** Throws `unsupported` when a rectangle is none or leaves the sheet. */
  checkRect(rect: Rect): void {
    checkRect(this.name, rect);
  }

  /** Writes the collected edits into the sections. Throws `unsupported` when they change a part of an array formula. */
  flush(styles: () => StyleBook): void {
    if (this.edits.rows.size === 0) {
      return;
    }
    const columns = columnStyles(this.sections);
    const result = patchRows(sheetDataOf(this.sections), this.edits, {
      part: this.part,
      style: (base, formats) => styles().derive(base, formats),
      quoted: (base, isQuoted) => styles().quoted(base, isQuoted),
      columnStyle: (column) => columns.find(({ min, max }) => column >= min && column <= max)?.style ?? 0,
      orphans: this.orphans(),
      cutArrays: this.cutArrays(),
    });
    this.sections.set('sheetData', result.sheetData);
    this.formulasChanged ||= result.formulasChanged;
    this.updateDimension();
    this.excuseTexts();
  }

  /** Clause numbers are texts that look like numbers: Excel needs not mark each with a green triangle. */
  private excuseTexts(): void {
    const texts = [...this.edits.values()].filter(({ value }) => typeof value === 'string' && NUMERIC.test(value));
    if (texts.length === 0) {
      return;
    }
    const { prefix } = this.sections;
    const old = this.sections.children('ignoredErrors');
    const known = old.flatMap((error) =>
      isTrue(attribute(error, 'numberStoredAsText')) ? parseRangeList(attribute(error, 'sqref') ?? '') : [],
    );
    const fresh = columnRuns(texts).filter((run) => !known.some((rect) => coversAll(rect, run)));
    if (fresh.length > 0) {
      const attributes = withAttributes('', { sqref: rangeListName(fresh), numberStoredAsText: 1 });
      const all = [...old.map(({ text }) => text), elementText(`${prefix}ignoredError`, attributes)];
      this.sections.set('ignoredErrors', elementText(`${prefix}ignoredErrors`, '', all.join('')));
    }
  }

  /** First cells of arrays of which a part is written to. */
  private cutArrays(): ReadonlySet<string> {
    const cut = new Set<string>();
    for (const array of this.original.arrays) {
      const written: string[] = [];
      for (const { row, column, value } of this.edits.valuesWithin(array)) {
        if (!isResult(value)) {
          written.push(cellName(row, column));
        }
      }
      if (written.length === 0 || written.length === array.rows * array.columns) {
        continue;
      }
      if (this.cutsArrays) {
        cut.add(cellName(array.row, array.column));
      } else {
        throw new HostError('unsupported', {
          sheet: this.name,
          cell: written[0] ?? '',
          reason: 'arrayFormula',
          range: rangeName(array),
        });
      }
    }
    return cut;
  }

  private orphans(): ReadonlyMap<string, SharedFormula> {
    const orphans = new Map<string, SharedFormula>();
    for (const [shared, master] of this.original.shared) {
      const written = this.edits.value(master.row, master.column);
      if (written !== undefined && !isResult(written)) {
        orphans.set(shared, master);
      }
    }
    return orphans;
  }

  /** The range that the sheet claims to use grows by what was written; a sheet that claims nothing needs not begin to. */
  private updateDimension(): void {
    const old = this.sections.element('dimension');
    let range = parseRange(attribute(old ?? { attributes: '' }, 'ref') ?? '');
    if (range === null) {
      return;
    }
    for (const [row, { cells }] of this.edits.rows) {
      if (cells.size > 0) {
        let low = MAX_COLUMNS;
        let high = 0;
        for (const column of cells.keys()) {
          low = Math.min(low, column);
          high = Math.max(high, column);
        }
        const rect = { row, column: low, rows: 1, columns: high - low + 1 };
        range = union(range, rect);
      }
    }
    const attributes = withAttributes(old?.attributes ?? '', { ref: rangeName(range) });
    this.sections.set('dimension', elementText(`${this.sections.prefix}dimension`, attributes));
  }
}
