/** What becomes of all that has a range or a formula beside the cells when rows or columns are inserted or removed. */
import { Tools } from '@univerjs/core';
import {
  AddDataValidationMutation,
  RemoveDataValidationMutation,
  UpdateDataValidationMutation,
  UpdateRuleType,
} from '@univerjs/data-validation';
import { SetConditionalRuleMutation } from '@univerjs/sheets-conditional-formatting';
import { sameRect } from '../../host/common';
import type { Rect } from '../../host/port';
import type { SheetId } from '../model';
import { shiftedRect, shiftedRule, shiftedSpan, type SheetShift } from '../shifts';
import { kept, targetOf, type Book } from './book';
import { KeepMutation, type Kept } from './kept';
import { toRange, toRect } from './ranges';
import { deletion, insertion, rulesOf, validationRules } from './ruleSteps';
import type { Mutation } from './steps';

/** In the sheet with this id. */
export interface ShiftIn extends SheetShift {
  readonly id: SheetId;
}

/** Mutations in the order in which they are to be carried out. */
export interface Taken {
  readonly redos: Mutation[];
  readonly undos: Mutation[];
}

/** The rules of other sheets, too, look at the cells that move. */
export function shiftSteps(book: Book, shift: ShiftIn): Taken {
  const ofRules = book.workbook.getSheets().flatMap((sheet) => {
    const id = sheet.getSheetId();
    return [...conditionalSteps(book, id, shift), ...validationSteps(book, id, shift)];
  });
  const steps = [...ofRules, ...keptSteps(book, shift)];
  return {
    redos: steps.flatMap(({ redos }) => redos),
    undos: [...steps].reverse().flatMap(({ undos }) => undos),
  };
}

/** From the last to the first: when they come back each finds the one before it. */
function conditionalSteps(book: Book, sheet: SheetId, shift: ShiftIn): Taken[] {
  const target = targetOf(book, sheet);
  const rules = rulesOf(book, sheet);
  const steps = rules.map((rule, index): Taken | null => {
    const { cfId } = rule;
    const old = Tools.deepClone(rule);
    const ranges = rule.ranges.map(toRect);
    const shifted = shiftedRule(ranges, sheet === shift.id, shift);
    if (shifted === null) {
      return { redos: [deletion(book, sheet, cfId)], undos: insertion(book, sheet, old, rules[index - 1]?.cfId) };
    }
    const now = { ...old, rule: withFormulas(old.rule, shifted.formula), ranges: shifted.ranges.map(toRange) };
    const isSame = sameRects(ranges, shifted.ranges) && JSON.stringify(now.rule) === JSON.stringify(old.rule);
    const set = (to: object): Mutation => ({
      id: SetConditionalRuleMutation.id,
      params: { ...target, cfId, rule: to },
    });
    return isSame ? null : { redos: [set(now)], undos: [set(old)] };
  });
  return steps.filter((step) => step !== null).reverse();
}

/** Formulas stand under `value`, beside a type or sub-type that says that they are some. */
function withFormulas<T>(config: T, change: (formula: string) => string): T {
  if (Array.isArray(config)) {
    return config.map((one: unknown) => withFormulas(one, change)) as T;
  }
  if (typeof config !== 'object' || config === null) {
    return config;
  }
  const { type, subType } = config as { readonly type?: unknown; readonly subType?: unknown };
  const isFormula = type === 'formula' || subType === 'formula';
  const entries = Object.entries(config).map(([key, value]: [string, unknown]) => [
    key,
    isFormula && key === 'value' && typeof value === 'string' ? change(value) : withFormulas(value, change),
  ]);
  return Object.fromEntries(entries) as T;
}

function validationSteps(book: Book, sheet: SheetId, shift: ShiftIn): Taken[] {
  const target = targetOf(book, sheet);
  // Univer does not ask for attention to what it calls patched.
  const source = 'patched';
  const steps = validationRules(book, sheet).map((old, index): Taken | null => {
    const ruleId = old.uid;
    const ranges = old.ranges.map(toRect);
    const shifted = shiftedRule(ranges, sheet === shift.id, shift);
    if (shifted === null) {
      const remove = { id: RemoveDataValidationMutation.id, params: { ...target, ruleId, source } };
      return {
        redos: [remove],
        undos: [{ id: AddDataValidationMutation.id, params: { ...target, rule: old, index, source } }],
      };
    }
    const formulaIn = (text: string | undefined) => (text?.startsWith('=') === true ? shifted.formula(text) : text);
    const [formula1, formula2] = [formulaIn(old.formula1), formulaIn(old.formula2)];
    const update = (payload: object): Mutation => ({
      id: UpdateDataValidationMutation.id,
      params: { ...target, ruleId, payload: { type: UpdateRuleType.ALL, payload }, source },
    });
    const isSame = sameRects(ranges, shifted.ranges) && formula1 === old.formula1 && formula2 === old.formula2;
    const now = { ...old, ranges: shifted.ranges.map(toRange), formula1, formula2 };
    return isSame ? null : { redos: [update(now)], undos: [update(old)] };
  });
  return steps.filter((step) => step !== null).reverse();
}

/** The filter, and the rows that every page repeats. */
function keptSteps(book: Book, { id, shift }: ShiftIn): Taken[] {
  const was = kept(book, id);
  const { titleRows, ...setup } = was.printSetup;
  const titles = titleRows === undefined || shift.of !== 'rows' ? titleRows : shiftedSpan(titleRows, shift);
  const now: Kept = {
    ...was,
    autoFilter: was.autoFilter === null ? null : shiftedRect(was.autoFilter, shift),
    printSetup: titles == null ? setup : { ...was.printSetup, titleRows: titles },
  };
  const keep = (to: Kept): Mutation => ({ id: KeepMutation.id, params: { ...targetOf(book, id), kept: to } });
  return JSON.stringify(now) === JSON.stringify(was) ? [] : [{ redos: [keep(now)], undos: [keep(was)] }];
}

const sameRects = (a: readonly Rect[], b: readonly Rect[]): boolean =>
  a.length === b.length && a.every((rect, index) => sameRect(rect, b[index]!));
