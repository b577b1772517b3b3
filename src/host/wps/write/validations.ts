/** Data validation and notes. */
import type { Change, Validation, ValidationRule } from '../../port';
import { call, part, partOrNull, set } from '../door';
import { ALERT, AT_LEAST, AT_MOST, BETWEEN, VALIDATION_TYPE } from '../enums';
import { rangeAt } from '../reading';
import { sheetOf, type Tab } from './tab';

export async function writeValidations(
  tab: Tab,
  { validations }: Extract<Change, { kind: 'validations' }>,
): Promise<void> {
  for (const { range, validation } of validations) {
    const box = await part(await rangeAt(sheetOf(tab), range), 'Validation');
    await call(box, 'Delete');
    if (validation === null) continue;
    const { rule, prompt, error } = validation;
    await call(box, 'Add', VALIDATION_TYPE[rule.type], ALERT[error?.style ?? 'stop'], ...conditionOf(rule));
    if (rule.type !== 'any') set(box, 'IgnoreBlank', true);
    if (rule.type === 'list' || rule.type === 'listRange') set(box, 'InCellDropdown', true);
    set(box, 'ShowInput', prompt !== undefined);
    if (prompt !== undefined) {
      set(box, 'InputTitle', prompt.title);
      set(box, 'InputMessage', prompt.text);
    }
    set(box, 'ShowError', error !== undefined);
    if (error !== undefined) {
      set(box, 'ErrorTitle', error.title);
      set(box, 'ErrorMessage', error.text);
    }
  }
}

/** Without bounds, any number will do. */
const LOWEST = -9.99e307;

type Condition = [operator: number | undefined, formula1: string | undefined, formula2: string | undefined];

function conditionOf(rule: Validation['rule']): Condition {
  switch (rule.type) {
    case 'any':
      return [undefined, undefined, undefined];
    case 'list':
      return [BETWEEN, rule.values.join(','), undefined];
    case 'listRange':
      return [BETWEEN, `=${rule.reference.replace(/^=/, '')}`, undefined];
    case 'date':
      // A serial number as a formula: as a text it would be read as a date.
      return [BETWEEN, `=${rule.min}`, `=${rule.max}`];
    case 'whole':
    case 'decimal':
      return bounds(rule);
  }
}

function bounds({ min, max }: Extract<ValidationRule, { type: 'whole' | 'decimal' }>): Condition {
  if (min !== undefined && max !== undefined) return [BETWEEN, String(min), String(max)];
  return min === undefined && max !== undefined
    ? [AT_MOST, String(max), undefined]
    : [AT_LEAST, String(min ?? LOWEST), undefined];
}

export async function writeNote(tab: Tab, { row, column, text }: Extract<Change, { kind: 'note' }>): Promise<void> {
  const cell = await rangeAt(sheetOf(tab), { row, column, rows: 1, columns: 1 });
  const old = await partOrNull(cell, 'Comment');
  if (old !== null) await call(old, 'Delete');
  if (text !== null) await call(cell, 'AddComment', text);
}
