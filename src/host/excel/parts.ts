/** Reads cells in as many requests as that takes. */
import { contains, occupied, subtract } from '../common';
import type { CellValue, Rect } from '../port';
import { HostError } from '../port';
import { cellsOf, isLongText } from './cells';
import { BOX_AND_CELLS, BOX_AND_VALUES } from './box';
import { isInternal, obstacleIn } from './session';

/** Some rows of a sheet; `name` is for messages. */
export interface Part {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  readonly rect: Rect;
}

export interface PartContent {
  readonly part: Part;
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly (string | null)[])[];
  readonly numberFormats: readonly (readonly string[])[];
}

/** Cells that Excel answers at once. */
const MAX_CELLS = 5_000_000;

/**
 * Cells of which the answer stays below 5 MB, which is what Excel on the web gives: values, formulas, types and formats of
 * sheets as people fill them take 60 to 80 bytes a cell.
 */
export const CELLS_AT_ONCE = 45_000;

/** Reads parts in their order, in as many requests as that takes. Throws `tooLarge` for a row that no answer can hold. */
export async function readParts(context: Excel.RequestContext, parts: readonly Part[]): Promise<PartContent[]> {
  const pieces = parts.flatMap(inPieces);
  const read: PartContent[] = [];
  for (const group of inGroups(pieces, cellsOfPart)) read.push(...(await readGroup(context, group)));
  return read;
}

const cellsOfPart = ({ rect }: Part): number => rect.rows * rect.columns;

/** Some rows each, at least one. */
function inPieces(part: Part): Part[] {
  const { row, rows, columns } = part.rect;
  const most = Math.max(1, Math.floor(CELLS_AT_ONCE / columns));
  return Array.from({ length: Math.ceil(rows / most) }, (_, index) => {
    const first = index * most;
    return { ...part, rect: { ...part.rect, row: row + first, rows: Math.min(most, rows - first) } };
  });
}

/** As they stand, together as long as they are no more than can be answered at once. */
export function inGroups<T>(all: readonly T[], cellsOf: (one: T) => number): T[][] {
  const groups: T[][] = [];
  let cells = Infinity;
  for (const one of all) {
    cells += cellsOf(one);
    if (cells > CELLS_AT_ONCE) {
      groups.push([]);
      cells = cellsOf(one);
    }
    groups.at(-1)!.push(one);
  }
  return groups;
}

/** Where it is too much all the same, first one half and then the other. */
async function readGroup(context: Excel.RequestContext, parts: readonly Part[]): Promise<PartContent[]> {
  const cells = parts.reduce((sum, { rect }) => sum + rect.rows * rect.columns, 0);
  if (cells <= MAX_CELLS) {
    const queued = parts.map((part) => ({ part, range: load(part, BOX_AND_CELLS) }));
    const obstacle = await obstacleIn(context);
    if (obstacle === null) {
      return queued.map(({ part, range }) => contentOf(part, range));
    }
    const [only, ...others] = parts;
    if (only !== undefined && others.length === 0 && isInternal(obstacle)) {
      return [await readAround(context, only, obstacle)];
    }
  }
  const [first, second] = halves(parts);
  return [...(await readGroup(context, first)), ...(await readGroup(context, second))];
}

function load({ sheet, rect: { row, column, rows, columns } }: Part, what: string): Excel.Range {
  const range = sheet.getRangeByIndexes(row, column, rows, columns);
  range.load(what);
  return range;
}

function contentOf(part: Part, range: Excel.Range, hasFormulas = true): PartContent {
  return { part, ...cellsOf(range, hasFormulas), numberFormats: range.numberFormat as string[][] };
}

/** A part with texts too long to be told as formulas: formulas are asked of what lies around them. */
async function readAround(context: Excel.RequestContext, part: Part, obstacle: unknown): Promise<PartContent> {
  const range = load(part, BOX_AND_VALUES);
  await context.sync();
  const { rect } = part;
  const values = range.values as unknown[][];
  const long = values.flatMap((cells, r) =>
    cells.flatMap((value, c): Rect[] =>
      isLongText(value) ? [{ row: rect.row + r, column: rect.column + c, rows: 1, columns: 1 }] : [],
    ),
  );
  if (long.length === 0) {
    throw obstacle;
  }
  const around = long.reduce<Rect[]>((pieces, hole) => pieces.flatMap((piece) => subtract(piece, hole)), [rect]);
  const asked = around.map((piece) => ({ piece, range: load({ ...part, rect: piece }, BOX_AND_CELLS) }));
  await context.sync();
  const told = asked.map(({ piece, range: found }) => ({ piece, formulas: cellsOf(found).formulas }));
  const formulaAt = (row: number, column: number): string | null => {
    const found = told.find(({ piece }) => contains(piece, row, column));
    return found?.formulas[row - found.piece.row]?.[column - found.piece.column] ?? null;
  };
  return {
    ...contentOf(part, range, false),
    formulas: values.map((cells, r) => cells.map((_, c) => formulaAt(rect.row + r, rect.column + c))),
  };
}

function halves(parts: readonly Part[]): readonly [Part[], Part[]] {
  if (parts.length > 1) {
    const middle = Math.ceil(parts.length / 2);
    return [parts.slice(0, middle), parts.slice(middle)];
  }
  const [part] = parts;
  if (part === undefined || part.rect.rows < 2) {
    throw new HostError('tooLarge', part === undefined ? {} : { sheet: part.name });
  }
  const { rect } = part;
  const rows = Math.ceil(rect.rows / 2);
  return [
    [{ ...part, rect: { ...rect, rows } }],
    [{ ...part, rect: { ...rect, row: rect.row + rows, rows: rect.rows - rows } }],
  ];
}

/** Cells of a sheet that are read whatever is in them, and of a part in a larger one. */
const [LARGE, PART] = [500_000, 20_000];

/**
 * The parts of a rectangle in which something is: all of it, unless it is very large. Excel counts what is there (`COUNTA`),
 * so that a stray cell in the last row is found without reading all rows.
 */
export async function partsThere(context: Excel.RequestContext, { sheet, name, rect }: Part): Promise<readonly Part[]> {
  if (rect.rows * rect.columns <= LARGE) return [{ sheet, name, rect }];
  const found = await occupied(rect, PART, async (rects) => {
    const counts = rects.map(({ row, column, rows, columns }) => {
      const count = context.workbook.functions.countA(sheet.getRangeByIndexes(row, column, rows, columns));
      count.load('value');
      return count;
    });
    await context.sync();
    return counts.map(({ value }) => value === 0);
  });
  return found.map((part) => ({ sheet, name, rect: part }));
}
