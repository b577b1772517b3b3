/** Changing conditional formats and validations. */
import { generateRandomId, type ISheetDataValidationRule } from '@univerjs/core';
import {
  AddDataValidationMutation,
  DataValidationModel,
  RemoveDataValidationMutation,
  UpdateDataValidationMutation,
  UpdateRuleType,
  getRuleOptions,
  getRuleSetting,
} from '@univerjs/data-validation';
import {
  AddConditionalRuleMutation,
  ConditionalFormattingRuleModel,
  DeleteConditionalRuleMutation,
  MoveConditionalRuleMutation,
  SetConditionalRuleMutation,
  type IConditionFormattingRule,
} from '@univerjs/sheets-conditional-formatting';
import { contains, intersection, meets, sameRect, subtract } from '../../host/common';
import type { Rect, Validation } from '../../host/port';
import type { ConditionalRule, SheetId, ValidatedRange } from '../model';
import { take, targetOf, type Book } from './book';
import { fromUniverRule, toUniverRule } from './conditionalRules';
import { toRange, toRect } from './ranges';
import type { Mutation } from './steps';
import { fromUniverValidation, toUniverValidation } from './validations';

/** All rules, also those that the model has no words for. */
export function rulesOf(book: Book, sheet: SheetId): readonly IConditionFormattingRule[] {
  return book.injector.get(ConditionalFormattingRuleModel).getSubunitRules(book.workbook.getUnitId(), sheet) ?? [];
}

export function conditionalRules(book: Book, sheet: SheetId): ConditionalRule[] {
  return rulesOf(book, sheet)
    .map(fromUniverRule)
    .filter((rule) => rule !== null);
}

/** Univer puts a new rule first; from there it is moved behind the one that it follows. */
export function insertion(
  book: Book,
  sheet: SheetId,
  rule: IConditionFormattingRule,
  follows: string | undefined,
): Mutation[] {
  const target = targetOf(book, sheet);
  const add = { id: AddConditionalRuleMutation.id, params: { ...target, rule } };
  const end = { id: follows ?? '', type: 'after' } as const;
  const move = { ...target, start: { id: rule.cfId, type: 'self' } as const, end };
  return follows === undefined ? [add] : [add, { id: MoveConditionalRuleMutation.id, params: move }];
}

export const deletion = (book: Book, sheet: SheetId, cfId: string): Mutation => ({
  id: DeleteConditionalRuleMutation.id,
  params: { ...targetOf(book, sheet), cfId },
});

export function putConditionalRule(book: Book, sheet: SheetId, given: ConditionalRule, position?: number): void {
  const rule = toUniverRule(given);
  const before = rulesOf(book, sheet);
  const was = before.findIndex(({ cfId }) => cfId === rule.cfId);
  const old = before[was];
  if (old !== undefined && position === undefined) {
    const target = targetOf(book, sheet);
    take(
      book,
      { id: SetConditionalRuleMutation.id, params: { ...target, cfId: rule.cfId, rule } },
      { id: SetConditionalRuleMutation.id, params: { ...target, cfId: rule.cfId, rule: structuredClone(old) } },
    );
    return;
  }
  const others = before.filter(({ cfId }) => cfId !== rule.cfId).map(({ cfId }) => cfId);
  const at = position === undefined ? others.length : Math.min(position, others.length);
  const remove = deletion(book, sheet, rule.cfId);
  book.steps.take(
    [...(old === undefined ? [] : [remove]), ...insertion(book, sheet, rule, others[at - 1])],
    [remove, ...(old === undefined ? [] : insertion(book, sheet, structuredClone(old), others[was - 1]))],
  );
}

export function removeConditionalRule(book: Book, sheet: SheetId, id: string): void {
  const before = rulesOf(book, sheet);
  const was = before.findIndex(({ cfId }) => cfId === id);
  const old = before[was];
  if (old !== undefined) {
    const follows = before[was - 1]?.cfId;
    book.steps.take([deletion(book, sheet, id)], insertion(book, sheet, structuredClone(old), follows));
  }
}

