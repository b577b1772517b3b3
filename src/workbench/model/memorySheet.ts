/** One sheet of a workbook in memory. */
import {
  contains,
  intersection,
  lastColumn,
  lastRow,
  MAX_COLUMNS,
  MAX_ROWS,
  meets,
  STANDARD_HEIGHT,
  STANDARD_WIDTH,
  subtract,
} from '../../host/common';
import type { CellValue, PrintSetup, Rect, Visibility } from '../../host/port';
import type { Clearing, ConditionalRule, Link, Look, NoteAt, SheetId, ValidatedRange } from './model';

export interface Cell {
  value: CellValue;
  formula: string | null;
  look: Partial<Look>;
}

/** A column or a row that is not like the others; null is the standard. */
export interface MemoryLine {
  points: number | null;
  hidden: boolean;
  /** Of its cells that have none of their own. */
  look: Look | null;
}

export interface MemorySheet {
  readonly id: SheetId;
  name: string;
  visibility: Visibility;
  tabColor: string | null;
  /** By row and column. */
  cells: Map<number, Map<number, Cell>>;
  merges: Rect[];
  columns: Map<number, MemoryLine>;
  rows: Map<number, MemoryLine>;
  /** Points of the columns and rows that have no size of their own. */
  standardWidth: number;
  standardHeight: number;
  showsGridlines: boolean;
  frozen: { rows: number; columns: number };
  autoFilter: Rect | null;
  rules: ConditionalRule[];
  validations: ValidatedRange[];
  links: Link[];
  notes: NoteAt[];
  isProtected: boolean;
  printSetup: Partial<PrintSetup>;
}

/** More cells than that are formatted by mistake only. */
const MAX_TOUCHED = 1_000_000;

export function newSheet(id: SheetId, name: string): MemorySheet {
  return {
    id,
    name,
    visibility: 'visible',
    tabColor: null,
    cells: new Map(),
    merges: [],
    columns: new Map(),
    rows: new Map(),
    standardWidth: STANDARD_WIDTH,
    standardHeight: STANDARD_HEIGHT,
    showsGridlines: true,
    frozen: { rows: 0, columns: 0 },
    autoFilter: null,
    rules: [],
    validations: [],
    links: [],
    notes: [],
    isProtected: false,
    printSetup: {},
  };
}

export function copyOf(sheet: MemorySheet, id: SheetId, name: string): MemorySheet {
  return { ...structuredClone(sheet), id, name };
}

export function cellAt(sheet: MemorySheet, row: number, column: number): Cell | undefined {
  return sheet.cells.get(row)?.get(column);
}

/** The cells of a row, to which some will be added. */
export function rowToFill(sheet: MemorySheet, row: number): Map<number, Cell> {
  let cells = sheet.cells.get(row);
  if (cells === undefined) {
    cells = new Map();
    sheet.cells.set(row, cells);
  }
  return cells;
}

/** Every cell of a range, made where there is none. */
export function touch(
  sheet: MemorySheet,
  range: Rect,
  change: (cell: Cell, row: number, column: number) => void,
): void {
  if (range.rows * range.columns > MAX_TOUCHED) {
    throw new Error(`${range.rows} × ${range.columns} cells at once`);
  }
  for (let row = range.row; row <= lastRow(range); row++) {
    const cells = rowToFill(sheet, row);
    for (let column = range.column; column <= lastColumn(range); column++) {
      let cell = cells.get(column);
      if (cell === undefined) {
        cell = { value: null, formula: null, look: {} };
        cells.set(column, cell);
      }
      change(cell, row, column);
    }
  }
}

/** What is in a map from `first` to `last`: a few are looked up, rather than all looked at. */
function* between<T>(map: ReadonlyMap<number, T>, first: number, last: number): Generator<[number, T]> {
  if (last - first < map.size) {
    for (let at = first; at <= last; at++) {
      const found = map.get(at);
      if (found !== undefined) yield [at, found];
    }
    return;
  }
  for (const entry of map) if (first <= entry[0] && entry[0] <= last) yield entry;
}

/** The cells of a range that are there. */
export function* present(sheet: MemorySheet, range: Rect): Generator<[row: number, column: number, cell: Cell]> {
  for (const [row, cells] of between(sheet.cells, range.row, lastRow(range))) {
    for (const [column, cell] of between(cells, range.column, lastColumn(range))) yield [row, column, cell];
  }
}

/** What `pick` says of each cell of a range. */
export function grid<T>(
  sheet: MemorySheet,
  range: Rect,
  pick: (cell: Cell | undefined, row: number, column: number) => T,
): T[][] {
  return Array.from({ length: range.rows }, (_, r) => {
    const row = range.row + r;
    const cells = sheet.cells.get(row);
    return Array.from({ length: range.columns }, (_unused, c) => {
      const column = range.column + c;
      return pick(cells?.get(column), row, column);
    });
  });
}

export function isBlank(cell: Cell): boolean {
  return cell.value === null && cell.formula === null;
}

/** Whether a look says anything; without a list of all that it says, for every cell is asked. */
export function isSaid(look: Partial<Look>): boolean {
  for (const key in look) if (Object.hasOwn(look, key)) return true;
  return false;
}

