/** Links, notes, merged cells and names: what is put beside the cells. */
import { generateRandomId } from '@univerjs/core';
import {
  AddWorksheetMergeMutation,
  IDefinedNamesService,
  RemoveDefinedNameMutation,
  RemoveMergeUndoMutationFactory,
  RemoveWorksheetMergeMutation,
  SetDefinedNameMutation,
} from '@univerjs/preset-sheets-core';
import { RemoveNoteMutation, SheetsNoteModel, UpdateNoteMutation } from '@univerjs/sheets-note';
import { meets } from '../../host/common';
import type { Rect } from '../../host/port';
import type { DefinedName, Link, NoteAt, SheetId } from '../model';
import { makeRoom, sheetOf, take, targetOf, type Book } from './book';
import { keepLink, linkOf, parseTarget, type LinkTerms } from './linkTargets';
import { toRange, toRect, WHOLE_SHEET } from './ranges';
import { present } from './reading';
import { changeCells, type CellChanges } from './writing';

export function links(book: Book, id: SheetId): Link[] {
  const found: Link[] = [];
  for (const [row, column, cell] of present(sheetOf(book, id), WHOLE_SHEET)) {
    const link = linkOf(book.workbook, cell);
    if (link !== null) {
      found.push({ row, column, ...link });
    }
  }
  return found;
}

export function setLink(book: Book, id: SheetId, row: number, column: number, link: LinkTerms | null): void {
  makeRoom(book, id, { row, column, rows: 1, columns: 1 });
  const cell = sheetOf(book, id).getCellRaw(row, column);
  const typed = cell?.p?.body?.customRanges?.length ? { p: null } : {};
  const place = link === null ? null : parseTarget(link.target);
  const to = place === null ? null : book.workbook.getSheetBySheetName(place.sheet);
  const custom = link === null ? null : keepLink(link, to?.getSheetId() ?? null);
  changeCells(book, id, { [row]: { [column]: { custom, ...typed } } });
}

export function notes(book: Book, id: SheetId): NoteAt[] {
  const found = book.injector.get(SheetsNoteModel).getSheetNotes(book.workbook.getUnitId(), id);
  return [...(found?.values() ?? [])].map(({ row, col, note }) => ({ row, column: col, text: note }));
}

/** Pixels. */
const NOTE_SIZE = { width: 200, height: 90 };

export const newNote = (row: number, column: number, text: string) => ({
  id: generateRandomId(6),
  row,
  col: column,
  note: text,
  ...NOTE_SIZE,
});

export function setNote(book: Book, id: SheetId, row: number, column: number, text: string | null): void {
  const unitId = book.workbook.getUnitId();
  const old = book.injector.get(SheetsNoteModel).getNote(unitId, id, { row, col: column });
  const place = { unitId, sheetId: id, row, col: column };
  const put = (note: object) => ({ id: UpdateNoteMutation.id, params: { ...place, note } });
  const remove = { id: RemoveNoteMutation.id, params: place };
  if (text !== null) {
    const note = { ...newNote(row, column, text), ...(old == null ? {} : { ...old, note: text }) };
    take(book, put(note), old == null ? remove : put({ ...old }));
  } else if (old != null) {
    take(book, remove, put({ ...old }));
  }
}

export const merges = (book: Book, id: SheetId): Rect[] => sheetOf(book, id).getMergeData().map(toRect);

export function merge(book: Book, id: SheetId, range: Rect): void {
  makeRoom(book, id, range);
  unmerge(book, id, range);
  const empty = { v: null, f: null, si: null, p: null };
  const changes: CellChanges = {};
  for (const [row, column] of present(sheetOf(book, id), range)) {
    if (row !== range.row || column !== range.column) {
      (changes[row] ??= {})[column] = empty;
    }
  }
  changeCells(book, id, changes);
  addMerges(book, id, [range]);
}

export function addMerges(book: Book, id: SheetId, ranges: readonly Rect[]): void {
  const params = { ...targetOf(book, id), ranges: ranges.map(toRange) };
  take(book, { id: AddWorksheetMergeMutation.id, params }, { id: RemoveWorksheetMergeMutation.id, params });
}

export function unmerge(book: Book, id: SheetId, range: Rect): void {
  if (merges(book, id).some((rect) => meets(rect, range))) {
    const params = { ...targetOf(book, id), ranges: [toRange(range)] };
    const undo = RemoveMergeUndoMutationFactory(book.injector, params);
    take(book, { id: RemoveWorksheetMergeMutation.id, params }, { id: AddWorksheetMergeMutation.id, params: undo });
  }
}

/** The scope of names of the whole workbook. */
const EVERYWHERE = 'AllDefaultWorkbook';
const REFERENCE = /^=(?:'(?:[^']|'')+'|[^\s'!()+*/,&=<>-]+)!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?$/i;

/** Univer writes a formula with `=` and a mere reference without. */
export function toUniverName(id: string, { name, formula }: DefinedName) {
  return {
    id,
    name,
    formulaOrRefString: REFERENCE.test(formula) ? formula.slice(1) : formula,
    localSheetId: EVERYWHERE,
  };
}

export function definedNames(book: Book): DefinedName[] {
  const found = book.injector.get(IDefinedNamesService).getDefinedNameMap(book.workbook.getUnitId()) ?? {};
  return Object.values(found)
    .filter(({ localSheetId = EVERYWHERE }) => localSheetId === EVERYWHERE)
    .map(({ name, formulaOrRefString }) => ({ name, formula: `=${formulaOrRefString.replace(/^=/, '')}` }));
}

export function setDefinedName(book: Book, name: string, formula: string | null): void {
  const unitId = book.workbook.getUnitId();
  const old = Object.values(book.injector.get(IDefinedNamesService).getDefinedNameMap(unitId) ?? {}).find(
    (one) => one.name.toLowerCase() === name.toLowerCase(),
  );
  const remove = (params: object) => ({ id: RemoveDefinedNameMutation.id, params: { unitId, ...params } });
  const put = (params: object) => ({ id: SetDefinedNameMutation.id, params: { unitId, ...params } });
  if (formula !== null) {
    const now = toUniverName(old?.id ?? generateRandomId(10), { name, formula });
    take(book, put(now), old === undefined ? remove(now) : put({ ...old }));
  } else if (old !== undefined) {
    take(book, remove({ ...old }), put({ ...old }));
  }
}
