import { isDefinedName, parseRange, parseRangeList, type ValidatedRange } from '../../common';
import type { Rect, Validation, ValidationRule } from '../../port';
import { shiftFormula } from '../formula';
import type { XmlElement } from '../xml/elements';
import { childElement, childElements, parseAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { unescapeControls, unescapeXml } from '../xml/text';
import { isOn, numberOf } from './attributes';

/** Validations that the port's `Validation` tells exactly, range by range; others are left out. */
export function readValidations(sections: Sections): ValidatedRange[] {
  // Lists on other sheets may stand in an extension, where formulas and ranges are elements deeper down.
  const extended = childElements(sections.element('extLst')?.inner ?? '')
    .flatMap(({ inner }) => childElements(inner))
    .filter(({ local }) => local === 'dataValidations')
    .flatMap(({ inner }) => childElements(inner));
  return [...sections.children('dataValidations'), ...extended].flatMap(readValidation);
}

function readValidation(element: XmlElement): ValidatedRange[] {
  const all = parseAttributes(element.attributes);
  const children = childElements(element.inner);
  const text = (local: string): string => {
    const inner = children.find((child) => child.local === local)?.inner ?? '';
    return unescapeXml(inner.includes('<') ? (childElement(inner, 'f')?.inner ?? '') : inner).trim();
  };
  const ranges = parseRangeList(all.get('sqref') ?? text('sqref'));
  const rule = readRule(all, text('formula1'), text('formula2'));
  const messages = readMessages(all);
  return rule === null || (rule.type === 'any' && messages.prompt === undefined)
    ? []
    : ranges.map((range) => ({ range, validation: { rule: seenFrom(rule, range, ranges[0]), ...messages } }));
}

/** A relative reference is meant as seen from the first cell of the first range. */
function seenFrom(rule: ValidationRule, range: Rect, first = range): ValidationRule {
  return rule.type === 'listRange'
    ? { ...rule, reference: shiftFormula(rule.reference, range.row - first.row, range.column - first.column) }
    : rule;
}

function readMessages(all: ReadonlyMap<string, string>): Omit<Validation, 'rule'> {
  const text = (name: string): string => unescapeControls(all.get(name) ?? '');
  const prompt = { title: text('promptTitle'), text: text('prompt') };
  const style = all.get('errorStyle');
  const error = {
    style: style === 'warning' || style === 'information' ? style : 'stop',
    title: text('errorTitle'),
    text: text('error'),
  } as const;
  return {
    ...(isOn(all.get('showInputMessage'), false) && prompt.title + prompt.text !== '' ? { prompt } : {}),
    ...(isOn(all.get('showErrorMessage'), false) ? { error } : {}),
  };
}

function readRule(all: ReadonlyMap<string, string>, first: string, second: string): ValidationRule | null {
  const type = all.get('type') ?? 'none';
  if (type === 'none') {
    return { type: 'any' };
  }
  if (type === 'list') {
    return readList(first);
  }
  const bounds = readBounds(all.get('operator') ?? 'between', numberOf(first, null), numberOf(second, null));
  if (bounds === null) {
    return null;
  }
  if (type === 'date') {
    return { type, min: bounds.min ?? FIRST_DATE, max: bounds.max ?? LAST_DATE };
  }
  return type === 'whole' || type === 'decimal' ? { type, ...bounds } : null;
}

/** Excel knows no dates before and after these (serial 2958465 is the end of the year 9999). */
const FIRST_DATE = 0;
const LAST_DATE = 2_958_465;

/** Excel's lowest number: what stands for no bound at all. */
const LOWEST = -9.99e307;

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

function readBounds(operator: string, first: number | null, second: number | null): Bounds | null {
  if (first === null) {
    return null;
  }
  switch (operator) {
    case 'between':
      return second === null ? null : { min: first, max: second };
    case 'greaterThanOrEqual':
      return first <= LOWEST ? {} : { min: first };
    case 'lessThanOrEqual':
      return { max: first };
    default:
      return null;
  }
}

/** One text with commas in it, or a reference: a range, or a name, of this workbook. */
function readList(formula: string): ValidationRule | null {
  const literal = /^"((?:[^"]|"")*)"$/.exec(formula)?.[1];
  if (literal !== undefined) {
    return {
      type: 'list',
      values: literal
        .replaceAll('""', '"')
        .split(',')
        .map((value) => value.trim()),
    };
  }
  const bang = formula.lastIndexOf('!');
  const target = formula.slice(bang + 1);
  const isHere = bang < 0 || /^(?:'(?:[^'[]|'')+'|[^\s'"(),[\]]+)$/.test(formula.slice(0, bang));
  return isHere && (parseRange(target) !== null || isDefinedName(target))
    ? { type: 'listRange', reference: formula }
    : null;
}
