/** Formula texts: how files spell them, how a shared formula reads in another cell. */
import { bracketEnd, columnIndex, columnName, MAX_COLUMNS, MAX_ROWS, quotedSheetName } from '../common';

/**
 * The pieces of a formula that must not be taken for anything else (strings, quoted sheet names, brackets of
 * structured and external references), and words: letters, digits, `_`, `.`, `$` and what is not ASCII.
 */
const PIECE = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[|[$\w.\u0080-\uffff\\?]+/g;

/** Rewrites the words of a formula; `before` and `after` are the characters around the word. */
function mapWords(formula: string, change: (word: string, before: string, after: string) => string): string {
  let out = '';
  let done = 0;
  const pieces = new RegExp(PIECE);
  for (let match = pieces.exec(formula); match !== null; match = pieces.exec(formula)) {
    const piece = match[0];
    if (piece === '[') {
      pieces.lastIndex = bracketEnd(formula, match.index);
    } else if (!piece.startsWith('"') && !piece.startsWith("'")) {
      const end = match.index + piece.length;
      out += formula.slice(done, match.index) + change(piece, formula.charAt(match.index - 1), formula.charAt(end));
      done = end;
    }
  }
  return out + formula.slice(done);
}

/** A cell (`A$1`), or an end of `A:C` or `1:3`: column part and row part, either with its `$`. */
const REFERENCE = /^(\$?[A-Za-z]{1,3})?(\$?\d{1,7})?$/;

/**
 * A formula (without `=`) as it reads `rows` further down and `columns` further right: relative references move,
 * absolute ones stay. References that leave the sheet come in again on the other side, as in Excel's shared formulas.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return mapWords(formula, (word, before, after) => {
    const [, column, row] = REFERENCE.exec(word) ?? [];
    const isWhole = column === undefined || row === undefined;
    if (after === '(' || after === '!' || (isWhole && before !== ':' && after !== ':')) {
      return word;
    }
    const index = column === undefined ? 0 : columnIndex(column.replace('$', ''));
    const number = row === undefined ? 1 : Number(row.replace('$', ''));
    if (index < 0 || number < 1 || number > MAX_ROWS) {
      return word;
    }
    return shiftColumn(column, index + columns) + shiftRow(row, number - 1 + rows);
  });
}

function shiftColumn(column: string | undefined, index: number): string {
  return column === undefined || column.startsWith('$') ? (column ?? '') : columnName(wrap(index, MAX_COLUMNS));
}

function shiftRow(row: string | undefined, index: number): string {
  return row === undefined || row.startsWith('$') ? (row ?? '') : String(wrap(index, MAX_ROWS) + 1);
}

function wrap(value: number, limit: number): number {
  return ((value % limit) + limit) % limit;
}

/** A formula, with or without `=`, in which a sheet is called by its new name. References to other files stay. */
export const renameInFormula = (formula: string, from: string, to: string): string =>
  replaceSheet(formula, from, quotedSheetName(to));

/** A formula without a sheet that is gone. */
export const forgetInFormula = (formula: string, gone: string): string => replaceSheet(formula, gone, '#REF');

function replaceSheet(formula: string, from: string, replacement: string): string {
  if (!formula.includes('!')) {
    return formula;
  }
  const name = from.toLowerCase();
  let out = '';
  let done = 0;
  const pieces = new RegExp(PIECE);
  for (let match = pieces.exec(formula); match !== null; match = pieces.exec(formula)) {
    const piece = match[0];
    const end = match.index + piece.length;
    if (piece === '[') {
      pieces.lastIndex = bracketEnd(formula, match.index);
    } else if (formula.charAt(end) === '!' && formula.charAt(match.index - 1) !== ']') {
      const called = piece.startsWith("'") ? piece.slice(1, -1).replaceAll("''", "'") : piece;
      if (called.toLowerCase() === name) {
        out += formula.slice(done, match.index) + replacement;
        done = end;
      }
    }
  }
  return out + formula.slice(done);
}

/** Functions that came after the file format (MS-XLSX 2.2.3): files mark them, and Excel shows `#NAME?` without the mark. */
const LATER = new Set(
  (
    'ACOT ACOTH AGGREGATE ARABIC BASE BITAND BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CEILING.PRECISE ' +
    'CHOOSECOLS CHOOSEROWS COMBINA CONCAT COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL DROP ENCODEURL EXPAND ' +
    'FILTERXML FLOOR.MATH FLOOR.PRECISE FORECAST.LINEAR FORMULATEXT GAMMA GAUSS HSTACK IFNA IFS ISFORMULA ISOMITTED ' +
    'ISOWEEKNUM LAMBDA LET MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV ' +
    'NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI QUARTILE.EXC ' +
    'QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SKEW.P SORTBY STDEV.P STDEV.S ' +
    'SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VAR.P VAR.S VSTACK WRAPCOLS ' +
    'WRAPROWS XLOOKUP XMATCH XOR'
  ).split(' '),
);
const LATER_AND_MARKED_TWICE = new Set(['FILTER', 'SORT']);

/** A formula with its leading `=` as it stands in a file: without `=`, newer functions marked. */
export function toFileFormula(formula: string): string {
  return mapWords(formula.replace(/^=/, ''), (word, _, after) => {
    const name = after === '(' ? word.toUpperCase() : '';
    return LATER.has(name) ? `_xlfn.${name}` : LATER_AND_MARKED_TWICE.has(name) ? `_xlfn._xlws.${name}` : word;
  });
}

/** A formula of a file as people see it: with `=`, without marks. */
export function fromFileFormula(formula: string): string {
  const unmark = (word: string): string => word.replace(/^(?:_xlfn\.|_xlws\.|_xlpm\.|_xludf\.)+/, '');
  return `=${formula.includes('_xl') ? mapWords(formula, unmark) : formula}`;
}
