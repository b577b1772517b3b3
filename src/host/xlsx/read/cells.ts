/** The cells of a sheet: a list of those that hold something, in the order of the file. */
import type { CellValue, DateSystem, Rect } from '../../port';
import { NOT_CALCULATED } from '../../port';
import { contains, lastRow, parseRange, MAX_COLUMNS, MAX_ROWS } from '../../common';
import { XmlError } from '../errors';
import { fromFileFormula, shiftFormula } from '../formula';
import { attribute } from '../xml/elements';
import type { Span } from '../xml/sections';
import { unescapeCellText, unescapeXml } from '../xml/text';
import { serialOfIsoDate } from './dates';
import { RowCursor } from './rowCursor';
import { flattenText, isPartlyMarked, type SharedStrings } from './sharedStrings';

/** What a sheet's cells refer to. */
export interface ReadingContext {
  /** The shared texts; only asked for when a cell uses one. */
  readonly strings: () => SharedStrings;
  /** Number formats by cell format. */
  readonly formats: readonly string[];
  readonly dateSystem: DateSystem;
}

/** A cell whose formula others share: they have it by its number, shifted. */
export interface SharedFormula {
  readonly row: number;
  readonly column: number;
  /** Without `=`, as in the file. */
  readonly text: string;
}

/** Cells that hold a value or a formula, as parallel lists. */
export class CellList {
  readonly rows: number[] = [];
  readonly columns: number[] = [];
  readonly styles: number[] = [];
  readonly values: CellValue[] = [];
  /** Formulas with `=`, by position in the lists. */
  readonly formulas = new Map<number, string>();
  /** Shared formulas by their number in the file. */
  readonly shared = new Map<string, SharedFormula>();
  /** Ranges of several cells that one formula fills: array formulas and data tables. */
  readonly arrays: Rect[] = [];
  /** Texts of which only a part is struck out, or has a colour of its own. */
  readonly partlyMarked: { readonly row: number; readonly column: number }[] = [];
  /** The `vm` of values, by position in the lists. */
  readonly metadata = new Map<number, number>();
  /** Positions in the lists of cells that the file itself calls dates, whatever their format. */
  readonly dates = new Set<number>();
  /** Whether an empty cell has a number format of its own, or a row has one for its cells. */
  hasFormattedBlanks = false;
}

/** What files write numbers as; JavaScript would also take `0x10` and `Infinity`. */
const NUMBER = /^\s*(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)?\s*$/;

/** Reads `<sheetData>`. Throws `XmlError` when it is cut off or leaves the sheet. */
export function readCells(sheetData: Span, context: ReadingContext): CellList {
  return new CellReader(sheetData, context).read();
}

class CellReader {
  private readonly xml: string;
  private readonly cursor: RowCursor;
  private readonly list = new CellList();
  /** Arrays that reach down to the current row, with their formulas. */
  private arrayTexts: { readonly rect: Rect; readonly text: string }[] = [];
  /** Members of shared formulas that came before the cell with the text. */
  private readonly waiting: {
    readonly index: number;
    readonly shared: string;
    readonly row: number;
    readonly column: number;
  }[] = [];
  private strings: SharedStrings | null = null;

  constructor(
    sheetData: Span,
    private readonly context: ReadingContext,
  ) {
    this.xml = sheetData.xml;
    this.cursor = new RowCursor(sheetData);
  }

  read(): CellList {
    const { cursor, list } = this;
    while (cursor.nextRow()) {
      list.hasFormattedBlanks ||= cursor.rowStyle !== null;
      if (this.arrayTexts.length > 0) {
        this.arrayTexts = this.arrayTexts.filter(({ rect }) => lastRow(rect) >= cursor.row);
      }
      while (cursor.nextCell()) {
        if (cursor.row >= MAX_ROWS || cursor.column >= MAX_COLUMNS) {
          throw new XmlError('a cell lies outside the sheet');
        }
        this.readCell();
      }
    }
    for (const { index, shared, row, column } of this.waiting) {
      const formula = this.sharedFormula(shared, row, column);
      if (formula === null) {
        list.formulas.delete(index);
      } else {
        list.formulas.set(index, formula);
      }
    }
    return list;
  }

