/** What cells hold, as blocks in the shapes that builds have for them. */
import { contains } from '../../host/common';
import type { CellValue } from '../../host/port';
import { enter } from '../excel/entry';
import type { CellInput } from '../model';
import { isFilteredOut } from './filtered';
import { isWritable, told, wpsObject, wrong, type Emulation, type Place } from './object';

const ERRORS: Readonly<Record<string, number>> = {
  '#NULL!': -2146826288,
  '#DIV/0!': -2146826281,
  '#VALUE!': -2146826273,
  '#REF!': -2146826265,
  '#NAME?': -2146826259,
  '#NUM!': -2146826252,
  '#N/A': -2146826246,
  '#SPILL!': -2146826243,
  '#CALC!': -2146826238,
};

/** More at once, and WPS stands still. */
const MOST_READ = 5_000;
/** Calculation by hand. */
const BY_HAND = -4135;
/** Where `largeWriteDropped` begins. */
const MOST_WRITTEN = 20;

export function valueBlock(emulation: Emulation, place: Place): unknown {
  const { model } = emulation;
  checkSize(place);
  return whenCalculated(emulation, () =>
    block(
      emulation,
      model
        .values(place.sheet, place.rect)
        .map((row, r) => row.map((value, c) => pictureAt(emulation, place, r, c) ?? plain(emulation, value))),
    ),
  );
}

/** What WPS tells of a picture in a cell; null where there is none. */
function pictureAt({ model, has }: Emulation, { sheet, rect }: Place, r: number, c: number): string | null {
  if (!has('picturesAsText')) return null;
  const formula = model.formulas(sheet, { row: rect.row + r, column: rect.column + c, rows: 1, columns: 1 })[0]?.[0];
  return formula?.startsWith('=DISPIMG(') ? formula : null;
}

/**
 * WPS calculates before it answers, the spreadsheet in the browser some time after a change: while results are not there
 * yet, a promise is given, as some builds give one for everything. Nobody waits while calculation is off.
 */
function whenCalculated({ model, settings }: Emulation, work: () => unknown): unknown {
  const isUpToDate = settings.Calculation === BY_HAND || !model.dirty();
  return isUpToDate ? work() : model.settle().then(work);
}

/** Where there is no formula, the value. */
export function formulaBlock(emulation: Emulation, place: Place): unknown {
  const { model } = emulation;
  checkSize(place);
  const values = model.values(place.sheet, place.rect);
  const formulas = model.formulas(place.sheet, place.rect);
  return block(
    emulation,
    formulas.map((row, r) => row.map((formula, c) => formula ?? plain(emulation, values[r]?.[c] ?? null))),
  );
}

function checkSize({ rect }: Place): void {
  if (rect.rows * rect.columns > MOST_READ)
    throw new Error(`WPS stands still: ${rect.rows * rect.columns} cells at once`);
}

function plain({ has }: Emulation, value: CellValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return has('errorsAsCVErr') ? (ERRORS[value.error] ?? ERRORS['#VALUE!']) : value.error;
}

function block(emulation: Emulation, rows: readonly (readonly unknown[])[]): unknown {
  const { has } = emulation;
  const grid = rows.map((row) => row.map((value) => told(emulation, value)));
  const [first = []] = grid;
  if (grid.length === 1 && first.length === 1 && has('singleCellScalar')) return first[0];
  if (has('itemWrapper')) {
    return wpsObject(emulation, 'Block', {
      Item: { call: (row, column) => grid[Number(row) - 1]![Number(column) - 1] },
    });
  }
  return grid.length === 1 && first.length > 1 && has('rowDegradesTo1D') ? first : grid;
}

/** An apostrophe where the text would be something else without one. */
export function prefixOf({ model }: Emulation, { sheet, rect }: Place): string {
  const value = model.values(sheet, { ...rect, rows: 1, columns: 1 })[0]![0]!;
  const format = model.look(sheet, { ...rect, rows: 1, columns: 1 }, 'numberFormat')[0]![0]!;
  return typeof value === 'string' && format !== '@' && enter(value, format) !== value ? "'" : '';
}

export function writeBlock(emulation: Emulation, place: Place, given: unknown): void {
  const { model, has } = emulation;
  const { sheet, rect } = place;
  if (!isWritable(emulation, sheet)) return;
  const rows = gridOf(given, place);
  const cells = rect.rows * rect.columns;
  if (cells > MOST_WRITTEN && has('largeWriteDropped')) return;
  if (rect.rows > 1 && rect.columns > 1 && has('bulk2DWriteNoOp')) return;
  const isFiltered = (r: number): boolean => isFilteredOut(emulation, sheet, rect.row + r);
  const entered = rowsEntered(emulation, rows, isFiltered);
  const isRepeated = rect.rows > 1 && rect.columns === 1 && has('columnWriteRepeatsFirst');
  const formats = model.look(sheet, rect, 'numberFormat');
  const merges = model.merges(sheet);
  const inputs = rows.map((row, r) =>
    row.map((_, c): CellInput => {
      const [at, across] = [rect.row + r, rect.column + c];
      const area = merges.find((merge) => contains(merge, at, across));
      if (area !== undefined && (area.row !== at || area.column !== across)) {
        if (!has('mergedWriteIgnored')) wrong('a covered cell of a merged area');
        return undefined;
      }
      const given = isRepeated ? rows[0]![0] : entered[r]?.[c];
      if (given === undefined || (isFiltered(r) && has('filteredRowsClosed'))) return undefined;
      const format = formats[r]?.[c] ?? 'General';
      const isKept = has('apostropheKept') && typeof given === 'string' && given.startsWith("'");
      return isKept ? given : enter(given, format);
    }),
  );
  model.write(sheet, rect, inputs);
}

/** What a block enters into each of its rows; null for those that it leaves alone. */
function rowsEntered(
  { has }: Emulation,
  rows: readonly (readonly unknown[])[],
  isFiltered: (row: number) => boolean,
): readonly (readonly unknown[] | null)[] {
  const isAffected = rows.length > 1 && rows.some((_, r) => isFiltered(r));
  if (isAffected && has('filteredBlockRepeatsFirst')) {
    return rows.map((row, r) => (isFiltered(r) ? null : row.map(() => rows[0]![0])));
  }
  if (isAffected && has('filteredBlockShifts')) {
    let next = 0;
    return rows.map((_, r) => (isFiltered(r) ? null : rows[next++]!));
  }
  return rows;
}

/** A value for each cell, or one for all; null is no value. */
function gridOf(given: unknown, { rect }: Place): unknown[][] {
  if (!Array.isArray(given)) {
    if (given === null || given === undefined) wrong('Value2');
    return Array.from({ length: rect.rows }, () => Array.from({ length: rect.columns }, () => given));
  }
  const rows = given as unknown[][];
  const fits = rows.length === rect.rows && rows.every((row) => Array.isArray(row) && row.length === rect.columns);
  if (!fits || rows.flat().some((value) => value === null || value === undefined)) wrong('Value2');
  return rows;
}
