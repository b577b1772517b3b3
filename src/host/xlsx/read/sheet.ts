/** A sheet as grids: what a snapshot shows of it, and what the patcher must know before it writes. */
import type { CellPicture, CellValue, Rect } from '../../port';
import { HostError } from '../../port';
import { FULL_WIDTH, parseRange, SharedRows } from '../../common';
import { XmlError } from '../errors';
import { MAX_CELLS } from '../limits';
import { attribute, isTrue } from '../xml/elements';
import { WORKSHEET_ORDER } from '../xml/names';
import type { Span } from '../xml/sections';
import { Sections } from '../xml/sections';
import type { CellList, ReadingContext, SharedFormula } from './cells';
import { readCells } from './cells';
import { readFormatGrid } from './formatGrid';
import { picturesOf, type PicturesInCells } from './pictures';

export interface SheetContent {
  /** The cells that hold something; formats alone do not count. */
  readonly used: Rect | null;
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly (string | null)[])[];
  readonly numberFormats: readonly (readonly string[])[];
  readonly merges: readonly Rect[];
  readonly isProtected: boolean;
  readonly partlyMarked: readonly { readonly row: number; readonly column: number }[];
  readonly pictures: readonly CellPicture[];
  /** Shared formulas by their number in the file. */
  readonly shared: ReadonlyMap<string, SharedFormula>;
  /** Ranges that one formula fills, and of which no single cell can be changed. */
  readonly arrays: readonly Rect[];
  readonly hasFormulas: boolean;
}

/** What a sheet refers to. */
interface SheetContext extends ReadingContext {
  /** The pictures in cells; only asked for when a cell may hold one. */
  readonly pictures: () => PicturesInCells;
}

/** Reads a worksheet part. Throws `XmlError` for damaged ones, `HostError` `tooLarge` when the grids would not fit in memory. */
export function readSheet(xml: string, context: SheetContext): SheetContent {
  const sections = parseWorksheet(xml);
  const list = readCells(sheetDataOf(sections), context);
  const used = usedRange(list);
  const grids =
    used === null ? { values: [], formulas: [], numberFormats: [] } : buildGrids(sections, list, used, context);
  return {
    used,
    ...grids,
    merges: readMerges(sections),
    isProtected: isProtected(sections),
    partlyMarked: list.partlyMarked,
    pictures: picturesOf(list, context.pictures),
    shared: list.shared,
    arrays: list.arrays,
    hasFormulas: list.formulas.size > 0 || list.arrays.length > 0,
  };
}

/** The sections of a worksheet part. Throws `XmlError` when it is none. */
export function parseWorksheet(xml: string): Sections {
  const sections = Sections.parse(xml, WORKSHEET_ORDER);
  if (sections.root !== 'worksheet') {
    throw new XmlError(`<${sections.root}> is no worksheet`);
  }
  return sections;
}

/** The rows; a worksheet without any is tolerated. */
export function sheetDataOf(sections: Sections): Span {
  const none = '<sheetData/>';
  return sections.span('sheetData') ?? { xml: none, start: 0, end: none.length };
}

export function isProtected(sections: Sections): boolean {
  return isTrue(attribute(sections.element('sheetProtection') ?? { attributes: '' }, 'sheet'));
}

export function readMerges(sections: Sections): Rect[] {
  return sections
    .children('mergeCells')
    .map((merge) => parseRange(attribute(merge, 'ref') ?? ''))
    .filter((rect) => rect !== null);
}

function usedRange({ rows, columns }: CellList): Rect | null {
  if (rows.length === 0) {
    return null;
  }
  const range = (numbers: readonly number[]): [number, number] => {
    let low = Infinity;
    let high = -1;
    for (const number of numbers) {
      low = number < low ? number : low;
      high = number > high ? number : high;
    }
    return [low, high - low + 1];
  };
  const [row, rowCount] = range(rows);
  const [column, columnCount] = range(columns);
  return { row, column, rows: rowCount, columns: columnCount };
}

/** Cells that the grids hold: each filled row the full width, and what stands before its last cell beyond it. */
function countCells({ rows, columns }: CellList, used: Rect): number {
  let count = 0;
  let width = 0;
  rows.forEach((row, index) => {
    if (row !== rows[index - 1]) {
      width = Math.min(FULL_WIDTH, used.columns);
      count += width;
    }
    const wanted = (columns[index] ?? 0) - used.column + 1;
    if (wanted > width) {
      count += wanted - width;
      width = wanted;
    }
  });
  return count;
}

function buildGrids(sections: Sections, list: CellList, used: Rect, context: ReadingContext) {
  const cells = countCells(list, used);
  if (cells > MAX_CELLS) {
    throw new HostError('tooLarge', { cells });
  }
  const values = new SharedRows<CellValue>(used, () => null);
  const formulas = new SharedRows<string | null>(used, () => null);
  for (let index = 0; index < list.rows.length; index++) {
    values.set(list.rows[index] ?? 0, list.columns[index] ?? 0, list.values[index] ?? null);
  }
  for (const [index, formula] of list.formulas) {
    formulas.set(list.rows[index] ?? 0, list.columns[index] ?? 0, formula);
  }
  return {
    values: values.rows,
    formulas: formulas.rows,
    numberFormats: readFormatGrid(sections, sheetDataOf(sections), list, used, context.formats),
  };
}