/** Cuts the rules down to the cells outside of a range, as when its formats are cleared. */
export function cutConditionalRules(book: Book, sheet: SheetId, range: Rect): void {
  for (const rule of rulesOf(book, sheet).filter(({ ranges }) => ranges.some((one) => meets(toRect(one), range)))) {
    const ranges = rule.ranges.flatMap((one) => subtract(toRect(one), range)).map(toRange);
    if (ranges.length === 0) {
      removeConditionalRule(book, sheet, rule.cfId);
    } else {
      const target = { ...targetOf(book, sheet), cfId: rule.cfId };
      const { id } = SetConditionalRuleMutation;
      take(
        book,
        { id, params: { ...target, rule: { ...rule, ranges } } },
        { id, params: { ...target, rule: structuredClone(rule) } },
      );
    }
  }
}

/** Copies the parts of rules that lie in a range to the same place of another sheet. */
export function copyConditionalRules(book: Book, from: SheetId, to: SheetId, range: Rect): void {
  for (const rule of rulesOf(book, from)) {
    const ranges = rule.ranges.map((one) => intersection(toRect(one), range)).filter((one) => one !== null);
    if (ranges.length > 0) {
      const copy = { ...structuredClone(rule), cfId: generateRandomId(), ranges: ranges.map(toRange) };
      const follows = rulesOf(book, to).at(-1)?.cfId;
      book.steps.take(insertion(book, to, copy, follows), [deletion(book, to, copy.cfId)]);
    }
  }
}

export function validationRules(book: Book, sheet: SheetId): readonly ISheetDataValidationRule[] {
  return book.injector.get(DataValidationModel).getRules(book.workbook.getUnitId(), sheet);
}

export function validations(book: Book, sheet: SheetId): ValidatedRange[] {
  return validationRules(book, sheet).flatMap((rule) => {
    const validation = fromUniverValidation(rule);
    return validation === null ? [] : rule.ranges.map((range) => ({ range: toRect(range), validation }));
  });
}

export function validationAt(book: Book, sheet: SheetId, row: number, column: number): Validation | null {
  const found = validationRules(book, sheet).find(({ ranges }) =>
    ranges.some((range) => contains(toRect(range), row, column)),
  );
  return found === undefined ? null : fromUniverValidation(found);
}

/** What Univer changes of a validation without a look at its range. */
const PARTS = [
  [UpdateRuleType.SETTING, getRuleSetting],
  [UpdateRuleType.OPTIONS, getRuleOptions],
] as const;

export function setValidation(book: Book, sheet: SheetId, range: Rect, validation: Validation | null): void {
  const target = targetOf(book, sheet);
  const redo: Mutation[] = [];
  const undo: Mutation[] = [];
  const update = (old: ISheetDataValidationRule, to: ISheetDataValidationRule, type = UpdateRuleType.ALL): void => {
    const { id } = UpdateDataValidationMutation;
    const payload = (rule: ISheetDataValidationRule) => ({ type, payload: rule });
    redo.push({ id, params: { ...target, ruleId: old.uid, payload: payload(to) } });
    undo.unshift({ id, params: { ...target, ruleId: old.uid, payload: payload(old) } });
  };
  const rules = validationRules(book, sheet);
  // The usual case by far: one of the properties of a validation is changed. Told as such it spares Univer a comparison of
  // its range with those of all others.
  const same = rules.find(({ ranges: [one], ranges }) => ranges.length === 1 && sameRect(toRect(one!), range));
  if (same !== undefined && validation !== null) {
    const to = { ...same, ...toUniverValidation(same.uid, [range], validation) };
    for (const [type, part] of PARTS) {
      if (JSON.stringify(part(same)) !== JSON.stringify(part(to))) update(same, to, type);
    }
    if (redo.length > 0) book.steps.take(redo, undo);
    return;
  }
  rules.forEach((old, index) => {
    if (old.ranges.some((one) => meets(toRect(one), range))) {
      const left = old.ranges.flatMap((one) => subtract(toRect(one), range));
      if (left.length > 0) {
        update(old, { ...old, ranges: left.map(toRange) });
      } else {
        redo.push({ id: RemoveDataValidationMutation.id, params: { ...target, ruleId: old.uid } });
        undo.unshift({ id: AddDataValidationMutation.id, params: { ...target, rule: old, index } });
      }
    }
  });
  if (validation !== null) {
    const rule = toUniverValidation(generateRandomId(), [range], validation);
    redo.push({ id: AddDataValidationMutation.id, params: { ...target, rule } });
    undo.unshift({ id: RemoveDataValidationMutation.id, params: { ...target, ruleId: rule.uid } });
  }
  if (redo.length > 0) {
    book.steps.take(redo, undo);
  }
}
