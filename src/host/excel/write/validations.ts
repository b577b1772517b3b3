/** Data validation, by groups: cells with the same rule get it at once, so that 700 of them do not take 7,000 calls. */
import { checkRect, rangeName, union, VALIDATION_LIMITS } from '../../common';
import type { Change, RangeValidation, Rect, Validation, ValidationRule } from '../../port';
import { HostError } from '../../port';
import { jsonBytes, type Step } from '../chunks';
import { onAreas } from './areas';
import type { Tab } from './tab';
import type { SheetOf } from './work';

export function planValidations(
  tab: Tab,
  { validations }: Extract<Change, { kind: 'validations' }>,
  sheetOf: SheetOf,
): Step[] {
  if (validations.length > 0) {
    tab.touched.push({ range: validations.map(({ range }) => range).reduce(union), what: 'All' });
  }
  for (const { range, validation } of validations) {
    checkRect(tab.name, range);
    checkValidation(tab, range, validation);
  }
  const set = validations.flatMap(({ range, validation }) => (validation === null ? [] : [{ range, validation }]));
  const all = validations.map(({ range }) => range);
  return [
    ...onAreas(tab, all, sheetOf, [2, 0], ({ dataValidation }) => dataValidation.clear()),
    // The prompt of a cell alone leaves its rule as it is.
    ...grouped(set, ({ rule, error }) => (rule.type === 'any' ? null : { rule, error })).flatMap(
      ([ranges, { rule, error }]) =>
        onAreas(tab, ranges, sheetOf, [4, jsonBytes({ rule, error }) * 2], ({ dataValidation }) =>
          setRule(dataValidation, rule, error),
        ),
    ),
    ...grouped(set, ({ prompt }) => prompt ?? null).flatMap(([ranges, { prompt }]) =>
      onAreas(tab, ranges, sheetOf, [2, jsonBytes(prompt) * 2], ({ dataValidation }) =>
        setPrompt(dataValidation, prompt),
      ),
    ),
  ];
}

type Given = RangeValidation & { readonly validation: Validation };

/** Ranges whose validations have the same in common, each group with one of them; without those that have nothing (null). */
function grouped(set: readonly Given[], common: (validation: Validation) => unknown): [Rect[], Validation][] {
  const groups = new Map<string, [Rect[], Validation]>();
  for (const { range, validation } of set) {
    const what = common(validation);
    if (what === null) continue;
    const key = JSON.stringify(what);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [[range], validation]);
    else group[0].push(range);
  }
  return [...groups.values()];
}

function checkValidation({ name }: Tab, range: Rect, validation: Validation | null): void {
  const refuse = (reason: string): HostError =>
    new HostError('unsupported', { sheet: name, range: rangeName(range), reason });
  for (const message of [validation?.prompt, validation?.error]) {
    if (message && (message.title.length > VALIDATION_LIMITS.title || message.text.length > VALIDATION_LIMITS.text)) {
      throw refuse('messageTooLong');
    }
  }
  if (validation?.rule.type === 'list') {
    const { values } = validation.rule;
    if (values.some((value) => value.includes(','))) {
      throw refuse('commaInList');
    }
    if (values.join(',').length > VALIDATION_LIMITS.list) {
      throw refuse('listTooLong');
    }
  }
}

function setRule(cells: Excel.DataValidation, rule: ValidationRule, error: Validation['error']): void {
  const wire = wireRule(rule);
  if (wire === null) return;
  cells.rule = wire;
  cells.ignoreBlanks = true;
  cells.errorAlert =
    error === undefined
      ? { showAlert: false, style: 'Stop', title: '', message: '' }
      : {
          showAlert: true,
          style: ({ stop: 'Stop', warning: 'Warning', information: 'Information' } as const)[error.style],
          title: error.title,
          message: error.text,
        };
}

function setPrompt(cells: Excel.DataValidation, prompt: Validation['prompt']): void {
  if (prompt !== undefined) cells.prompt = { showPrompt: true, title: prompt.title, message: prompt.text };
}

/** Without bounds, any number will do. */
const LOWEST = -9.99e307;

function wireRule(rule: ValidationRule): Excel.DataValidationRule | null {
  switch (rule.type) {
    case 'any':
      return null;
    case 'list':
      return { list: { inCellDropDown: true, source: rule.values.join(',') } };
    case 'listRange':
      return { list: { inCellDropDown: true, source: `=${rule.reference.replace(/^=/, '')}` } };
    case 'date':
      // A serial number as a formula: as a text it would be read as a date.
      return { date: { operator: 'Between', formula1: `=${rule.min}`, formula2: `=${rule.max}` } };
    case 'whole':
      return { wholeNumber: bounds(rule.min, rule.max) };
    case 'decimal':
      return { decimal: bounds(rule.min, rule.max) };
  }
}

function bounds(min: number | undefined, max: number | undefined): Excel.BasicDataValidation {
  if (min !== undefined && max !== undefined) {
    return { operator: 'Between', formula1: min, formula2: max };
  }
  return min === undefined && max !== undefined
    ? { operator: 'LessThanOrEqualTo', formula1: max }
    : { operator: 'GreaterThanOrEqualTo', formula1: min ?? LOWEST };
}
