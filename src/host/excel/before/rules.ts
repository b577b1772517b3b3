/** Conditional formats that meet a range, ours among them. */
import { isMarked } from '../../common';
import type { Rect } from '../../port';
import { boxOf, loadBox } from '../box';

export interface OwnRule {
  readonly id: string;
  readonly formula: string;
  readonly stopIfTrue: boolean;
  readonly fill: string;
  readonly color: string;
  readonly bold: boolean | null;
  /** Where it applies; null when that is more than one rectangle. */
  range: Rect | null;
}

export interface RuleImage {
  readonly range: Rect;
  /** All that meet the range, by id. */
  readonly ids: readonly string[];
  /** Those that this program put there. */
  readonly rules: readonly OwnRule[];
  /** Asks where ours apply; to be called before a sync, and what it returns after it. */
  readonly loadRanges: () => () => void;
}

const CUSTOM = 'items/customOrNullObject';

export function loadRules(range: Excel.Range, rect: Rect): () => RuleImage {
  const formats = range.conditionalFormats;
  formats.load([
    'items/id',
    'items/type',
    'items/stopIfTrue',
    `${CUSTOM}/rule/formula`,
    `${CUSTOM}/format/fill/color`,
    `${CUSTOM}/format/font/color`,
    `${CUSTOM}/format/font/bold`,
  ]);
  return () => {
    const own = formats.items.filter(
      ({ customOrNullObject: custom }) => !custom.isNullObject && isMarked(custom.rule.formula),
    );
    const rules = own.map(({ id, stopIfTrue, customOrNullObject: { rule, format } }): OwnRule => ({
      id,
      formula: rule.formula,
      stopIfTrue,
      fill: format.fill.color,
      color: format.font.color,
      bold: format.font.bold,
      range: null,
    }));
    return {
      range: rect,
      ids: formats.items.map(({ id }) => id),
      rules,
      loadRanges: () => {
        const ranges = own.map((format) => loadBox(format.getRangeOrNullObject()));
        return () =>
          ranges.forEach((found, index) => {
            rules[index]!.range = found.isNullObject ? null : boxOf(found);
          });
      },
    };
  };
}
