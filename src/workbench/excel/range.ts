/** A range of cells. */
import { contains, lastColumn, lastRow, MAX_COLUMNS, MAX_ROWS, meets, union } from '../../host/common';
import type { Rect } from '../../host/port';
import { uniform, type CellInput, type Clearing, type Look } from '../model';
import { enter, toWire, valueType } from './entry';
import { formatObject, getCellProperties, setCellProperties } from './format';
import { asNumber, asRecord, asText, isHostObject, type Emulation, type HostObject, type Place } from './object';
import { landed, visibleParts } from './hidden';
import { address, checkedRect, parseAddress } from './place';
import { accessDenied, invalidArgument, itemNotFound, notModelled, WireError } from './protocol';
import { conditionalFormatsObject, dataValidationObject } from './rules';
import { getSizes, setSizes } from './sizes';
import { checkNoTable } from './tables';

/** Excel answers no more cells than that at once, and on the web it does nothing to more than so many. */
const MAX_CELLS = 5_000_000;
const MAX_CHANGED_ON_WEB = 33_554_000;
/** More areas than that are not told. */
const MAX_AREAS = 512;
/** The longest text that some builds can tell and take as a formula. */
const MAX_FORMULA_TEXT = 8_192;

/** Throws `AccessDenied` for cells of a protected sheet. */
export function checkWritable({ model }: Emulation, { sheet }: Place): void {
  if (model.isProtected(sheet)) {
    throw accessDenied();
  }
}

export function rangeObject(emulation: Emulation, place: Place): HostObject {
  const { model } = emulation;
  const { sheet, rect } = place;
  const at = (other: Rect): HostObject => rangeObject(emulation, { sheet, rect: other });
  const part = (row: number, column: number, rows: number, columns: number): HostObject =>
    at(checkedRect(rect.row + row, rect.column + column, rows, columns));
  const size = { rows: rect.rows, columns: rect.columns };
  return {
    type: 'Range',
    range: place,
    properties: {
      Address: { get: () => address(model, sheet, rect) },
      RowIndex: { get: () => rect.row },
      ColumnIndex: { get: () => rect.column },
      RowCount: { get: () => rect.rows },
      ColumnCount: { get: () => rect.columns },
      CellCount: { get: () => rect.rows * rect.columns },
      Values: {
        get: () => model.values(sheet, readable(emulation, rect)).map((row) => row.map(toWire)),
        set: (value) => write(emulation, place, value),
      },
      Formulas: {
        get: () => formulas(emulation, place),
        set: (value) => {
          checkFormulaTexts(emulation, Array.isArray(value) ? value.flat() : [value]);
          write(emulation, place, value);
        },
      },
      ValueTypes: { get: () => model.values(sheet, readable(emulation, rect)).map((row) => row.map(valueType)) },
      NumberFormat: {
        get: () => model.look(sheet, readable(emulation, rect), 'numberFormat'),
        set: (value) => setNumberFormats(emulation, place, value),
      },
      RowHidden: {
        get: () => uniform(range(rect.row, Math.min(rect.rows, 1000)).map((row) => model.row(sheet, row).hidden)),
        set: (value) =>
          changeSizes(emulation, place, () => model.setRows(sheet, rect.row, rect.rows, { hidden: value === true })),
      },
      ColumnHidden: {
        get: () =>
          uniform(range(rect.column, Math.min(rect.columns, 1000)).map((column) => model.column(sheet, column).hidden)),
        set: (value) =>
          changeSizes(emulation, place, () =>
            model.setColumns(sheet, rect.column, rect.columns, { hidden: value === true }),
          ),
      },
      Hyperlink: { get: () => link(emulation, place), set: (value) => setLink(emulation, place, value) },
    },
    parts: {
      Format: () => formatObject(emulation, place),
      ConditionalFormats: () => conditionalFormatsObject(emulation, place, at),
      DataValidation: () => dataValidationObject(emulation, place),
    },
    methods: {
      GetCell: (row, column) => part(asNumber(row), asNumber(column), 1, 1),
      GetRow: (row) => part(asNumber(row), 0, 1, size.columns),
      GetColumn: (column) => part(0, asNumber(column), size.rows, 1),
      GetEntireRow: () => at({ ...rect, column: 0, columns: MAX_COLUMNS }),
      GetEntireColumn: () => at({ ...rect, row: 0, rows: MAX_ROWS }),
      GetBoundingRect: (other) =>
        at(union(rect, isHostObject(other) && other.range ? other.range.rect : parseAddress(asText(other)))),
      GetMergedAreasOrNullObject: () => mergedAreas(emulation, place),
      Clear: (what) => {
        checkWritable(emulation, place);
        checkFewEnough(emulation, place);
        clear(emulation, place, what ?? 'All');
      },
      Merge: () => {
        checkWritable(emulation, place);
        checkNoTable(emulation, place);
        model.merge(sheet, rect);
      },
      Unmerge: () => {
        checkWritable(emulation, place);
        checkFewEnough(emulation, place);
        model.unmerge(sheet, rect);
      },
      CopyFrom: (source, kind) => {
        checkWritable(emulation, place);
        checkFewEnough(emulation, place);
        copyFrom(emulation, place, source, kind);
      },
      Select: () => model.select(sheet, rect),
      GetRowProperties: (options) => getSizes(emulation, place, 'row', options),
      SetRowProperties: (given) => changeSizes(emulation, place, () => setSizes(emulation, place, 'row', given)),
      GetColumnProperties: (options) => getSizes(emulation, place, 'column', options),
      SetColumnProperties: (given) => changeSizes(emulation, place, () => setSizes(emulation, place, 'column', given)),
      GetCellProperties: (options) => getCellProperties(emulation, place, options),
      SetCellProperties: (given) => {
        checkWritable(emulation, place);
        setCellProperties(emulation, place, given);
      },
      _ValidateArraySize: (rows, columns) => {
        if (rows !== rect.rows || columns !== rect.columns) {
          throw wrongSize();
        }
      },
    },
  };
}

