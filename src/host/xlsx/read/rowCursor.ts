/**
 * A cursor over the rows and cells of `<sheetData>`: reader and patcher walk the text with it, once, and take slices.
 * It knows positions and the few attributes that matter; what they mean is its users' affair.
 */
import { XmlError } from '../errors';
import { tagEnd } from '../xml/elements';

const LT = '<';
const GT = 62;
const SLASH = 47;
const EQUALS = 61;
const QUOTE = 34;
const APOSTROPHE = 39;

/** The `t` of a cell. */
export type CellType = 'n' | 's' | 'str' | 'b' | 'e' | 'd' | 'inlineStr';

const TYPES: readonly string[] = ['n', 's', 'str', 'b', 'e', 'd', 'inlineStr'];

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

export class RowCursor {
  /** 0-based. */
  row = -1;
  rowStart = 0;
  /** After the `>` of the row's start tag. */
  rowOpenEnd = 0;
  /** Where the row's content ends; known once its cells have been walked or skipped. */
  rowCloseStart = 0;
  rowEnd = 0;

  /** 0-based. */
  column = -1;
  cellStart = 0;
  cellOpenEnd = 0;
  cellEnd = 0;
  /** Index into the cell formats. */
  style = 0;
  type: CellType = 'n';
  /** The content of `<v>` and `<is>`: start and end, both 0 when there is none. */
  valueStart = 0;
  valueEnd = 0;
  /** The `<f>` element, 0 when there is none: its start, the end of its start tag, the end of its text, its end. */
  formulaStart = 0;
  formulaOpenEnd = 0;
  formulaTextEnd = 0;
  formulaEnd = 0;

  private at: number;
  private readonly nameOffset: number;
  private rowIsEmpty = false;
  private rowIsOpen = false;

  /** `sheetData` is the whole element; `prefix` that of the main namespace with its colon. */
  constructor(
    private readonly xml: string,
    prefix: string,
  ) {
    this.nameOffset = 1 + prefix.length;
    const end = tagEnd(xml, 0);
    this.at = xml.charCodeAt(end - 2) === SLASH ? xml.length : end;
  }

  /** Goes to the next row, over what is left of the current one. False when there is none. */
  nextRow(): boolean {
    if (this.rowIsOpen) {
      this.skipCells();
    }
    const start = this.xml.indexOf(LT, this.at);
    if (start < 0 || this.xml.charCodeAt(start + 1) === SLASH) {
      return false;
    }
    if (!this.xml.startsWith('row', start + this.nameOffset)) {
      throw new XmlError('something other than a row among the rows');
    }
    this.rowStart = start;
    this.column = -1;
    const row = this.row;
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
    let start = xml.indexOf(LT, this.at);
    // Anything but a cell can only be an extension list, which stands behind the cells.
    while (start >= 0 && !this.isCell(start)) {
      if (xml.charCodeAt(start + 1) === SLASH) {
        this.closeRow(start);
        return false;
      }
      start = xml.indexOf(LT, this.foreignEnd(start));
    }
    if (start < 0) {
      throw new XmlError('a row is cut off');
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

  private foreignEnd(start: number): number {
    let depth = 0;
    for (let at = start; at >= 0; at = this.xml.indexOf(LT, at)) {
      const isClose = this.xml.charCodeAt(at + 1) === SLASH;
      at = tagEnd(this.xml, at);
      depth += isClose ? -1 : this.xml.charCodeAt(at - 2) === SLASH ? 0 : 1;
      if (depth === 0) {
        return at;
      }
    }
    throw new XmlError('a row is cut off');
  }

  /** Reads the attributes `r`, `s` and `t`, from behind the name to the end of the tag. */
  private readTag(from: number, isRow: boolean): void {
    const xml = this.xml;
    let at = from;
    if (isRow) {
      this.row = -1;
    } else {
      this.column = -1;
      this.style = 0;
      this.type = 'n';
    }
    for (;;) {
      let code = xml.charCodeAt(at);
      while (isBlank(code) || code === SLASH) {
        code = xml.charCodeAt(++at);
      }
      if (code === GT) {
        this.at = at + 1;
        return;
      }
      const nameStart = at;
      at = xml.indexOf('=', at);
      const nameEnd = at;
      code = xml.charCodeAt(++at);
      while (isBlank(code)) {
        code = xml.charCodeAt(++at);
      }
      const end = code === QUOTE ? xml.indexOf('"', at + 1) : code === APOSTROPHE ? xml.indexOf("'", at + 1) : -1;
      if (nameEnd < 0 || end < 0) {
        throw new XmlError('a cell is cut off');
      }
      if (nameEnd - nameStart === 1 || isBlank(xml.charCodeAt(nameStart + 1)) || xml.charCodeAt(nameStart + 1) === EQUALS) {
        this.readAttribute(xml.charCodeAt(nameStart), at + 1, end, isRow);
      }
      at = end + 1;
    }
  }

  private readAttribute(name: number, start: number, end: number, isRow: boolean): void {
    if (name === 114) {
      if (isRow) {
        this.row = this.readNumber(start, end) - 1;
      } else {
        this.readColumn(start, end);
      }
    } else if (isRow) {
      return;
    } else if (name === 115) {
      this.style = this.readNumber(start, end);
    } else if (name === 116) {
      const type = this.xml.slice(start, end);
      this.type = TYPES.includes(type) ? (type as CellType) : 'n';
    }
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
      const start = xml.indexOf(LT, this.at);
      if (start < 0) {
        throw new XmlError('a cell is cut off');
      }
      if (xml.charCodeAt(start + 1) === SLASH) {
        this.at = tagEnd(xml, start);
        return;
      }
      const name = xml.charCodeAt(start + this.nameOffset);
      if (name === 118) {
        this.readValue(start);
      } else if (name === 102) {
        this.readFormula(start);
      } else {
        this.at = this.foreignEnd(start);
        if (xml.startsWith('is', start + this.nameOffset)) {
          this.valueStart = start;
          this.valueEnd = this.at;
        }
      }
    }
  }

  private readValue(start: number): void {
    const openEnd = tagEnd(this.xml, start);
    this.at = openEnd;
    if (this.xml.charCodeAt(openEnd - 2) !== SLASH) {
      this.valueStart = openEnd;
      this.valueEnd = this.textEnd(openEnd);
      this.at = tagEnd(this.xml, this.valueEnd);
    }
  }

  private readFormula(start: number): void {
    const openEnd = tagEnd(this.xml, start);
    const isEmpty = this.xml.charCodeAt(openEnd - 2) === SLASH;
    this.formulaStart = start;
    this.formulaOpenEnd = openEnd;
    this.formulaTextEnd = isEmpty ? openEnd : this.textEnd(openEnd);
    this.at = this.formulaEnd = isEmpty ? openEnd : tagEnd(this.xml, this.formulaTextEnd);
  }

  private textEnd(start: number): number {
    const end = this.xml.indexOf(LT, start);
    if (end < 0) {
      throw new XmlError('a cell is cut off');
    }
    return end;
  }
}
