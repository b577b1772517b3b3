/** Which of Univer's mutations are edits, and of what. Recalculated results and looks are none. */
import {
  ICommandService,
  type ICellData,
  type IDisposable,
  type Injector,
  type IObjectMatrixPrimitiveType,
  type Nullable,
} from '@univerjs/core';
import {
  InsertColMutation,
  InsertRowMutation,
  InsertSheetMutation,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  ReorderRangeMutation,
  SetRangeValuesMutation,
  SetWorksheetActiveOperation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
} from '@univerjs/preset-sheets-core';
import { union } from '../../host/common';
import type { Rect } from '../../host/port';
import type { Edit, TabEdit } from '../model';
import { toRect, WHOLE_SHEET } from './ranges';
import type { Steps } from './steps';

/** After these anything in the sheet may be elsewhere. */
const STRUCTURAL: ReadonlySet<string> = new Set(
  [
    InsertColMutation,
    InsertRowMutation,
    MoveColsMutation,
    MoveRowsMutation,
    RemoveColMutation,
    RemoveRowMutation,
    ReorderRangeMutation,
  ].map(({ id }) => id),
);

/** What these do to a sheet. */
const TABS: ReadonlyMap<string, TabEdit> = new Map([
  [InsertSheetMutation.id, 'added'],
  [RemoveSheetMutation.id, 'removed'],
  [SetWorksheetNameMutation.id, 'renamed'],
  [SetWorksheetOrderMutation.id, 'moved'],
  [SetWorksheetHideMutation.id, 'hidden'],
  [SetWorksheetActiveOperation.id, 'activated'],
]);

type Row = Record<string, Nullable<ICellData>>;
type Cells = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

/** Calls back for every edit of the workbook; `own` says who did it. */
export function watchEdits(injector: Injector, unitId: string, steps: Steps, tell: (edit: Edit) => void): IDisposable {
  /** Univer brings the sheet in front to the front again and again; the first time is when it is opened. */
  let front: string | null = null;
  const comesToFront = (sheet: string): boolean => {
    const was = front;
    front = sheet;
    return was !== null && was !== sheet;
  };
  return injector.get(ICommandService).onCommandExecuted(({ id, params }, options) => {
    const given = params as
      { unitId?: string; subUnitId?: string; cellValue?: Cells; sheet?: { id: string } } | undefined;
    if (given?.unitId !== unitId) {
      return;
    }
    const own = steps.isOwn();
    const sheet = given.subUnitId ?? given.sheet?.id;
    if (id === MoveRangeMutation.id) {
      const { from, to, fromRange, toRange } = params as MoveParams;
      tell({ sheet: from.subUnitId, range: toRect(fromRange), own });
      tell({ sheet: to.subUnitId, range: toRect(toRange), own });
    } else if (sheet === undefined) {
      return;
    } else if (STRUCTURAL.has(id)) {
      tell({ sheet, range: WHOLE_SHEET, own });
    } else if (TABS.has(id)) {
      const tab = TABS.get(id)!;
      if (tab !== 'activated' || comesToFront(sheet)) tell({ sheet, range: WHOLE_SHEET, own, tab });
    } else if (id === SetRangeValuesMutation.id && options?.applyFormulaCalculationResult !== true) {
      const range = options?.onlyLocal === true ? null : writtenRange(given.cellValue);
      if (range !== null) {
        tell({ sheet, range, own });
      }
    }
  });
}

interface MoveParams {
  readonly from: { readonly subUnitId: string };
  readonly to: { readonly subUnitId: string };
  readonly fromRange: Parameters<typeof toRect>[0];
  readonly toRange: Parameters<typeof toRect>[0];
}

const writes = (cell: Nullable<ICellData>): boolean =>
  cell == null || 'v' in cell || 'f' in cell || 'p' in cell || 'si' in cell;

/** Whether any of the cells gets a value or loses one. */
export function holdsValues(cells: Cells | undefined): boolean {
  return Object.values(cells ?? {}).some((row) => Object.values((row ?? {}) as Row).some(writes));
}

/** Whether any of the cells gets a formula. */
export function holdsFormulas(cells: Cells | undefined): boolean {
  const isFormula = (cell: Row[string]): boolean => Boolean(cell?.f ?? cell?.si);
  return Object.values(cells ?? {}).some((row) => Object.values((row ?? {}) as Row).some(isFormula));
}

/** The smallest range around the cells that get a value or lose one. */
function writtenRange(cells: Cells | undefined): Rect | null {
  let range: Rect | null = null;
  for (const [row, columns] of Object.entries(cells ?? {})) {
    const written = Object.entries(columns as Row).flatMap(([column, cell]) => (writes(cell) ? [Number(column)] : []));
    if (written.length > 0) {
      const column = Math.min(...written);
      const here = { row: Number(row), column, rows: 1, columns: Math.max(...written) - column + 1 };
      range = range === null ? here : union(range, here);
    }
  }
  return range;
}
