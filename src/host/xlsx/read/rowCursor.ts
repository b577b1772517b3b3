/**
 * A cursor over the rows and cells of `<sheetData>`: reader and patcher walk the text with it, once, and take slices.
 * It knows positions and the few attributes that matter; what they mean is its users' affair.
 */
import { XmlError } from '../errors';
import { elementEnd, tagEnd, tagName } from '../xml/elements';
import type { Span } from '../xml/sections';

const LT = 60;
const GT = 62;
const SLASH = 47;
const EQUALS = 61;

/** The `t` of a cell. */
export type CellType = 'n' | 's' | 'str' | 'b' | 'e' | 'd' | 'inlineStr';

/** By character code. */
const SHORT_TYPES: Readonly<Record<number, CellType>> = { 98: 'b', 100: 'd', 101: 'e', 110: 'n', 115: 's' };

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

export class RowCursor {
  /** The prefix of the cells' namespace with its colon, or nothing. */
  readonly prefix: string;

  /** 0-based. */
  row = -1;
  rowStart = 0;
  /** After the `>` of the row's start tag. */
  rowOpenEnd = 0;
  /** Where the row's content ends; known once its cells have been walked or skipped. */
  rowCloseStart = 0;
  rowEnd = 0;
  /** The cell format that the row gives to cells that are not there; null when it gives none. */
  rowStyle: number | null = null;

  /** 0-based. */
  column = -1;
  cellStart = 0;
  cellOpenEnd = 0;
  cellEnd = 0;
  /** Index into the cell formats. */
  style = 0;
  type: CellType = 'n';
  /** The `vm`, counted from 1: what the value is besides what older programs see of it. 0 when there is none. */
  metadata = 0;
  /** The content of `<v>` and `<is>`: start and end, both 0 when there is none. */
  valueStart = 0;
  valueEnd = 0;
  /** The `<f>` element, 0 when there is none: its start, the end of its start tag, the end of its text, its end. */
  formulaStart = 0;
  formulaOpenEnd = 0;
  formulaTextEnd = 0;
  formulaEnd = 0;

  private at: number;
  private readonly xml: string;
  private readonly length: number;
  private readonly nameOffset: number;
  private rowIsEmpty = false;
  private rowIsOpen = false;

  /** `sheetData` is the whole element. */
  constructor(sheetData: Span) {
    this.xml = sheetData.xml;
    this.length = sheetData.end;
    this.prefix = tagName(this.xml, sheetData.start).slice(0, -'sheetData'.length);
    this.nameOffset = 1 + this.prefix.length;
    const openEnd = tagEnd(this.xml, sheetData.start);
    this.at = this.xml.charCodeAt(openEnd - 2) === SLASH ? sheetData.end : openEnd;
  }

  /** Goes to the next row, over what is left of the current one. False when there is none. */
  nextRow(): boolean {
    if (this.rowIsOpen) {
      this.skipCells();
    }
    const start = this.xml.indexOf('<', this.at);
    if (start < 0 || start >= this.length || this.xml.charCodeAt(start + 1) === SLASH) {
      return false;
    }
    if (!this.xml.startsWith('row', start + this.nameOffset)) {
      throw new XmlError('something other than a row among the rows');
    }
    this.rowStart = start;
    this.column = -1;
    const row = this.row;
    this.style = 0;
    this.rowStyle = null;
    this.readTag(start + this.nameOffset + 3, true);
    if (this.row < 0) {
      this.row = row + 1;
    }
    this.rowOpenEnd = this.at;
    this.rowIsEmpty = this.xml.charCodeAt(this.at - 2) === SLASH;
    this.rowIsOpen = !this.rowIsEmpty;
    this.rowCloseStart = this.rowEnd = this.at;
    return true;
  }

  /** Goes to the next cell of the row and over its content. False at the end of the row. */
  nextCell(): boolean {
    if (!this.rowIsOpen) {
      return false;
    }
    const xml = this.xml;
    let start = this.find(LT, this.at);
    // Anything but a cell can only be an extension list, which stands behind the cells.
    while (!this.isCell(start)) {
      if (xml.charCodeAt(start + 1) === SLASH) {
        this.closeRow(start);
        return false;
      }
      start = this.find(LT, elementEnd(xml, start));
    }
    this.cellStart = start;
    const column = this.column;
    this.readTag(start + this.nameOffset + 1, false);
    if (this.column < 0) {
      this.column = column + 1;
    }
    this.cellOpenEnd = this.at;
    this.valueStart = this.valueEnd = this.formulaStart = this.formulaEnd = 0;
    if (xml.charCodeAt(this.at - 2) !== SLASH) {
      this.readContent();
    }
    this.cellEnd = this.at;
    return true;
  }

  /** Goes over what is left of the row without looking at its cells. */
  skipCells(): void {
    if (!this.rowIsOpen) {
      return;
    }
    const name = this.xml.slice(this.rowStart + 1, this.rowStart + this.nameOffset + 3);
    const close = this.xml.indexOf(`</${name}`, this.at);
    if (close < 0) {
      throw new XmlError('a row is cut off');
    }
    this.closeRow(close);
  }

