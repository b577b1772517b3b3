/**
 * Rows and columns that are inserted or removed take conditional formats, validations, the filter and the titles of the
 * printed page with them.
 *
 * Univer moves the first two itself, but not as Excel does: what is inserted before the first row of a range becomes part
 * of it, formulas look at other cells than before, rules fall apart and change their order, the lists of validations stay
 * where they were or turn into links to other files.
 */
import { toDisposable, type ICommandInfo, type IDisposable, type IRange } from '@univerjs/core';
import {
  AddDataValidationMutation,
  RemoveDataValidationMutation,
  UpdateDataValidationMutation,
} from '@univerjs/data-validation';
import {
  FormulaRefRangeService,
  InsertColCommand,
  InsertRowCommand,
  RemoveColCommand,
  RemoveRowCommand,
  SheetInterceptorService,
} from '@univerjs/preset-sheets-core';
import {
  AddConditionalRuleMutation,
  DeleteConditionalRuleMutation,
  MoveConditionalRuleMutation,
  SetConditionalRuleMutation,
} from '@univerjs/sheets-conditional-formatting';
import type { SheetId } from '../model';
import type { LineShift } from '../shifts';
import { sheetOf, type Book } from './book';
import { toRect } from './ranges';
import { activeSheet } from './sheets';
import { shiftSteps, type ShiftIn } from './shiftSteps';
import type { Mutation } from './steps';

/** What happens along which lines: 1 inserts, -1 removes. */
const SHIFTS: Readonly<Record<string, readonly [of: LineShift['of'], sign: 1 | -1]>> = {
  [InsertRowCommand.id]: ['rows', 1],
  [RemoveRowCommand.id]: ['rows', -1],
  [InsertColCommand.id]: ['columns', 1],
  [RemoveColCommand.id]: ['columns', -1],
};

/** What Univer does about rules. */
const OF_RULES: ReadonlySet<string> = new Set(
  [
    AddConditionalRuleMutation,
    DeleteConditionalRuleMutation,
    MoveConditionalRuleMutation,
    SetConditionalRuleMutation,
    AddDataValidationMutation,
    RemoveDataValidationMutation,
    UpdateDataValidationMutation,
  ].map(({ id }) => id),
);
const isOfOthers = ({ id }: { readonly id: string }): boolean => !OF_RULES.has(id);

/** In place of what Univer does about rules; all else that belongs to the command stays. */
export function followShifts(book: Book): IDisposable {
  const service = book.injector.get(SheetInterceptorService);
  const ask = service.onCommandExecute.bind(service);
  service.onCommandExecute = (command) => {
    const asked = ask(command);
    const shift = shiftOf(book, command);
    if (shift === null) {
      return asked;
    }
    const { redos, undos } = shiftSteps(book, shift);
    return {
      ...asked,
      redos: [...asked.redos.filter(isOfOthers), ...redos],
      undos: [...asked.undos.filter(isOfOthers), ...undos],
    };
  };
  return toDisposable(() => {
    service.onCommandExecute = ask;
  });
}

/**
 * Once per page. Univer looks for what becomes of every formula of a rule; it fails for one of another file, and the
 * rows are not inserted then. Where cells are moved it is still heard, but for the lists of validations, which it makes
 * links to other files.
 */
export function letRulesBe(): void {
  const { registerRangeFormula: register } = FormulaRefRangeService.prototype;
  FormulaRefRangeService.prototype.registerRangeFormula = function (unitId, sheet, ranges, formulas, change) {
    const { _refRangeService: service } = this as unknown as { readonly _refRangeService: RefRanges };
    const registerRefRange: RefRanges['registerRefRange'] = (range, moved, ...where) =>
      service.registerRefRange(range, exceptShifts(moved), ...where);
    const deaf = Object.create(this, { _refRangeService: { value: { registerRefRange } } }) as FormulaRefRangeService;
    return register.call(deaf, unitId, sheet, ranges, formulas, change);
  };
  FormulaRefRangeService.prototype.registerFormula = () => toDisposable(() => undefined);
}

type Moved = (command: ICommandInfo) => { readonly redos: Mutation[]; readonly undos: Mutation[] };

interface RefRanges {
  registerRefRange(range: IRange, moved: Moved, unitId?: string, sheet?: string): IDisposable;
}

const deafened = new WeakMap<Moved, Moved>();

/** The same for the same: Univer asks each only once, though it stands beside several ranges. */
function exceptShifts(moved: Moved): Moved {
  const known =
    deafened.get(moved) ?? ((command) => (command.id in SHIFTS ? { redos: [], undos: [] } : moved(command)));
  deafened.set(moved, known);
  return known;
}

function shiftOf(book: Book, { id, params }: ICommandInfo): ShiftIn | null {
  const [of, sign] = SHIFTS[id] ?? [];
  // Univer tells no sheet where something is removed: it is the active one.
  const {
    range,
    unitId = book.workbook.getUnitId(),
    subUnitId = activeSheet(book),
  } = (params ?? {}) as {
    readonly range?: IRange;
    readonly unitId?: string;
    readonly subUnitId?: SheetId;
  };
  if (of === undefined || sign === undefined || range === undefined || unitId !== book.workbook.getUnitId()) {
    return null;
  }
  const { row, column, rows, columns } = toRect(range);
  const shift = of === 'rows' ? { of, at: row, by: sign * rows } : { of, at: column, by: sign * columns };
  return { id: subUnitId, sheet: sheetOf(book, subUnitId).getName(), shift };
}
