/** Writing values: what may be written, where, and whether somebody else was faster. */
import type { CellValue, CellWrite, Change, FormulaWrite, WriteDifference } from '../../port';
import { HostError } from '../../port';
import { cellName, contains, intersection, rangeName, MAX_FORMULA, MAX_TEXT } from '../../common';
import { fromFileFormula, toFileFormula } from '../formula';
import type { CellChange, FileChange } from '../change';
import type { SheetContent } from '../read/sheet';
import { wellFormed } from '../xml/text';
import { isFormula, isResult } from './cellXml';
import type { Draft } from './draft';
import type { SheetEditor } from './sheetEditor';
import { tableHeaders } from './tables';

type Write = Extract<Change, { kind: 'write' }>;

export function writeValues(draft: Draft, { sheet, row, column, values, before }: Write): void {
  const editor = draft.writable(sheet);
  const columns = values.reduce((most, cells) => Math.max(most, cells.length), 0);
  if (columns === 0) {
    return;
  }
  const rect = { row, column, rows: values.length, columns };
  editor.checkRect(rect);
  const merges = editor.merges.filter((merge) => intersection(merge, rect) !== null);
  const headers = tableHeaders(draft.pkg, editor.part).filter((header) => intersection(header, rect) !== null);
  values.forEach((cells, r) => {
    cells.forEach((value, c) => {
      const at = { row: row + r, column: column + c };
      const expected = before?.[r]?.[c];
      if (expected !== undefined) {
        checkBefore(editor, at.row, at.column, expected);
      }
      if (value === undefined) {
        return;
      }
      if (headers.some((header) => contains(header, at.row, at.column))) {
        checkHeader(editor, at.row, at.column, value);
      }
      const merge = merges.find((area) => contains(area, at.row, at.column));
      const isCovered = merge !== undefined && (merge.row !== at.row || merge.column !== at.column);
      if (!isCovered) {
        checkValue(editor, at.row, at.column, value);
        editor.edits.write(at.row, at.column, value);
      } else if (!isBlank(value)) {
        throw new HostError('mergedTarget', {
          sheet: editor.name,
          cell: cellName(at.row, at.column),
          range: rangeName(merge),
        });
      }
    });
  });
}

/** Writes cells as a person left them. Throws `unsupported` for headings of tables, and where the file has no room. */
export function writeCells(draft: Draft, { sheet, row, column, values }: Extract<FileChange, { kind: 'cells' }>): void {
  const editor = draft.writable(sheet);
  const headers = tableHeaders(draft.pkg, editor.part);
  values.forEach((cells, r) => {
    cells.forEach((value, c) => {
      if (value === undefined) {
        return;
      }
      const at = { row: row + r, column: column + c };
      editor.checkRect({ ...at, rows: 1, columns: 1 });
      if (headers.some((header) => contains(header, at.row, at.column))) {
        checkHeader(editor, at.row, at.column, value);
      }
      checkValue(editor, at.row, at.column, value);
      editor.edits.write(at.row, at.column, value);
    });
  });
}

function isBlank(value: CellWrite): boolean {
  return value === null || value === '';
}

function checkBefore(editor: SheetEditor, row: number, column: number, expected: CellValue | FormulaWrite): void {
  const actual = editor.valueAt(row, column);
  const isSame =
    isFormula(expected) || isFormula(actual)
      ? isFormula(expected) && isFormula(actual) && expected.formula === actual.formula
      : sameValue(plain(expected), plain(actual));
  if (!isSame) {
    throw new HostError('changedMeanwhile', { sheet: editor.name, cell: cellName(row, column) });
  }
}

/** A table's heading must read as the table says, or Excel repairs the file. */
function checkHeader(editor: SheetEditor, row: number, column: number, value: CellChange): void {
  const actual = editor.valueAt(row, column);
  const isPlain = !isFormula(value) && !isResult(value) && value !== undefined && !isFormula(actual);
  if (!isPlain || !sameValue(plain(value), plain(actual))) {
    throw new HostError('unsupported', { sheet: editor.name, cell: cellName(row, column), reason: 'tableHeader' });
  }
}

function checkValue(editor: SheetEditor, row: number, column: number, value: CellChange): void {
  const refuse = (code: 'unsupported' | 'tooLarge', reason: string): HostError =>
    new HostError(code, { sheet: editor.name, cell: cellName(row, column), reason });
  const result = isFormula(value) || isResult(value) ? value.result : value;
  if (typeof result === 'number' && !Number.isFinite(result)) {
    throw refuse('unsupported', 'notANumber');
  }
  if (typeof result === 'string' && result.length > MAX_TEXT) {
    throw refuse('tooLarge', 'text');
  }
  if (isFormula(value) && value.formula.length > MAX_FORMULA) {
    throw refuse('tooLarge', 'formula');
  }
}

/** What a cell will show: no text is no value, half a character is none. */
function plain(value: CellValue): CellValue {
  return typeof value === 'string' ? (value === '' ? null : wellFormed(value)) : value;
}

function sameValue(a: CellValue, b: CellValue): boolean {
  if (typeof a === 'object' && typeof b === 'object') {
    return a?.error === b?.error;
  }
  return a === b;
}

/** Where a sheet, read again, holds something other than what was written. */
export function findDifferences(
  editor: SheetEditor,
  content: SheetContent,
): { count: number; differences: WriteDifference[] } {
  const differences: WriteDifference[] = [];
  let count = 0;
  const { used } = content;
  for (const { row, column, value } of editor.edits.values()) {
    count++;
    const isInside = used !== null && contains(used, row, column);
    const actual = isInside ? (content.values[row - used.row]?.[column - used.column] ?? null) : null;
    const formula = isInside ? (content.formulas[row - used.row]?.[column - used.column] ?? null) : null;
    const expected = plain(isFormula(value) || isResult(value) ? value.result : value);
    const expectedFormula = isFormula(value)
      ? fromFileFormula(toFileFormula(value.formula))
      : isResult(value)
        ? formula
        : null;
    if (formula !== expectedFormula) {
      differences.push({ sheet: editor.name, row, column, expected: expectedFormula, actual: formula });
    } else if (!sameValue(expected, plain(actual))) {
      differences.push({ sheet: editor.name, row, column, expected, actual });
    }
  }
  return { count, differences };
}
