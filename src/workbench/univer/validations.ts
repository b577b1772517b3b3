/** Data validation: the model's terms and Univer's rules. */
import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationRenderMode,
  DataValidationType,
  type IDataValidationRuleBase,
  type IDataValidationRuleOptions,
  type ISheetDataValidationRule,
} from '@univerjs/core';
import { deserializeListOptions, serializeListOptions } from '@univerjs/preset-sheets-core';
import type { Rect, Validation, ValidationRule } from '../../host/port';
import { toRange } from './ranges';

const STYLES = {
  stop: DataValidationErrorStyle.STOP,
  warning: DataValidationErrorStyle.WARNING,
  information: DataValidationErrorStyle.INFO,
} as const;

/** Excel's lowest number stands for no lower bound. */
const LOWEST = -9.99e307;

export function toUniverValidation(
  uid: string,
  ranges: readonly Rect[],
  { rule, prompt, error }: Validation,
): ISheetDataValidationRule {
  return {
    uid,
    ranges: ranges.map(toRange),
    ...condition(rule),
    // Univer would mark blanks in red otherwise.
    allowBlank: true,
    showInputMessage: prompt !== undefined,
    promptTitle: prompt?.title ?? '',
    prompt: prompt?.text ?? '',
    showErrorMessage: error !== undefined,
    errorStyle: STYLES[error?.style ?? 'information'],
    errorTitle: error?.title ?? '',
    error: error?.text ?? '',
  };
}

function condition(rule: ValidationRule): IDataValidationRuleBase & IDataValidationRuleOptions {
  // Drawn as an arrow a list leaves the cell and the height of its row as they are.
  const asList = { type: DataValidationType.LIST, showDropDown: true, renderMode: DataValidationRenderMode.ARROW };
  switch (rule.type) {
    case 'list':
      return { ...asList, formula1: serializeListOptions([...rule.values]) };
    case 'listRange':
      return { ...asList, formula1: `=${rule.reference}` };
    case 'date':
      return between(DataValidationType.DATE, rule.min, rule.max);
    case 'whole':
    case 'decimal': {
      const type = rule.type === 'whole' ? DataValidationType.WHOLE : DataValidationType.DECIMAL;
      if (rule.min !== undefined && rule.max !== undefined) {
        return between(type, rule.min, rule.max);
      }
      return rule.max === undefined
        ? { type, operator: DataValidationOperator.GREATER_THAN_OR_EQUAL, formula1: String(rule.min ?? LOWEST) }
        : { type, operator: DataValidationOperator.LESS_THAN_OR_EQUAL, formula1: String(rule.max) };
    }
    case 'any':
      return { type: DataValidationType.ANY };
  }
}

const between = (type: DataValidationType, min: number, max: number): IDataValidationRuleBase => ({
  type,
  operator: DataValidationOperator.BETWEEN,
  formula1: String(min),
  formula2: String(max),
});

/** Null for what the model has no words for (formulas, times, lengths of texts …). */
export function fromUniverValidation(given: ISheetDataValidationRule): Validation | null {
  const rule = ruleOf(given);
  if (rule === null) {
    return null;
  }
  const style = (Object.keys(STYLES) as (keyof typeof STYLES)[]).find((key) => STYLES[key] === given.errorStyle);
  return {
    rule,
    ...(given.showInputMessage === true
      ? { prompt: { title: given.promptTitle ?? '', text: given.prompt ?? '' } }
      : {}),
    ...(given.showErrorMessage === true
      ? { error: { style: style ?? 'stop', title: given.errorTitle ?? '', text: given.error ?? '' } }
      : {}),
  };
}

function ruleOf({ type, operator, formula1 = '', formula2 = '' }: ISheetDataValidationRule): ValidationRule | null {
  switch (type) {
    case DataValidationType.ANY:
      return { type: 'any' };
    case DataValidationType.LIST:
      return formula1.startsWith('=')
        ? { type: 'listRange', reference: formula1.slice(1) }
        : { type: 'list', values: deserializeListOptions(formula1) };
    case DataValidationType.DATE: {
      const [min, max] = [Number(formula1), Number(formula2)];
      const known = operator === DataValidationOperator.BETWEEN && Number.isFinite(min) && Number.isFinite(max);
      return known ? { type: 'date', min, max } : null;
    }
    case DataValidationType.WHOLE:
    case DataValidationType.DECIMAL:
      return numberRule(type === DataValidationType.WHOLE ? 'whole' : 'decimal', operator, formula1, formula2);
    default:
      return null;
  }
}

function numberRule(
  type: 'whole' | 'decimal',
  operator: DataValidationOperator | undefined,
  formula1: string,
  formula2: string,
): ValidationRule | null {
  const [first, second] = [Number(formula1), Number(formula2)];
  if (formula1 === '' || !Number.isFinite(first)) {
    return null;
  }
  switch (operator) {
    case DataValidationOperator.BETWEEN:
      return Number.isFinite(second) ? { type, min: first, max: second } : null;
    case DataValidationOperator.GREATER_THAN_OR_EQUAL:
      return first === LOWEST ? { type } : { type, min: first };
    case DataValidationOperator.LESS_THAN_OR_EQUAL:
      return { type, max: first };
    default:
      return null;
  }
}
