/** A range of cells. */
import { columnName, contains, lastColumn, lastRow, MAX_COLUMNS, MAX_ROWS, meets, rangeName } from '../../host/common';
import type { Rect } from '../../host/port';
import { uniform, type Clearing } from '../model';
import { seenOf } from './filtered';
import { linksObject } from './links';
import { looks } from './looks';
import {
  asNumber,
  asText,
  change,
  checkAsksNothing,
  told,
  wpsObject,
  wrong,
  type Emulation,
  type Member,
  type Members,
  type Place,
} from './object';
import { conditionsObject, validationObject } from './rules';
import { sizes } from './sizes';
import { formulaBlock, prefixOf, valueBlock, writeBlock } from './values';

export const WHOLE_SHEET: Rect = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

type Group = (emulation: Emulation, place: Place) => Members;
const GROUPS: readonly Group[] = [where, values, looks, sizes, merging, decoration, doing];
/** By the name of a member; which there are is the same for all ranges. */
let groups: ReadonlyMap<string, Group> | null = null;

export function rangeObject(emulation: Emulation, place: Place): object {
  const { places } = emulation;
  groups ??= new Map(GROUPS.flatMap((group) => Object.keys(group(emulation, place)).map((name) => [name, group])));
  const byName = groups;
  const object = wpsObject(emulation, 'Range', (name) => byName.get(name)?.(emulation, place)[name]);
  places.set(object, place);
  return object;
}

function where(emulation: Emulation, place: Place): Members {
  const { rect, axis } = place;
  const at = (next: Partial<Place>): object => rangeObject(emulation, { ...place, ...next });
  return {
    Row: { get: () => rect.row + 1 },
    Column: { get: () => rect.column + 1 },
    Count: { get: () => (axis === 'row' ? rect.rows : axis === 'column' ? rect.columns : rect.rows * rect.columns) },
    Rows: { get: () => at({ axis: 'row' }) },
    Columns: { get: () => at({ axis: 'column' }) },
    EntireRow: { get: () => at({ rect: { ...rect, column: 0, columns: MAX_COLUMNS }, axis: 'row' }) },
    EntireColumn: { get: () => at({ rect: { ...rect, row: 0, rows: MAX_ROWS }, axis: 'column' }) },
    Address: { call: () => (place.areas ?? [rect]).map(absolute).join(',') },
  };
}

function absolute(rect: Rect): string {
  const dollars = (text: string): string => text.replace(/[A-Z]+/g, '$$$&').replace(/\d+/g, '$$$&');
  if (rect.columns === MAX_COLUMNS) return dollars(`${rect.row + 1}:${lastRow(rect) + 1}`);
  if (rect.rows === MAX_ROWS) return dollars(`${columnName(rect.column)}:${columnName(lastColumn(rect))}`);
  return dollars(rangeName(rect));
}

function values(emulation: Emulation, place: Place): Members {
  const { model, has } = emulation;
  const value: Member = {
    get: () => valueBlock(emulation, place),
    set: (given) => writeBlock(emulation, place, given),
  };
  return {
    Value2: value,
    Value: has('valueIsMethod') ? { call: () => told(emulation, valueBlock(emulation, place)) } : value,
    Formula: { get: () => formulaBlock(emulation, place), set: (given) => writeBlock(emulation, place, given) },
    HasFormula: {
      get: () =>
        uniform(model.formulas(place.sheet, place.rect).map((row) => uniform(row.map((cell) => cell !== null)))),
    },
    PrefixCharacter: { get: () => prefixOf(emulation, place) },
  };
}

function merging(emulation: Emulation, place: Place): Members {
  const { model } = emulation;
  const { sheet, rect } = place;
  const areaAt = (row: number, column: number): Rect | undefined =>
    model.merges(sheet).find((merge) => contains(merge, row, column));
  return {
    MergeCells: {
      get: () => {
        const met = model.merges(sheet).filter((merge) => meets(merge, rect));
        if (met.length === 0) return false;
        const covered = met.reduce((sum, merge) => sum + common(merge, rect), 0);
        return covered === rect.rows * rect.columns ? true : null;
      },
    },
    MergeArea: {
      get: () => rangeObject(emulation, { sheet, rect: areaAt(rect.row, rect.column) ?? rect }),
    },
    Merge: {
      call: (across) => {
        if (across !== false) wrong('Merge');
        const filled = model
          .values(sheet, rect)
          .flat()
          .filter((value) => value !== null).length;
        if (filled > 1) checkAsksNothing(emulation, 'merges cells that hold values');
        change(emulation, sheet, () => model.merge(sheet, rect));
      },
    },
    UnMerge: { call: () => change(emulation, sheet, () => model.unmerge(sheet, rect)) },
  };
}