/** The smallest range around the cells that count. */
export function bounds(sheet: MemorySheet, counts: (cell: Cell) => boolean, others: readonly Rect[]): Rect | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  const include = (row: number, column: number): void => {
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  };
  for (const [row, cells] of sheet.cells) {
    for (const [column, cell] of cells) {
      if (counts(cell)) include(row, column);
    }
  }
  for (const rect of others) {
    include(rect.row, rect.column);
    include(lastRow(rect), lastColumn(rect));
  }
  return bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

export function clearCells(sheet: MemorySheet, range: Rect, what: Clearing): void {
  const within = ({ row, column }: { row: number; column: number }): boolean => contains(range, row, column);
  for (const [row, column, cell] of [...present(sheet, range)]) {
    if (what === 'all') {
      sheet.cells.get(row)?.delete(column);
    } else if (what === 'contents') {
      cell.value = null;
      cell.formula = null;
    } else if (what === 'formats') {
      cell.look = {};
    }
  }
  if (what === 'all' || what === 'links') {
    sheet.links = sheet.links.filter((link) => !within(link));
  }
  if (what === 'all') {
    sheet.notes = sheet.notes.filter((note) => !within(note));
  }
  if (what === 'all' || what === 'formats') {
    sheet.merges = sheet.merges.filter((merge) => !meets(merge, range));
    sheet.rules = withoutRange(sheet.rules, range);
  }
}

/** Rules cut down to the cells outside of a range; those that have none left go. */
function withoutRange(rules: readonly ConditionalRule[], range: Rect): ConditionalRule[] {
  return rules.flatMap((rule) => {
    const ranges = rule.ranges.flatMap((rect) => subtract(rect, range));
    return ranges.length === 0 ? [] : [{ ...rule, ranges }];
  });
}

/** Validations cut down to the cells outside of a range. */
export function withoutValidations(validations: readonly ValidatedRange[], range: Rect): ValidatedRange[] {
  return validations.flatMap((validated) =>
    meets(validated.range, range)
      ? subtract(validated.range, range).map((piece) => ({ ...validated, range: piece }))
      : [validated],
  );
}

type Copy = (from: MemorySheet, to: MemorySheet, range: Rect, newRuleId: () => string) => void;

/** The part of a rectangle that lies in a range. */
function cut(rect: Rect, range: Rect): Rect[] {
  const common = intersection(rect, range);
  return common === null ? [] : [common];
}

/** Copies how a range looks to the same place of another sheet, as pasting formats does. */
export const copyFormats: Copy = (from, to, range, newRuleId) => {
  clearCells(to, range, 'formats');
  for (const [row, column, { look }] of present(from, range)) {
    const cells = rowToFill(to, row);
    cells.set(column, { value: null, formula: null, ...cells.get(column), look: { ...look } });
  }
  copyAreas(from, to, range, newRuleId);
};

function copyAreas(from: MemorySheet, to: MemorySheet, range: Rect, newRuleId: () => string): void {
  to.merges.push(...from.merges.filter(({ row, column }) => contains(range, row, column)));
  to.rules.push(
    ...from.rules.flatMap((rule) => {
      const ranges = rule.ranges.flatMap((rect) => cut(rect, range));
      return ranges.length === 0 ? [] : [{ ...rule, id: newRuleId(), ranges }];
    }),
  );
}

/** Copies a range to the same place of another sheet, as copying and pasting cells does. */
export const copyCells: Copy = (from, to, range, newRuleId) => {
  const within = ({ row, column }: { row: number; column: number }): boolean => contains(range, row, column);
  clearCells(to, range, 'all');
  for (const [row, column, cell] of present(from, range)) {
    rowToFill(to, row).set(column, structuredClone(cell));
  }
  copyAreas(from, to, range, newRuleId);
  to.links.push(...from.links.filter(within));
  to.notes.push(...from.notes.filter(within));
  to.validations = [
    ...withoutValidations(to.validations, range),
    ...from.validations.flatMap(({ range: rect, validation }) =>
      cut(rect, range).map((piece) => ({ range: piece, validation })),
    ),
  ];
  if (range.rows === MAX_ROWS) {
    copySizes(from.columns, to.columns, range.column, lastColumn(range));
  }
  if (range.columns === MAX_COLUMNS) {
    copySizes(from.rows, to.rows, range.row, lastRow(range));
  }
};

function copySizes(from: MemorySheet['rows'], to: MemorySheet['rows'], first: number, last: number): void {
  for (const at of [...to.keys()].filter((index) => index >= first && index <= last)) {
    to.delete(at);
  }
  for (const [at, size] of from) {
    if (at >= first && at <= last) {
      to.set(at, { ...size });
    }
  }
}

/** Sizes of whole sheets are not kept column by column. */
const MAX_RESIZED = 100_000;

export function resize(
  sizes: MemorySheet['rows'],
  first: number,
  count: number,
  size: { points?: number | null; hidden?: boolean },
): void {
  if (count > MAX_RESIZED || count === 16_384) {
    for (const at of sizes.keys()) {
      sizes.set(at, { ...sizes.get(at)!, ...size });
    }
    return;
  }
  for (let at = first; at < first + count; at++) {
    sizes.set(at, { points: null, hidden: false, look: null, ...sizes.get(at), ...size });
  }
}
