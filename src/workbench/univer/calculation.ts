/**
 * Whether results of formulas are up to date. Univer starts to calculate 100 ms after the last change and calculates in
 * the background. So every change is counted; results are up to date when a calculation that started after the last
 * change has been put into the cells.
 */
import {
  ICommandService,
  type IDisposable,
  type IExecutionOptions,
  type Injector,
  type Workbook,
  type Worksheet,
} from '@univerjs/core';
import {
  FormulaCalculationSessionService,
  InsertColMutation,
  InsertRowMutation,
  InsertSheetMutation,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveDefinedNameMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  ReorderRangeMutation,
  SetDefinedNameMutation,
  SetFormulaCalculationResultMutation,
  SetFormulaCalculationStartMutation,
  SetFormulaCalculationStopMutation,
  SetRangeValuesMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  type ISetRangeValuesMutationParams,
} from '@univerjs/preset-sheets-core';
import { holdsFormulas, holdsValues } from './edits';
import { cellsOf } from './reading';

/** After these Univer calculates anew. */
const CALCULATED_AFTER: ReadonlySet<string> = new Set(
  [
    InsertColMutation,
    InsertRowMutation,
    InsertSheetMutation,
    MoveColsMutation,
    MoveRangeMutation,
    MoveRowsMutation,
    RemoveColMutation,
    RemoveDefinedNameMutation,
    RemoveRowMutation,
    RemoveSheetMutation,
    ReorderRangeMutation,
    SetDefinedNameMutation,
    SetRowHiddenMutation,
    SetRowVisibleMutation,
  ].map(({ id }) => id),
);

/** Milliseconds. Univer calculates so long after the last change, or a little less as timers are. */
const DEBOUNCE = 90;
const POLL = 4;
/** Looks after which a change that started no calculation needs none: not milliseconds, which pass while a page is painted. */
const NO_START = 100;
/** Milliseconds after which a calculation is taken for lost. */
const NO_END = 30_000;

export interface Calculation extends IDisposable {
  dirty(): boolean;
  settle(): Promise<void>;
}

/**
 * Watches from the moment a workbook was opened. Results that came with it count; where some are missing, its first
 * calculation is one after a change.
 */
export function watchCalculation(injector: Injector, workbook: Workbook, lacksResults: boolean): Calculation {
  const session = injector.get(FormulaCalculationSessionService);
  let changes = lacksResults ? 1 : 0;
  /** The last change that put a formula into a cell. */
  let entered = changes;
  let changedAt = performance.now();
  let calculated = 0;
  let opening = true;
  let settled = 0;
  /** Since the last calculation was started. */
  let isStopped = false;
  let hasResult = false;

  const listener = injector.get(ICommandService).onCommandExecuted(({ id, params }, options) => {
    if (id === SetFormulaCalculationStopMutation.id) isStopped = true;
    else if (id === SetFormulaCalculationResultMutation.id) hasResult = true;
    else if (id === SetFormulaCalculationStartMutation.id) {
      isStopped = false;
      hasResult = false;
      // One that was stopped begins again before the changes since then are taken in.
      if (opening || performance.now() - changedAt >= DEBOUNCE) {
        calculated = changes;
      }
      opening = false;
    } else if (CALCULATED_AFTER.has(id) || (id === SetRangeValuesMutation.id && isChange(params, options))) {
      changes++;
      if (id === SetRangeValuesMutation.id && holdsFormulas((params as ISetRangeValuesMutationParams).cellValue)) {
        entered = changes;
      }
      changedAt = performance.now();
      opening = false;
    }
  });

  const isRunning = (): boolean => {
    const { started, resultApplied, stopped, completed, resultEmitted } = session.state;
    // The one before says that it was stopped when this one has begun already, and Univer takes it for the end of this one.
    if (started && stopped && !isStopped) return !hasResult;
    return started && !(resultApplied && (stopped || completed || resultEmitted));
  };

  // Conditional formats are calculated too, for seconds sometimes; nobody has to wait for that unless a result may change.
  let looked: { readonly at: number; readonly mayChange: boolean } | null = null;
  const mayChange = (): boolean => {
    if (looked?.at !== changes) {
      looked = { at: changes, mayChange: workbook.getSheets().some(looksAtOthers) };
    }
    return looked.mayChange;
  };
  const dirty = (): boolean => settled < changes && (settled < entered || mayChange());

  const settle = async (): Promise<void> => {
    while (dirty()) {
      const upTo = changes;
      for (let looks = 0; calculated < upTo && looks < NO_START; looks++) {
        await sleep(POLL);
      }
      const from = performance.now();
      while (isRunning() && performance.now() - from < NO_END) {
        await sleep(POLL);
      }
      settled = upTo;
    }
  };

  return { dirty, settle, dispose: () => listener.dispose() };
}

function isChange(params: unknown, options: IExecutionOptions | undefined): boolean {
  const { cellValue } = params as ISetRangeValuesMutationParams;
  return options?.applyFormulaCalculationResult !== true && holdsValues(cellValue);
}

/** Whether a sheet has a formula whose result may change without its being written: `=1530.6+706.3` is none. */
const looksAtOthers = (sheet: Worksheet): boolean =>
  Object.values(cellsOf(sheet)).some((cells) =>
    Object.values(cells ?? {}).some((cell) => cell?.si || (cell?.f && hasNames(cell.f))),
  );

/** References, functions and names all have a letter outside of texts. */
const hasNames = (formula: string): boolean => /[\p{L}_]/u.test(formula.replace(/"[^"]*"/g, ''));

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