  private closeRow(close: number): void {
    this.rowCloseStart = close;
    this.at = this.rowEnd = tagEnd(this.xml, close);
    this.rowIsOpen = false;
  }

  private isCell(start: number): boolean {
    const at = start + this.nameOffset;
    if (this.xml.charCodeAt(at) !== 99) {
      return false;
    }
    const after = this.xml.charCodeAt(at + 1);
    return isBlank(after) || after === GT || after === SLASH;
  }

  /** Reads the attributes `r`, `s`, `t` and `vm`, from behind the name to the end of the tag. */
  private readTag(from: number, isRow: boolean): void {
    const xml = this.xml;
    if (isRow) {
      this.row = -1;
    } else {
      this.column = -1;
      this.style = 0;
      this.type = 'n';
      this.metadata = 0;
    }
    let isFormatted = false;
    let at = from;
    for (let code = xml.charCodeAt(at); code !== GT; code = xml.charCodeAt(at)) {
      if (isBlank(code) || code === SLASH) {
        at++;
        continue;
      }
      const equals = xml.charCodeAt(at + 1) === EQUALS ? at + 1 : this.find(EQUALS, at);
      let open = equals + 1;
      while (isBlank(xml.charCodeAt(open))) {
        open++;
      }
      const end = this.find(xml.charCodeAt(open), open + 1);
      if (equals === at + 1 || isBlank(xml.charCodeAt(at + 1))) {
        this.readAttribute(code, open + 1, end, isRow);
      } else if (isRow && xml.startsWith('customFormat', at)) {
        isFormatted = xml.charCodeAt(open + 1) !== 48 && xml.charCodeAt(open + 1) !== 102;
      } else if (!isRow && equals === at + 2 && xml.startsWith('vm', at)) {
        this.metadata = this.readNumber(open + 1, end);
      }
      at = end + 1;
    }
    if (isRow && isFormatted) {
      this.rowStyle = this.style;
    }
    this.at = at + 1;
  }

  /** The next place of a character. In spans as short as these, a loop is twice as fast as `indexOf`. */
  private find(code: number, from: number): number {
    const { xml, length } = this;
    let at = from;
    while (at < length && xml.charCodeAt(at) !== code) {
      at++;
    }
    if (at >= length) {
      throw new XmlError('the cells are cut off');
    }
    return at;
  }

  private readAttribute(name: number, start: number, end: number, isRow: boolean): void {
    if (name === 114) {
      if (isRow) {
        this.row = this.readNumber(start, end) - 1;
      } else {
        this.readColumn(start, end);
      }
    } else if (name === 115) {
      this.style = this.readNumber(start, end);
    } else if (name === 116 && !isRow) {
      this.type = end === start + 1 ? (SHORT_TYPES[this.xml.charCodeAt(start)] ?? 'n') : this.longType(start, end);
    }
  }

  private longType(start: number, end: number): CellType {
    const type = this.xml.slice(start, end);
    return type === 'str' || type === 'inlineStr' ? type : 'n';
  }

  private readNumber(start: number, end: number): number {
    let value = 0;
    for (let at = start; at < end; at++) {
      const digit = this.xml.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) {
        throw new XmlError('a number is none');
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private readColumn(start: number, end: number): void {
    let column = 0;
    for (let at = start; at < end; at++) {
      const letter = this.xml.charCodeAt(at) & ~32;
      if (letter < 65 || letter > 90) {
        break;
      }
      column = column * 26 + letter - 64;
    }
    this.column = column - 1;
  }

  private readContent(): void {
    const xml = this.xml;
    for (;;) {
      const start = this.find(LT, this.at);
      const name = xml.charCodeAt(start + this.nameOffset);
      if (xml.charCodeAt(start + 1) === SLASH) {
        this.at = this.find(GT, start + this.nameOffset + 2) + 1;
        return;
      }
      if (name === 118) {
        this.readValue(start);
      } else if (name === 102) {
        this.readFormula(start);
      } else {
        this.at = elementEnd(xml, start);
        if (xml.startsWith('is', start + this.nameOffset)) {
          this.valueStart = start;
          this.valueEnd = this.at;
        }
      }
    }
  }

  private readValue(start: number): void {
    this.at = this.find(GT, start + this.nameOffset + 1) + 1;
    if (this.xml.charCodeAt(this.at - 2) !== SLASH) {
      this.valueStart = this.at;
      this.valueEnd = this.find(LT, this.at);
      this.at = this.find(GT, this.valueEnd + this.nameOffset + 2) + 1;
    }
  }

  private readFormula(start: number): void {
    const openEnd = this.find(GT, start) + 1;
    const isEmpty = this.xml.charCodeAt(openEnd - 2) === SLASH;
    this.formulaStart = start;
    this.formulaOpenEnd = openEnd;
    this.formulaTextEnd = isEmpty ? openEnd : this.find(LT, openEnd);
    this.at = this.formulaEnd = isEmpty ? openEnd : this.find(GT, this.formulaTextEnd) + 1;
  }
}
