import { parseRangeList, type ConditionalRule } from '../../common';
import { attribute, childElements, elementAt } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { isOn, numberOf } from './attributes';
import type { Differential } from './looks';
import { ruleFormula } from './ruleFormula';

/**
 * The conditional formats that a formula can tell, in order of priority. The id of one names its place in the file:
 * the number of its `conditionalFormatting`, and its own among the `cfRule`s in there, both from 0 and counting also
 * what is not told.
 */
export function readConditionalRules(sections: Sections, differentials: readonly Differential[]): ConditionalRule[] {
  const rules: { readonly rule: ConditionalRule; readonly priority: number }[] = [];
  sections.all('conditionalFormatting').forEach((text, block) => {
    const element = elementAt(text, 0, text.length);
    const ranges = parseRangeList(attribute(element, 'sqref') ?? '');
    const children = childElements(element.inner).filter(({ local }) => local === 'cfRule');
    children.forEach((child, index) => {
      const formula = ranges.length === 0 ? null : ruleFormula(child, ranges);
      if (formula === null) {
        return;
      }
      const format = differentials[numberOf(attribute(child, 'dxfId'), -1)] ?? {};
      const stopIfTrue = isOn(attribute(child, 'stopIfTrue'), false);
      const rule = { id: `${block}.${index}`, ranges, formula, format, ...(stopIfTrue ? { stopIfTrue } : {}) };
      rules.push({ rule, priority: numberOf(attribute(child, 'priority'), Number.MAX_SAFE_INTEGER) });
    });
  });
  return rules.sort((a, b) => a.priority - b.priority).map(({ rule }) => rule);
}
