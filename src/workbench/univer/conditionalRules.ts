/** Conditional formats: the model's rules by formula, and Univer's rules of many kinds. */
import type { Nullable } from '@univerjs/core';
import {
  CFNumberOperator,
  CFRuleType,
  CFSubRuleType,
  CFTextOperator,
  type IConditionFormattingRule,
  type IConditionalFormattingRuleConfig,
} from '@univerjs/sheets-conditional-formatting';
import { cellName } from '../../host/common';
import type { ConditionalRule } from '../model';
import { fromCss, toCss } from './looks';
import { toRange, toRect } from './ranges';

export function toUniverRule(rule: ConditionalRule): IConditionFormattingRule {
  const { fill, color, bold } = rule.format;
  const formula = rule.formula.replace(/^=/, '');
  return {
    cfId: rule.id,
    ranges: rule.ranges.map(toRange),
    stopIfTrue: rule.stopIfTrue ?? false,
    rule: {
      type: CFRuleType.highlightCell,
      subType: CFSubRuleType.formula,
      value: formula === '' ? '' : `=${formula}`,
      style: {
        ...(fill === undefined ? {} : { bg: { rgb: toCss(fill) } }),
        ...(color === undefined ? {} : { cl: { rgb: toCss(color) } }),
        ...(bold === undefined ? {} : { bl: bold ? 1 : 0 }),
      },
    },
  };
}

/** The rule as one by formula; null when it cannot be told as one (data bars, colour scales, icons …). */
export function fromUniverRule(given: IConditionFormattingRule): ConditionalRule | null {
  const ranges = given.ranges.map(toRect);
  const row = Math.min(...ranges.map((rect) => rect.row));
  const column = Math.min(...ranges.map((rect) => rect.column));
  const formula = formulaOf(given.rule, cellName(row, column));
  if (formula === null || given.rule.type !== CFRuleType.highlightCell) {
    return null;
  }
  const { bg, cl, bl } = given.rule.style;
  const [fill, color] = [fromCss(bg?.rgb), fromCss(cl?.rgb)];
  return {
    id: given.cfId,
    ranges,
    formula,
    format: {
      ...(fill === null ? {} : { fill }),
      ...(color === null ? {} : { color }),
      ...(bl === undefined ? {} : { bold: bl === 1 }),
    },
    ...(given.stopIfTrue ? { stopIfTrue: true } : {}),
  };
}

const COMPARISONS: Readonly<Partial<Record<CFNumberOperator, string>>> = {
  [CFNumberOperator.equal]: '=',
  [CFNumberOperator.notEqual]: '<>',
  [CFNumberOperator.greaterThan]: '>',
  [CFNumberOperator.greaterThanOrEqual]: '>=',
  [CFNumberOperator.lessThan]: '<',
  [CFNumberOperator.lessThanOrEqual]: '<=',
};

function formulaOf(rule: IConditionalFormattingRuleConfig, cell: string): string | null {
  if (rule.type !== CFRuleType.highlightCell) {
    return null;
  }
  switch (rule.subType) {
    case CFSubRuleType.formula:
      return rule.value.replace(/^=/, '');
    case CFSubRuleType.number: {
      if (Array.isArray(rule.value)) {
        const [low, high] = rule.value;
        return rule.operator === CFNumberOperator.between
          ? `AND(${cell}>=${low},${cell}<=${high})`
          : `OR(${cell}<${low},${cell}>${high})`;
      }
      const sign = COMPARISONS[rule.operator];
      return sign === undefined || rule.value === undefined ? null : `${cell}${sign}${rule.value}`;
    }
    case CFSubRuleType.text:
      return textFormula(rule.operator, cell, rule.value);
    default:
      return null;
  }
}

function textFormula(operator: CFTextOperator, cell: string, value: Nullable<string>): string | null {
  const text = `"${(value ?? '').replaceAll('"', '""')}"`;
  switch (operator) {
    case CFTextOperator.containsText:
      return `NOT(ISERROR(SEARCH(${text},${cell})))`;
    case CFTextOperator.notContainsText:
      return `ISERROR(SEARCH(${text},${cell}))`;
    case CFTextOperator.beginsWith:
      return `LEFT(${cell},LEN(${text}))=${text}`;
    case CFTextOperator.endsWith:
      return `RIGHT(${cell},LEN(${text}))=${text}`;
    case CFTextOperator.equal:
      return `${cell}=${text}`;
    case CFTextOperator.notEqual:
      return `${cell}<>${text}`;
    case CFTextOperator.containsBlanks:
      return `LEN(TRIM(${cell}))=0`;
    case CFTextOperator.notContainsBlanks:
      return `LEN(TRIM(${cell}))>0`;
    case CFTextOperator.containsErrors:
      return `ISERROR(${cell})`;
    case CFTextOperator.notContainsErrors:
      return `NOT(ISERROR(${cell}))`;
  }
}