  private readCell(): void {
    const { cursor, list } = this;
    const formula = cursor.formulaStart > 0 ? this.readFormula() : this.formulaOfArray();
    // Programs save the result with the formula, be it an empty text: without one nobody has calculated it.
    const none = cursor.formulaStart > 0 && formula !== null ? { error: NOT_CALCULATED } : null;
    const value = (cursor.valueEnd > 0 ? this.readValue() : null) ?? none;
    // An empty text without a formula is what other programs leave in cleared cells.
    if ((value === null || value === '') && formula === null) {
      list.hasFormattedBlanks ||= (this.context.formats[cursor.style] ?? 'General') !== 'General';
      return;
    }
    if (formula !== null) {
      list.formulas.set(list.rows.length, formula);
    }
    if (cursor.metadata > 0) {
      list.metadata.set(list.rows.length, cursor.metadata);
    }
    list.rows.push(cursor.row);
    list.columns.push(cursor.column);
    list.styles.push(cursor.style);
    list.values.push(value);
  }

  private readValue(): CellValue {
    const text = this.xml.slice(this.cursor.valueStart, this.cursor.valueEnd);
    switch (this.cursor.type) {
      case 'n':
        return this.readNumber(text);
      case 's':
        return this.sharedText(Number(text));
      case 'inlineStr':
        if (isPartlyMarked(text)) this.markHere();
        return flattenText(text);
      case 'str':
        return unescapeCellText(text);
      case 'b':
        return text.trim() === '1' || text.trim() === 'true';
      case 'e':
        return { error: unescapeXml(text) };
      case 'd':
        this.list.dates.add(this.list.rows.length);
        return serialOfIsoDate(text.trim(), this.context.dateSystem) ?? unescapeCellText(text);
    }
  }

  private sharedText(index: number): string {
    this.strings ??= this.context.strings();
    if (this.strings.partlyMarked.has(index)) this.markHere();
    return this.strings.texts[index] ?? '';
  }

  private markHere(): void {
    this.list.partlyMarked.push({ row: this.cursor.row, column: this.cursor.column });
  }

  private readNumber(text: string): CellValue {
    const number = NUMBER.test(text) ? Number(text) : NaN;
    if (number !== 0 && !Number.isNaN(number)) {
      return number;
    }
    if (number === 0) {
      return text.trim() === '' ? null : 0;
    }
    return text.includes('<') ? flattenText(text) : unescapeCellText(text);
  }

  private readFormula(): string | null {
    const { cursor, list, xml } = this;
    const text = unescapeXml(xml.slice(cursor.formulaOpenEnd, cursor.formulaTextEnd));
    // `<f>` without attributes: the usual one.
    if (xml.charCodeAt(cursor.formulaOpenEnd - 2) === 102) {
      return text === '' ? null : fromFileFormula(text);
    }
    const tag = { attributes: xml.slice(cursor.formulaStart, cursor.formulaOpenEnd) };
    const kind = attribute(tag, 't');
    if (kind === 'shared') {
      return this.readShared(attribute(tag, 'si') ?? '', text);
    }
    const rect = kind === 'array' || kind === 'dataTable' ? parseRange(attribute(tag, 'ref') ?? '') : null;
    if (rect !== null && rect.rows * rect.columns > 1) {
      list.arrays.push(rect);
      if (text !== '') {
        this.arrayTexts.push({ rect, text: fromFileFormula(text) });
      }
    }
    return text === '' ? null : fromFileFormula(text);
  }

  private readShared(shared: string, text: string): string | null {
    const { cursor, list } = this;
    if (text !== '') {
      list.shared.set(shared, { row: cursor.row, column: cursor.column, text });
      return fromFileFormula(text);
    }
    if (!list.shared.has(shared)) {
      this.waiting.push({ index: list.rows.length, shared, row: cursor.row, column: cursor.column });
      return '=';
    }
    return this.sharedFormula(shared, cursor.row, cursor.column);
  }

  private sharedFormula(shared: string, row: number, column: number): string | null {
    const master = this.list.shared.get(shared);
    return master === undefined
      ? null
      : fromFileFormula(shiftFormula(master.text, row - master.row, column - master.column));
  }

  /** Every cell of an array shows the array's formula, as in Excel. */
  private formulaOfArray(): string | null {
    if (this.arrayTexts.length === 0) {
      return null;
    }
    const { row, column } = this.cursor;
    return this.arrayTexts.find(({ rect }) => contains(rect, row, column))?.text ?? null;
  }
}
