import { sameRect, type ConditionalRule, type SheetContents } from '../../host/common';
import type { FileChange, PlacedRule } from '../../host/xlsx';

/** Conditional formats, in order of priority; the same rule has the same id. */
export function ruleDifferences(before: SheetContents, after: SheetContents): FileChange[] {
  const old = before.conditionalRules;
  const now = after.conditionalRules.filter(({ ranges }) => ranges.length > 0);
  const isSame =
    old.length === now.length &&
    now.every((rule, index) => {
      const was = old[index]!;
      return rule.id === was.id && sameLook(rule, was) && rule.formula === was.formula && sameRanges(rule, was);
    });
  if (isSame) {
    return [];
  }
  const known = new Map(old.map((rule) => [rule.id, rule]));
  const rules = now.map((rule): PlacedRule => {
    const was = known.get(rule.id);
    if (was === undefined || !sameLook(rule, was)) {
      const { ranges, formula, format, stopIfTrue = false } = rule;
      return { ranges, formula, format, stopIfTrue };
    }
    return {
      id: rule.id,
      ...(sameRanges(rule, was) ? {} : { ranges: rule.ranges }),
      ...(sameRanges(rule, was) && rule.formula === was.formula ? {} : { formula: rule.formula }),
    };
  });
  return [{ kind: 'rules', sheet: after.name, replaced: old.map(({ id }) => id), rules }];
}

function sameLook(a: ConditionalRule, b: ConditionalRule): boolean {
  const keys = ['fill', 'color', 'bold'] as const;
  return keys.every((key) => a.format[key] === b.format[key]) && (a.stopIfTrue ?? false) === (b.stopIfTrue ?? false);
}

/** In the same order: a formula is relative to the first. */
function sameRanges(a: ConditionalRule, b: ConditionalRule): boolean {
  return a.ranges.length === b.ranges.length && a.ranges.every((rect, index) => sameRect(rect, b.ranges[index]!));
}
