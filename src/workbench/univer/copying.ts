/** Copying a range to the same place of another sheet. */
import type { ICellData, Nullable } from '@univerjs/core';
import { contains, intersection, lastColumn, lastRow, MAX_COLUMNS, MAX_ROWS } from '../../host/common';
import type { Rect } from '../../host/port';
import type { Clearing, SheetId } from '../model';
import { makeRoom, sheetOf, type Book } from './book';
import { columnSize, rowSize, setColumnSizes, setRowSizes } from './lines';
import { addMerges, merges, notes, setNote, unmerge } from './marks';
import { cellsOf, present, readFormulas } from './reading';
import { copyConditionalRules, cutConditionalRules, setValidation, validations } from './ruleSteps';
import { changeCells, clearCells, lines, type CellChanges } from './writing';

export function clearRange(book: Book, sheet: SheetId, range: Rect, what: Clearing): void {
  clearCells(book, sheet, range, what);
  if (what === 'all') {
    for (const { row, column } of notes(book, sheet).filter((note) => contains(range, note.row, note.column))) {
      setNote(book, sheet, row, column, null);
    }
  }
  if (what === 'all' || what === 'formats') {
    unmerge(book, sheet, range);
    cutConditionalRules(book, sheet, range);
  }
}

export function copyRange(book: Book, from: SheetId, to: SheetId, range: Rect, what: 'all' | 'formats'): void {
  const [source, goal] = [sheetOf(book, from), sheetOf(book, to)];
  makeRoom(book, to, {
    ...range,
    rows: Math.min(range.rows, source.getRowCount() - range.row),
    columns: Math.min(range.columns, source.getColumnCount() - range.column),
  });
  clearRange(book, to, range, what);
  const changes: CellChanges = {};
  const there = cellsOf(goal);
  for (const [row, column, cell] of present(source, range)) {
    const copy = what === 'all' ? whole(book, from, row, column, cell) : { s: cell.s ?? null };
    if (what === 'all' || cell.s != null || there[row]?.[column] != null) {
      (changes[row] ??= {})[column] = copy;
    }
  }
  changeCells(book, to, changes);
  addMerges(
    book,
    to,
    merges(book, from).filter(({ row, column }) => contains(range, row, column)),
  );
  copyConditionalRules(book, from, to, range);
  if (what === 'all') {
    copyBesides(book, from, to, range);
  }
}

/** A cell with everything in it; a formula that it shares with others as its own. */
function whole(book: Book, sheet: SheetId, row: number, column: number, cell: ICellData): Nullable<ICellData> {
  const { si, ...rest } = structuredClone(cell);
  const formula = si ? readFormulas(book, sheet, { row, column, rows: 1, columns: 1 })[0]![0] : rest.f;
  return formula == null ? rest : { ...rest, f: formula };
}

function copyBesides(book: Book, from: SheetId, to: SheetId, range: Rect): void {
  for (const { row, column, text } of notes(book, from).filter((note) => contains(range, note.row, note.column))) {
    setNote(book, to, row, column, text);
  }
  setValidation(book, to, range, null);
  for (const validated of validations(book, from)) {
    const common = intersection(validated.range, range);
    if (common !== null) {
      setValidation(book, to, common, validated.validation);
    }
  }
  const source = sheetOf(book, from);
  if (range.rows === MAX_ROWS) {
    const last = Math.min(lastColumn(range), source.getColumnCount() - 1);
    lines(range.column, last - range.column + 1).forEach((at) =>
      setColumnSizes(book, to, at, 1, columnSize(book, from, at)),
    );
  }
  if (range.columns === MAX_COLUMNS) {
    const last = Math.min(lastRow(range), source.getRowCount() - 1);
    const own = lines(range.row, last - range.row + 1).filter((at) => source.getRowManager().getRow(at) != null);
    own.forEach((at) => setRowSizes(book, to, at, 1, rowSize(book, from, at)));
  }
}