function changeSizes(emulation: Emulation, place: Place, change: () => void): void {
  checkWritable(emulation, place);
  change();
}

const range = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index);

/** Throws `RangeExceedsLimit`, or on the web `ResponsePayloadSizeLimitExceeded`, which is known there alone. */
function readable({ has }: Emulation, rect: Rect): Rect {
  if (rect.rows * rect.columns > MAX_CELLS) {
    throw has('web')
      ? new WireError('ResponsePayloadSizeLimitExceeded', 'The response payload size has exceeded the limit.')
      : new WireError('RangeExceedsLimit', 'The cell count in the range has exceeded the maximum supported number.');
  }
  return rect;
}

function checkFewEnough({ has }: Emulation, { rect }: Place): void {
  if (has('web') && rect.rows * rect.columns > MAX_CHANGED_ON_WEB) {
    const message = `The attempted operation affects more than the limit of ${MAX_CHANGED_ON_WEB} cells.`;
    throw new WireError('OperationCellsExceedLimit', message);
  }
}

function checkFormulaTexts({ has }: Emulation, texts: readonly unknown[]): void {
  if (has('longFormulas') && texts.some((text) => typeof text === 'string' && text.length > MAX_FORMULA_TEXT)) {
    throw internalError();
  }
}

const internalError = (): WireError =>
  new WireError('GeneralException', 'There was an internal error while processing the request.', 500);

const wrongSize = (): WireError =>
  invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );

/** A value for each cell, or one for all. */
function each(emulation: Emulation, given: unknown, { rect }: Place): readonly (readonly unknown[])[] {
  if (!Array.isArray(given)) {
    readable(emulation, rect);
    return Array.from({ length: rect.rows }, () => Array.from({ length: rect.columns }, () => given));
  }
  const grid = given as readonly (readonly unknown[])[];
  if (grid.length !== rect.rows || grid.some((row) => !Array.isArray(row) || row.length !== rect.columns)) {
    throw wrongSize();
  }
  return grid;
}

function formulas(emulation: Emulation, { sheet, rect }: Place): unknown[][] {
  const { model } = emulation;
  const values = model.values(sheet, readable(emulation, rect));
  checkFormulaTexts(emulation, values.flat());
  return model
    .formulas(sheet, rect)
    .map((row, r) => row.map((formula, c) => formula ?? toWire(values[r]?.[c] ?? null)));
}

/** Merged cells take a value at their top left only; what is written to the others is lost without a word. */
function write(emulation: Emulation, place: Place, given: unknown): void {
  checkWritable(emulation, place);
  const { model } = emulation;
  const { sheet, rect } = place;
  const grid = each(emulation, given, place);
  const formats = model.look(sheet, rect, 'numberFormat');
  const merges = model.merges(sheet).filter((merge) => meets(merge, rect));
  const inputs = grid.map((row, r) =>
    row.map((value, c): CellInput => {
      const [at, across] = [rect.row + r, rect.column + c];
      const isCovered = merges.some(
        (merge) =>
          at >= merge.row &&
          at <= lastRow(merge) &&
          across >= merge.column &&
          across <= lastColumn(merge) &&
          (at !== merge.row || across !== merge.column),
      );
      return isCovered ? undefined : enter(value, formats[r]?.[c] ?? 'General');
    }),
  );
  model.write(sheet, rect, landed(emulation, place, inputs));
}

