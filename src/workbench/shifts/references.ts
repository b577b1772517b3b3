/** The references in a formula: cells, ranges, whole rows and columns, of this workbook. */
import { bracketEnd, columnIndex, columnName, MAX_COLUMNS, MAX_ROWS } from '../../host/common';

/** One end of a reference along rows or columns: 0-based, with `$` or without. */
export interface End {
  readonly index: number;
  readonly isAbsolute: boolean;
}

/** From one end to the other; a single cell has the same end twice. */
export interface Ends {
  readonly first: End;
  readonly last: End;
}

export interface Reference {
  /** Null: the sheet that the formula belongs to. */
  readonly sheet: string | null;
  /** Null of whole columns. */
  readonly rows: Ends | null;
  /** Null of whole rows. */
  readonly columns: Ends | null;
}

/**
 * Texts; words, with the sheet before them; quoted names; and brackets, which begin a reference to another file or to a
 * column of a table.
 */
const PIECE =
  /"(?:[^"]|"")*"|(?:('(?:[^']|'')*'|[\w.\u0080-\uffff\\?]+)!)?([$\w.\u0080-\uffff\\?]+)|'(?:[^']|'')*'|\[/g;
const SECOND = /:([$\w.\u0080-\uffff\\?]+)/y;
const CORNER = /^(\$?)([A-Za-z]{1,3})?(\$?)(\d{1,7})?$/;

/** The formula with what `change` makes of its references, `#REF!` where that is null. What stays keeps its spelling. */
export function mapReferences(formula: string, change: (reference: Reference) => Reference | null): string {
  let out = '';
  let done = 0;
  const pieces = new RegExp(PIECE);
  for (let match = pieces.exec(formula); match !== null; match = pieces.exec(formula)) {
    const [piece, qualifier, word] = match;
    const before = formula.charAt(match.index - 1);
    if (piece === '[') {
      pieces.lastIndex = bracketEnd(formula, match.index);
      continue;
    }
    // Of another file, of what is gone already, or of several sheets at once.
    const isElsewhere = qualifier !== undefined && (/[\]#:]/.test(before) || qualifier.includes('['));
    const found = word === undefined ? null : referenceAt(formula, word, match.index + piece.length, qualifier);
    if (found === null) {
      continue;
    }
    pieces.lastIndex = found.end;
    const changed = isElsewhere ? found.reference : change(found.reference);
    if (changed !== found.reference) {
      const start = match.index + (qualifier === undefined ? 0 : qualifier.length + 1);
      out += formula.slice(done, start) + (changed === null ? '#REF!' : spelled(changed, found.isRange));
      done = found.end;
    }
  }
  return out + formula.slice(done);
}

interface Found {
  readonly reference: Reference;
  readonly isRange: boolean;
  readonly end: number;
}

/** The reference that a word, which ends at `end`, is or begins; null when it is a name, a function or a number. */
function referenceAt(formula: string, word: string, end: number, qualifier: string | undefined): Found | null {
  const sheet = qualifier === undefined ? null : qualifier.replace(/^'|'$/g, '').replaceAll("''", "'");
  const first = cornerOf(word);
  const next = new RegExp(SECOND);
  next.lastIndex = end;
  const second = next.exec(formula);
  const behind = next.lastIndex;
  const last = second === null || isCalled(formula, behind) ? null : cornerOf(second[1]!);
  if (first === null || isCalled(formula, end)) {
    return null;
  }
  if (last !== null && hasRow(first) === hasRow(last) && hasColumn(first) === hasColumn(last)) {
    const ends = (a: End | null, b: End | null): Ends | null =>
      a === null || b === null ? null : { first: a, last: b };
    const reference = { sheet, rows: ends(first.row, last.row), columns: ends(first.column, last.column) };
    return { reference, isRange: true, end: behind };
  }
  if (first.row === null || first.column === null) {
    return null;
  }
  const { row, column } = first;
  const reference = { sheet, rows: { first: row, last: row }, columns: { first: column, last: column } };
  return { reference, isRange: false, end };
}

/** A function, or the name of a sheet. */
const isCalled = (formula: string, end: number): boolean => /[(!]/.test(formula.charAt(end));

interface Corner {
  readonly row: End | null;
  readonly column: End | null;
}

const hasRow = ({ row }: Corner): boolean => row !== null;
const hasColumn = ({ column }: Corner): boolean => column !== null;

function cornerOf(word: string): Corner | null {
  const match = CORNER.exec(word);
  const [, dollar = '', letters, inner = '', digits] = match ?? [];
  const index = letters === undefined ? 0 : columnIndex(letters);
  const row = digits === undefined ? 0 : Number(digits) - 1;
  if (match === null || (letters ?? digits) === undefined || index < 0 || row < 0 || row >= MAX_ROWS) {
    return null;
  }
  // Of a whole row the only `$` stands where that of a column would.
  const ofRow = letters === undefined ? dollar : inner;
  return {
    column: letters === undefined ? null : { index, isAbsolute: dollar === '$' },
    row: digits === undefined ? null : { index: row, isAbsolute: ofRow === '$' },
  };
}

function spelled({ rows, columns }: Reference, isRange: boolean): string {
  const corner = (row: End | undefined, column: End | undefined): string =>
    (column === undefined ? '' : dollar(column) + columnName(wrapped(column.index, MAX_COLUMNS))) +
    (row === undefined ? '' : dollar(row) + String(wrapped(row.index, MAX_ROWS) + 1));
  const first = corner(rows?.first, columns?.first);
  return isRange ? `${first}:${corner(rows?.last, columns?.last)}` : first;
}

const dollar = ({ isAbsolute }: End): string => (isAbsolute ? '$' : '');

/** What leaves the sheet comes in again on the other side, as in Excel. */
const wrapped = (index: number, limit: number): number => ((index % limit) + limit) % limit;
