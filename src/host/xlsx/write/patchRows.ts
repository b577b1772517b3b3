/** Writes the collected edits into `<sheetData>`: one pass over the text, everything untouched copied as it stands. */
import { brokenFile } from '../errors';
import type { SharedFormula } from '../read/cells';
import { RowCursor } from '../read/rowCursor';
import { shiftFormula } from '../formula';
import { cellName } from '../../common';
import type { AttributeChanges } from '../xml/elements';
import { attribute, elementText, tagEnd, withAttributes } from '../xml/elements';
import type { Span } from '../xml/sections';
import { escapeXml } from '../xml/text';
import type { CellEdit, CellEdits, FormatChain, RowEdit } from './cellEdits';
import { cellXml, isFormula, isResult, looksLive } from './cellXml';

export interface PatchContext {
  /** Name of the part, for errors. */
  readonly part: string;
  /** The cell format that comes out of formats laid over a cell format. */
  readonly style: (base: number, formats: FormatChain) => number;
  /** The cell format for a text that must stay one (true), or for any other value. */
  readonly quoted: (base: number, isQuoted: boolean) => number;
  /** The format that a column gives to cells that are not there yet. */
  readonly columnStyle: (column: number) => number;
  /** Shared formulas whose first cell, the one with the text, is overwritten: the others get the text for their own. */
  readonly orphans: ReadonlyMap<string, SharedFormula>;
  /** Formulas that fill several cells, by `cellName` of the first, and fill only that one from now on. */
  readonly cutArrays: ReadonlySet<string>;
}

export interface PatchResult {
  readonly sheetData: string;
  /** Whether a cell that held a formula was overwritten, or a formula written. */
  readonly formulasChanged: boolean;
}

/** Throws `brokenFile` when rows or cells are not in order: Excel would not open such a sheet either. */
export function patchRows(sheetData: Span, edits: CellEdits, context: PatchContext): PatchResult {
  return new RowPatcher(sheetData, edits, context).run();
}

const byNumber = (a: number, b: number): number => a - b;

class RowPatcher {
  private readonly xml: string;
  private readonly cursor: RowCursor;
  private readonly out: string[] = [];
  /** What stands before this position is in `out` already. */
  private copied: number;
  private readonly pending: readonly number[];
  private nextPending = 0;
  private formulasChanged = false;

  constructor(
    private readonly sheetData: Span,
    private readonly edits: CellEdits,
    private readonly context: PatchContext,
  ) {
    this.xml = sheetData.xml;
    this.copied = sheetData.start;
    this.cursor = new RowCursor(sheetData);
    this.pending = [...edits.rows.keys()].sort(byNumber);
  }

  run(): PatchResult {
    const { cursor, context, edits } = this;
    const openEnd = tagEnd(this.xml, this.sheetData.start);
    const isEmpty = this.xml.charCodeAt(openEnd - 2) === 47;
    if (isEmpty) {
      this.replace(openEnd - 2, openEnd, '>');
    }
    let previous = -1;
    while (cursor.nextRow()) {
      this.checkOrder(previous, cursor.row);
      previous = cursor.row;
      this.insertRowsBefore(cursor.row);
      const edit = edits.rows.get(cursor.row);
      if (edit !== undefined) {
        this.nextPending++;
        this.patchRow(edit);
      } else if (context.orphans.size > 0 || context.cutArrays.size > 0) {
        this.patchRow({ cells: new Map(), height: undefined, hidden: undefined, formats: null });
      }
    }
    this.copyTo(isEmpty ? openEnd : this.xml.lastIndexOf('</', this.sheetData.end - 1));
    this.insertRowsBefore(Infinity);
    this.out.push(`</${cursor.prefix}sheetData>`);
    return { sheetData: this.out.join(''), formulasChanged: this.formulasChanged };
  }

  private copyTo(position: number): void {
    if (position > this.copied) {
      this.out.push(this.xml.slice(this.copied, position));
      this.copied = position;
    }
  }

  private replace(start: number, end: number, text: string): void {
    this.copyTo(start);
    this.out.push(text);
    this.copied = end;
  }

  private checkOrder(previous: number, next: number): void {
    if (next <= previous) {
      throw brokenFile(this.context.part, 'rows or cells are not in order');
    }
  }

  private insertRowsBefore(row: number): void {
    for (;;) {
      const next = this.pending[this.nextPending];
      if (next === undefined || next >= row) {
        return;
      }
      this.nextPending++;
      this.copyTo(this.cursor.rowStart);
      this.out.push(this.newRow(next));
    }
  }

  private newRow(row: number): string {
    const edit = this.edits.rows.get(row);
    const { prefix } = this.cursor;
    if (edit === undefined) {
      return '';
    }
    const style = edit.formats === null ? null : this.context.style(0, edit.formats);
    const cells = this.newCells(row, edit, [...edit.cells.keys()].sort(byNumber), style);
    const attributes = withAttributes('', rowChanges(edit, style));
    if (cells === '' && attributes === '') {
      return '';
    }
    return `<${prefix}row r="${row + 1}"${attributes}>${cells}</${prefix}row>`;
  }

  private newCells(row: number, edit: RowEdit, columns: readonly number[], rowStyle: number | null): string {
    return columns.map((column) => this.newCell(row, column, edit.cells.get(column), rowStyle)).join('');
  }

  private newCell(row: number, column: number, edit: CellEdit | undefined, rowStyle: number | null): string {
    if (edit === undefined) {
      return '';
    }
    const { context, cursor } = this;
    const base = rowStyle ?? context.columnStyle(column);
    const formatted = edit.formats === null ? base : context.style(base, edit.formats);
    const style = looksLive(edit.value) ? context.quoted(formatted, true) : formatted;
    const isBlank = edit.value === undefined || edit.value === null || edit.value === '';
    this.formulasChanged ||= isFormula(edit.value);
    return isBlank && edit.formats === null ? '' : cellXml(cursor.prefix, row, column, style, edit.value);
  }