function setNumberFormats(emulation: Emulation, place: Place, given: unknown): void {
  checkWritable(emulation, place);
  const { model } = emulation;
  const { sheet, rect } = place;
  if (!Array.isArray(given)) {
    model.setLook(sheet, rect, { numberFormat: asText(given) });
    return;
  }
  each(emulation, given, place).forEach((row, r) => {
    row.forEach((format, c) => {
      if (format !== null) {
        const cell = { row: rect.row + r, column: rect.column + c, rows: 1, columns: 1 };
        model.setLook(sheet, cell, { numberFormat: asText(format) });
      }
    });
  });
}

function mergedAreas(emulation: Emulation, { sheet, rect }: Place): HostObject | null {
  // As in Excel: a merged area is found by its top left cell alone.
  const areas = emulation.model.merges(sheet).filter((merge) => contains(rect, merge.row, merge.column));
  if (areas.length > MAX_AREAS) {
    throw internalError();
  }
  return areas.length === 0
    ? null
    : {
        type: 'RangeAreas',
        parts: {
          Areas: () => ({
            type: 'RangeCollection',
            items: () => areas.map((area) => rangeObject(emulation, { sheet, rect: area })),
          }),
        },
      };
}

const CLEARING: Readonly<Record<string, Clearing>> = {
  All: 'all',
  Contents: 'contents',
  Formats: 'formats',
  RemoveHyperlinks: 'links',
};

function clear({ model, has }: Emulation, { sheet, rect }: Place, what: unknown): void {
  const clearing = CLEARING[asText(what)];
  if (clearing === undefined) {
    throw notModelled('Range', `Clear(${String(what)})`);
  }
  for (const part of has('filteredClears') && rect.rows > 1 ? visibleParts(model, sheet, rect) : [rect]) {
    model.clear(sheet, part, clearing);
  }
}

function copyFrom({ model, has }: Emulation, { sheet, rect }: Place, source: unknown, kind: unknown): void {
  if (!isHostObject(source) || source.range === undefined) {
    throw notModelled('Range', 'CopyFrom(address)');
  }
  const { rect: from } = source.range;
  const isSamePlace = from.row === rect.row && from.column === rect.column && from.rows === rect.rows;
  if ((kind !== 'Formats' && kind !== 'All') || !isSamePlace || from.columns !== rect.columns) {
    throw notModelled('Range', 'CopyFrom(another place, or neither all nor formats)');
  }
  if (source.range.sheet === sheet) {
    throw itemNotFound();
  }
  const what = kind === 'All' ? 'all' : 'formats';
  const { sheet: origin } = source.range;
  for (const part of has('filteredCopies') && rect.rows > 1 ? visibleParts(model, origin, rect) : [rect]) {
    model.copyRange(origin, sheet, part, what);
  }
}

function link({ model }: Emulation, { sheet, rect }: Place): unknown {
  const found = model.links(sheet).find(({ row, column }) => row === rect.row && column === rect.column);
  return found === undefined ? null : { documentReference: found.target, screenTip: found.tip };
}

/** What a linked cell looks like from then on, whatever it looked like before. */
const LINK_LOOK: Partial<Look> = { color: '0563C1', underline: true };

/** The text to display is entered as if it was typed, and the cell gets the style of links. */
function setLink(emulation: Emulation, place: Place, given: unknown): void {
  checkWritable(emulation, place);
  const { model } = emulation;
  const { sheet, rect } = place;
  const { documentReference, screenTip, textToDisplay, address: elsewhere } = asRecord(given);
  if (elsewhere !== undefined) {
    throw notModelled('Range', 'Hyperlink.address');
  }
  readable(emulation, rect);
  const target = asText(documentReference);
  for (const cell of cellsOf(rect)) {
    model.setLink(sheet, cell.row, cell.column, { target, tip: screenTip === undefined ? '' : asText(screenTip) });
    if (textToDisplay !== undefined) {
      write(emulation, { sheet, rect: cell }, textToDisplay);
    } else if (model.values(sheet, cell)[0]?.[0] === null) {
      write(emulation, { sheet, rect: cell }, target);
    }
  }
  model.setLook(sheet, rect, LINK_LOOK);
}

function cellsOf({ row, column, rows, columns }: Rect): Rect[] {
  return Array.from({ length: rows * columns }, (_, index) => ({
    row: row + Math.floor(index / columns),
    column: column + (index % columns),
    rows: 1,
    columns: 1,
  }));
}