/** How many cells two rectangles have in common. */
function common(a: Rect, b: Rect): number {
  const rows = Math.min(lastRow(a), lastRow(b)) - Math.max(a.row, b.row) + 1;
  const columns = Math.min(lastColumn(a), lastColumn(b)) - Math.max(a.column, b.column) + 1;
  return rows * columns;
}

function decoration(emulation: Emulation, place: Place): Members {
  const { model } = emulation;
  const { sheet, rect } = place;
  const noteAt = (): { readonly text: string } | undefined =>
    model.notes(sheet).find(({ row, column }) => row === rect.row && column === rect.column);
  const note = (): object =>
    wpsObject(emulation, 'Comment', {
      Text: { call: () => noteAt()?.text ?? wrong('Comment') },
      Delete: { call: () => change(emulation, sheet, () => model.setNote(sheet, rect.row, rect.column, null)) },
    });
  return {
    FormatConditions: { get: () => conditionsObject(emulation, place, rangeObject) },
    Validation: { get: () => validationObject(emulation, place) },
    Hyperlinks: { get: () => linksObject(emulation, place, rangeObject) },
    Comment: { get: () => (noteAt() === undefined ? null : note()) },
    AddComment: {
      call: (text) => {
        if (rect.rows * rect.columns > 1 || noteAt() !== undefined) wrong('AddComment');
        change(emulation, sheet, () => model.setNote(sheet, rect.row, rect.column, asText(text)));
        return note();
      },
    },
    ClearComments: {
      call: () =>
        change(emulation, sheet, () => {
          for (const { row, column } of [...model.notes(sheet)]) {
            if (contains(rect, row, column)) model.setNote(sheet, row, column, null);
          }
        }),
    },
  };
}

function doing(emulation: Emulation, place: Place): Members {
  const { model, places, selections } = emulation;
  const { sheet, rect } = place;
  const clearing = (what: Clearing): Member => ({
    call: () =>
      change(emulation, sheet, () => {
        const pieces = emulation.has('filteredClearSpares') ? seenOf(emulation, place) : [rect];
        for (const piece of pieces) model.clear(sheet, piece, what);
      }),
  });
  return {
    Select: {
      call: () => {
        if (model.activeSheet() !== sheet) wrong('Select: the sheet is not the active one');
        selections.set(sheet, rect);
        model.select(sheet, rect);
      },
    },
    // Contents, looks, merges, conditional formats, links and notes, but no validation.
    Clear: clearing('all'),
    ClearContents: clearing('contents'),
    // Merges and conditional formats go with the looks.
    ClearFormats: clearing('formats'),
    Copy: {
      call: (destination) => {
        const target = places.get(destination as object) ?? wrong('Copy');
        const isSamePlace = JSON.stringify(target.rect) === JSON.stringify(rect);
        if (!isSamePlace || target.sheet === sheet) wrong('Copy to another place is not modelled');
        change(emulation, target.sheet, () => copy(emulation, place, target));
      },
    },
    AutoFilter: {
      call: (field) => {
        if (asNumber(field) !== 1) wrong('AutoFilter');
        change(emulation, sheet, () => model.setAutoFilter(sheet, rect));
      },
    },
  };
}

function copy(emulation: Emulation, from: Place, to: Place): void {
  const { model, has } = emulation;
  const seen = has('filteredCopyLeavesOut') ? seenOf(emulation, from) : [from.rect];
  const isWhole = seen.length === 1 && seen[0]!.rows === from.rect.rows;
  if (isWhole) {
    model.copyRange(from.sheet, to.sheet, from.rect, 'all');
    return;
  }
  // Of what is put together, only the values are modelled.
  let row = to.rect.row;
  for (const piece of seen) {
    for (const cell of model.filledCells(from.sheet, piece)) {
      const one = { ...cell, rows: 1, columns: 1 };
      model.write(to.sheet, { ...one, row: row + cell.row - piece.row }, model.values(from.sheet, one));
    }
    row += piece.rows;
  }
}