  private patchRow(edit: RowEdit): void {
    const { cursor, xml } = this;
    const tag = xml.slice(cursor.rowStart, cursor.rowOpenEnd);
    const columns = [...edit.cells.keys()].sort(byNumber);
    const isEmpty = tag.endsWith('/>');
    const rowStyle = edit.formats === null ? cursor.rowStyle : this.context.style(cursor.rowStyle ?? 0, edit.formats);
    this.replace(cursor.rowStart, cursor.rowOpenEnd, rowTag(tag, rowChanges(edit, rowStyle)));
    let next = 0;
    let previous = -1;
    while (cursor.nextCell()) {
      this.checkOrder(previous, cursor.column);
      previous = cursor.column;
      const first = next;
      while ((columns[next] ?? Infinity) < cursor.column) {
        next++;
      }
      if (next > first) {
        this.replace(
          cursor.cellStart,
          cursor.cellStart,
          this.newCells(cursor.row, edit, columns.slice(first, next), rowStyle),
        );
      }
      const cell = edit.cells.get(cursor.column);
      if (cell !== undefined) {
        next++;
      }
      this.patchCell(cell);
    }
    this.copyTo(cursor.rowCloseStart);
    this.out.push(this.newCells(cursor.row, edit, columns.slice(next), rowStyle));
    if (isEmpty) {
      this.out.push(`</${cursor.prefix}row>`);
    }
  }

  private patchCell(edit: CellEdit | undefined): void {
    const { cursor, context } = this;
    const style = edit?.formats ? context.style(cursor.style, edit.formats) : cursor.style;
    if (isResult(edit?.value)) {
      const formula = this.xml.slice(cursor.formulaStart, cursor.formulaEnd);
      this.replace(
        cursor.cellStart,
        cursor.cellEnd,
        cellXml(cursor.prefix, cursor.row, cursor.column, style, edit.value, this.changedFormula() ?? formula),
      );
      return;
    }
    if (edit?.value !== undefined) {
      this.formulasChanged ||= cursor.formulaStart > 0 || isFormula(edit.value);
      this.replace(
        cursor.cellStart,
        cursor.cellEnd,
        cellXml(cursor.prefix, cursor.row, cursor.column, context.quoted(style, looksLive(edit.value)), edit.value),
      );
      return;
    }
    if (style !== cursor.style) {
      const tag = this.xml.slice(cursor.cellStart, cursor.cellOpenEnd);
      this.replace(cursor.cellStart, cursor.cellOpenEnd, withStyle(tag, cursor.prefix, style));
    }
    const formula = this.changedFormula();
    if (formula !== null) {
      this.replace(cursor.formulaStart, cursor.formulaEnd, formula);
    }
  }

  /**
   * What a formula must be when others were overwritten: a member of an orphaned shared formula has the text for its own,
   * an array is cut down to its first cell. Null when it stays.
   */
  private changedFormula(): string | null {
    const { cursor, context, xml } = this;
    if (cursor.formulaStart === 0 || context.orphans.size + context.cutArrays.size === 0) {
      return null;
    }
    const tag = { attributes: xml.slice(cursor.formulaStart, cursor.formulaOpenEnd) };
    const name = `${cursor.prefix}f`;
    if (attribute(tag, 't') === 'shared') {
      const shared = context.orphans.get(attribute(tag, 'si') ?? '');
      return shared === undefined
        ? null
        : elementText(
            name,
            '',
            escapeXml(shiftFormula(shared.text, cursor.row - shared.row, cursor.column - shared.column)),
          );
    }
    const cell = cellName(cursor.row, cursor.column);
    if (!context.cutArrays.has(cell)) {
      return null;
    }
    const text = xml.slice(cursor.formulaOpenEnd, cursor.formulaTextEnd);
    // A data table without its range is none: its values stay.
    return attribute(tag, 't') === 'array'
      ? elementText(name, withAttributes('', { t: 'array', ref: cell }), text)
      : '';
  }
}

const SPANS = /\sspans\s*=\s*(?:"[^"]*"|'[^']*')/;

/** The start tag of a row that gets cells: without `spans` (which cells it has), with its changes. */
function rowTag(tag: string, changes: AttributeChanges): string {
  const open = (tag.endsWith('/>') ? `${tag.slice(0, -2)}>` : tag).replace(SPANS, '');
  if (Object.keys(changes).length === 0) {
    return open;
  }
  const nameEnd = open.search(/[\s>]/);
  return `${open.slice(0, nameEnd)}${withAttributes(open.slice(nameEnd, -1), changes)}>`;
}

/** What becomes of a row's height, visibility and format. */
function rowChanges({ height, hidden, formats }: RowEdit, style: number | null): AttributeChanges {
  return {
    ...(height === undefined ? {} : { ht: height, customHeight: height === null ? null : 1 }),
    ...(hidden === undefined ? {} : { hidden: hidden ? 1 : null }),
    ...(formats === null ? {} : { s: style, customFormat: 1 }),
  };
}

const STYLE = /\ss\s*=\s*(?:"[^"]*"|'[^']*')/;

/** The start tag of a cell with another format. */
function withStyle(tag: string, prefix: string, style: number): string {
  const nameEnd = 2 + prefix.length;
  return `${tag.slice(0, nameEnd)} s="${style}"${tag.slice(nameEnd).replace(STYLE, '')}`;
}
