/** Adding, copying, renaming, moving, hiding and removing sheets. */
import { cloneWorksheetData, generateRandomId, mergeWorksheetSnapshotWithDefault } from '@univerjs/core';
import {
  CopySheetCommand,
  InsertSheetMutation,
  RemoveSheetCommand,
  RemoveSheetMutation,
  RemoveSheetUndoMutationFactory,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetHideMutation,
  SetWorksheetNameCommand,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SheetInterceptorService,
} from '@univerjs/preset-sheets-core';
import type { Visibility } from '../../host/port';
import type { SheetId, SheetInfo } from '../model';
import { operate, sheetOf, take, targetOf, type Book } from './book';
import { fromCss, toCss } from './looks';
import { newSheetData } from './snapshot';
import type { Mutation } from './steps';
import { HIDDEN, visibilityOf } from './visibility';

export function sheetInfos(book: Book): SheetInfo[] {
  return book.workbook.getSheetOrders().map((id) => {
    const sheet = sheetOf(book, id);
    const { hidden = 0 } = sheet.getConfig();
    return { id, name: sheet.getName(), visibility: visibilityOf(hidden), tabColor: fromCss(sheet.getTabColor()) };
  });
}

export const activeSheet = (book: Book): SheetId =>
  (book.workbook.getActiveSheet(true) ?? sheetOf(book, sheetInfos(book)[0]!.id)).getSheetId();

export function activate(book: Book, id: SheetId): void {
  operate(book, SetWorksheetActiveOperation.id, targetOf(book, sheetOf(book, id).getSheetId()));
}

/** What Univer's features do along with a command of Univer: formulas follow a name, notes go with their sheet … */
function along(book: Book, id: string, params: object): { before: Undoable; after: Undoable } {
  const { redos, undos, preRedos, preUndos } = book.injector
    .get(SheetInterceptorService)
    .onCommandExecute({ id, params });
  return { before: { redo: preRedos ?? [], undo: preUndos ?? [] }, after: { redo: redos, undo: undos } };
}

interface Undoable {
  readonly redo: readonly Mutation[];
  readonly undo: readonly Mutation[];
}

function takeAlong(
  book: Book,
  { before, after }: { before: Undoable; after: Undoable },
  redo: Mutation,
  undo: Mutation,
) {
  book.steps.take([...before.redo, redo, ...after.redo], [...before.undo, undo, ...after.undo]);
}

/** Univer shows a sheet that is put in; Excel's programs stay where they are. */
function stayingHere(book: Book, work: () => void): void {
  const here = activeSheet(book);
  work();
  activate(book, here);
}

export function addSheet(book: Book, name: string): SheetId {
  const id = generateRandomId();
  const sheet = mergeWorksheetSnapshotWithDefault({ ...newSheetData(book.standard), id, name });
  const target = targetOf(book, id);
  const params = { unitId: target.unitId, index: book.workbook.getSheetSize(), sheet };
  stayingHere(book, () =>
    take(book, { id: InsertSheetMutation.id, params }, { id: RemoveSheetMutation.id, params: target }),
  );
  return id;
}

export function copySheet(book: Book, from: SheetId, name: string): SheetId {
  const id = generateRandomId();
  const source = sheetOf(book, from);
  const sheet = { ...cloneWorksheetData(source.getConfig()), id, name, hidden: HIDDEN.visible };
  const target = targetOf(book, id);
  const params = { unitId: target.unitId, index: book.workbook.getSheetSize(), sheet };
  stayingHere(book, () =>
    takeAlong(
      book,
      along(book, CopySheetCommand.id, { ...targetOf(book, from), targetSubUnitId: id }),
      { id: InsertSheetMutation.id, params },
      { id: RemoveSheetMutation.id, params: target },
    ),
  );
  return id;
}

/** Shows another sheet when this one goes; throws when it is the last that can be seen. */
function leave(book: Book, id: SheetId): void {
  const next = sheetInfos(book).find((sheet) => sheet.id !== id && sheet.visibility === 'visible');
  if (next === undefined) {
    throw new Error('the last visible sheet');
  }
  if (activeSheet(book) === id) {
    activate(book, next.id);
  }
}

export function removeSheet(book: Book, id: SheetId): void {
  leave(book, id);
  const target = targetOf(book, id);
  const params = { ...target, subUnitName: sheetOf(book, id).getName() };
  const undo = RemoveSheetUndoMutationFactory(book.injector, params);
  takeAlong(
    book,
    along(book, RemoveSheetCommand.id, target),
    { id: RemoveSheetMutation.id, params },
    { id: InsertSheetMutation.id, params: undo },
  );
}

export function renameSheet(book: Book, id: SheetId, name: string): void {
  const params = { ...targetOf(book, id), name };
  const was = { ...params, name: sheetOf(book, id).getName() };
  takeAlong(
    book,
    along(book, SetWorksheetNameCommand.id, params),
    { id: SetWorksheetNameMutation.id, params },
    { id: SetWorksheetNameMutation.id, params: was },
  );
}

export function moveSheet(book: Book, id: SheetId, position: number): void {
  const fromOrder = book.workbook.getSheetOrders().indexOf(sheetOf(book, id).getSheetId());
  const toOrder = Math.min(Math.max(position, 0), book.workbook.getSheetSize() - 1);
  const target = targetOf(book, id);
  const mutation = SetWorksheetOrderMutation.id;
  take(
    book,
    { id: mutation, params: { ...target, fromOrder, toOrder } },
    { id: mutation, params: { ...target, fromOrder: toOrder, toOrder: fromOrder } },
  );
}

export function setVisibility(book: Book, id: SheetId, visibility: Visibility): void {
  const was = sheetOf(book, id).getConfig().hidden ?? 0;
  const hidden = HIDDEN[visibility];
  if (was === hidden) {
    return;
  }
  if (visibility !== 'visible') {
    leave(book, id);
  }
  const target = targetOf(book, id);
  const mutation = SetWorksheetHideMutation.id;
  take(book, { id: mutation, params: { ...target, hidden } }, { id: mutation, params: { ...target, hidden: was } });
}

export function setTabColor(book: Book, id: SheetId, color: string | null): void {
  const target = targetOf(book, id);
  const was = sheetOf(book, id).getTabColor() ?? '';
  const mutation = SetTabColorMutation.id;
  take(
    book,
    { id: mutation, params: { ...target, color: color === null ? '' : toCss(color) } },
    { id: mutation, params: { ...target, color: was } },
  );
}
