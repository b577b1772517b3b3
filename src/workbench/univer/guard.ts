/** What people may not do by hand: change protected sheets, show very hidden ones. */
import {
  CommandType,
  CustomCommandExecutionError,
  ICommandService,
  LocaleService,
  RedoCommandId,
  UndoCommandId,
  type ICellData,
  type ICommandInfo,
  type IExecutionOptions,
  type Injector,
  type IWorksheetData,
  type Nullable,
} from '@univerjs/core';
import {
  AddWorksheetMergeMutation,
  IMessageService,
  InsertColMutation,
  InsertRowMutation,
  InsertSheetMutation,
  MessageType,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  RemoveWorksheetMergeMutation,
  ReorderRangeMutation,
  SetCellEditVisibleOperation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetRangeValuesMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SetWorksheetRowHeightMutation,
} from '@univerjs/preset-sheets-core';
import type { Rect } from '../../host/port';
import type { SheetId } from '../model';
import { kept, type Book } from './book';
import { holdsValues } from './edits';
import { lookReader } from './reading';
import { newSheetData } from './snapshot';
import { HIDDEN } from './visibility';

const idsOf = (mutations: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(mutations.map(({ id }) => id));

/** Refused in a protected sheet as a whole. */
const OF_SHEETS = idsOf([
  AddWorksheetMergeMutation,
  InsertColMutation,
  InsertRowMutation,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveWorksheetMergeMutation,
  ReorderRangeMutation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetRowHeightMutation,
]);
/** Refused in a workbook whose structure is protected. */
const OF_STRUCTURE = idsOf([
  InsertSheetMutation,
  RemoveSheetMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
]);

interface Params {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly trigger?: string;
  readonly cellValue?: Record<number, Record<number, Nullable<ICellData>>>;
  readonly visible?: boolean;
  readonly from?: { readonly subUnitId: string };
  readonly sheet?: Partial<IWorksheetData>;
}

export interface Guarded {
  readonly book: Book;
  isStructureProtected(): boolean;
  /** What is selected. */
  selection(): { readonly sheet: SheetId; readonly range: Rect };
}

export interface Guard {
  /** In place of what was guarded before. */
  watch(guarded: Guarded | null): void;
}

/**
 * To be called before Univer's features are there: they see a change before it is made, and some act on it then, in the
 * order in which they came. What the program does and undo are let through.
 */
export function newGuard(injector: Injector): Guard {
  let guarded: Guarded | null = null;
  injector.get(ICommandService).beforeCommandExecuted((command, options) => {
    if (guarded !== null && isRefused(guarded, command, options)) {
      injector.get(IMessageService).show({
        type: MessageType.Warning,
        content: injector.get(LocaleService).t('sheets.permission.dialog.editErr'),
      });
      // Univer takes such an error for a command that was not carried out.
      throw new CustomCommandExecutionError('protected');
    }
  });
  return {
    watch: (next) => {
      guarded = next;
    },
  };
}

function isRefused(guarded: Guarded, command: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): boolean {
  const { book } = guarded;
  const params = (command.params ?? {}) as Params;
  const unitId = book.workbook.getUnitId();
  const isUndo = params.trigger === UndoCommandId || params.trigger === RedoCommandId;
  if (book.steps.isOwn() || isUndo || (params.unitId ?? unitId) !== unitId) {
    return false;
  }
  if (command.id === InsertSheetMutation.id && params.sheet !== undefined) {
    dress(book, params.sheet);
  }
  const isOfStructure = guarded.isStructureProtected() || isVeryHidden(book, params.subUnitId);
  return (OF_STRUCTURE.has(command.id) && isOfStructure) || isRefusedInSheet(guarded, command, params, options);
}

/** Sheets that people add have Univer's own looks else. */
function dress(book: Book, sheet: Partial<IWorksheetData>): void {
  const { defaultStyle, defaultColumnWidth, defaultRowHeight } = newSheetData(book.standard);
  if (sheet.defaultStyle == null) {
    Object.assign(sheet, { defaultStyle, defaultColumnWidth, defaultRowHeight });
  }
}

const isVeryHidden = ({ workbook }: Book, sheet: SheetId | undefined): boolean =>
  (workbook.getSheetBySheetId(sheet ?? '')?.getConfig().hidden ?? HIDDEN.visible) === HIDDEN.veryHidden;

function isRefusedInSheet(
  { book, selection }: Guarded,
  { id, type }: Readonly<ICommandInfo>,
  params: Params,
  options: IExecutionOptions | undefined,
): boolean {
  if (id === SetCellEditVisibleOperation.id) {
    const { sheet, range } = selection();
    return params.visible === true && isProtected(book, sheet) && isLocked(book, sheet, range.row, range.column);
  }
  const sheet = params.subUnitId ?? params.from?.subUnitId;
  if (type !== CommandType.MUTATION || sheet === undefined || !isProtected(book, sheet)) {
    return false;
  }
  if (id !== SetRangeValuesMutation.id) {
    return OF_SHEETS.has(id);
  }
  if (options?.applyFormulaCalculationResult === true || options?.onlyLocal === true) {
    return false;
  }
  const cells = params.cellValue ?? {};
  // Excel lets nobody format cells of a protected sheet, unlocked or not.
  return (
    !holdsValues(cells) ||
    Object.entries(cells).some(([row, columns]) =>
      Object.keys(columns).some((column) => isLocked(book, sheet, Number(row), Number(column))),
    )
  );
}

const isProtected = (book: Book, sheet: SheetId): boolean =>
  book.workbook.getSheetBySheetId(sheet) != null && kept(book, sheet).isProtected;

function isLocked(book: Book, id: SheetId, row: number, column: number): boolean {
  const sheet = book.workbook.getSheetBySheetId(id);
  return sheet != null && lookReader(book, sheet)(sheet.getCellRaw(row, column), row, column).locked;
}
