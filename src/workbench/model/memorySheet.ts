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
  /** By row × `MAX_COLUMNS` + column. */
  cells: Map<number, Cell>;
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

export const key = (row: number, column: number): number => row * MAX_COLUMNS + column;
export const place = (at: number): { row: number; column: number } => ({
  row: Math.floor(at / MAX_COLUMNS),
  column: at % MAX_COLUMNS,
});

export function cellAt(sheet: MemorySheet, row: number, column: number): Cell | undefined {
  return sheet.cells.get(key(row, column));
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
    for (let column = range.column; column <= lastColumn(range); column++) {
      const at = key(row, column);
      let cell = sheet.cells.get(at);
      if (cell === undefined) {
        cell = { value: null, formula: null, look: {} };
        sheet.cells.set(at, cell);
      }
      change(cell, row, column);
    }
  }
}

/** The cells of a range that are there: a few are looked up, rather than all cells of the sheet looked at. */
export function* present(sheet: MemorySheet, range: Rect): Generator<[at: number, cell: Cell]> {
  if (range.rows * range.columns < sheet.cells.size) {
    for (let row = range.row; row <= lastRow(range); row++) {
      for (let column = range.column; column <= lastColumn(range); column++) {
        const at = key(row, column);
        const cell = sheet.cells.get(at);
        if (cell !== undefined) yield [at, cell];
      }
    }
    return;
  }
  for (const [at, cell] of sheet.cells) {
    const { row, column } = place(at);
    if (contains(range, row, column)) {
      yield [at, cell];
    }
  }
}

/** What `pick` says of each cell of a range. */
export function grid<T>(
  sheet: MemorySheet,
  range: Rect,
  pick: (cell: Cell | undefined, row: number, column: number) => T,
): T[][] {
  return Array.from({ length: range.rows }, (_, r) =>
    Array.from({ length: range.columns }, (_unused, c) => {
      const [row, column] = [range.row + r, range.column + c];
      return pick(cellAt(sheet, row, column), row, column);
    }),
  );
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
  for (const [at, cell] of sheet.cells) {
    if (counts(cell)) {
      const { row, column } = place(at);
      include(row, column);
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
  for (const [at, cell] of [...present(sheet, range)]) {
    if (what === 'all') {
      sheet.cells.delete(at);
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
  for (const [at, { look }] of present(from, range)) {
    to.cells.set(at, { value: null, formula: null, ...to.cells.get(at), look: { ...look } });
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
  for (const [at, cell] of present(from, range)) {
    to.cells.set(at, structuredClone(cell));
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
