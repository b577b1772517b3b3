/** Data validation: what may be typed into cells. */
import type { RangeValidation, Rect, Validation, ValidationRule } from '../../port';
import { HostError } from '../../port';
import {
  finder,
  parseRangeList,
  rangeListName,
  rangeName,
  subtract,
  VALIDATION_LIMITS as LIMITS,
  type Finder,
} from '../../common';
import type { AttributeChanges } from '../xml/elements';
import { attribute, childElements, elementAt, elementText, withAttributes } from '../xml/elements';
import { escapeXml } from '../xml/text';
import type { SheetEditor } from './sheetEditor';

/** Sets or (null) removes the validations of ranges, all in one pass; validations of other cells stay, cut down where they overlap. */
export function setValidations(editor: SheetEditor, entries: readonly RangeValidation[]): void {
  const ranges = entries.map(({ range }) => range);
  for (const range of ranges) {
    editor.checkRect(range);
  }
  const holesAt = finder(ranges);
  const { sections } = editor;
  const { prefix } = sections;
  const old = sections.element('dataValidations');
  const kept = childElements(old?.inner ?? '').flatMap((element) => {
    const ranges = without(parseRangeList(attribute(element, 'sqref') ?? ''), holesAt);
    return ranges === null
      ? [element.text]
      : ranges === ''
        ? []
        : [elementText(element.name, withAttributes(element.attributes, { sqref: ranges }), element.inner)];
  });
  const added = entries.flatMap(({ range, validation }) =>
    validation === null ? [] : [validationXml(editor, prefix, range, validation)],
  );
  const all = [...kept, ...added];
  const attributes = withAttributes(old?.attributes ?? '', { count: all.length });
  if (old !== undefined || all.length > 0) {
    sections.set(
      'dataValidations',
      ...(all.length === 0 ? [] : [elementText(`${prefix}dataValidations`, attributes, all.join(''))]),
    );
  }
  cutExtended(editor, holesAt);
}

/** Ranges without the holes, as a list; empty when nothing is left, null when the holes are elsewhere. */
function without(ranges: readonly Rect[], holesAt: Finder): string | null {
  const left = ranges.map((range) =>
    holesAt(range).reduce<readonly Rect[]>((pieces, hole) => pieces.flatMap((piece) => subtract(piece, hole)), [range]),
  );
  return left.every(([piece], at) => piece === ranges[at]) ? null : rangeListName(left.flat());
}

const EXTENDED = /<((?:[\w.-]+:)?)dataValidation[\s>][\s\S]*?<\/\1dataValidation>/g;

/** Lists on other sheets stand in an extension (`x14:dataValidation`), with their ranges in an element of their own. */
function cutExtended(editor: SheetEditor, holesAt: Finder): void {
  const { sections } = editor;
  const extensions = sections.get('extLst');
  if (extensions === undefined || !extensions.includes('dataValidation')) {
    return;
  }
  const cut = extensions.replace(EXTENDED, (text) => {
    const element = elementAt(text, 0, text.length);
    const list = childElements(element.inner).find(({ local }) => local === 'sqref');
    const ranges = list === undefined ? null : without(parseRangeList(list.inner), holesAt);
    if (list === undefined || ranges === null) {
      return text;
    }
    return ranges === '' ? '' : text.replace(list.text, elementText(list.name, list.attributes, ranges));
  });
  if (cut !== extensions) {
    sections.set('extLst', ...withoutEmptyExtension(elementAt(cut, 0, cut.length)));
  }
}

/** An extension that holds no validation any more must go, or Excel repairs the file; and so must an empty list. */
function withoutEmptyExtension(list: ReturnType<typeof elementAt>): string[] {
  const kept = childElements(list.inner).flatMap((extension) => {
    const content = childElements(extension.inner)[0];
    if (content?.local !== 'dataValidations') {
      return [extension.text];
    }
    const count = childElements(content.inner).length;
    const attributes = withAttributes(content.attributes, { count });
    return count === 0
      ? []
      : [elementText(extension.name, extension.attributes, elementText(content.name, attributes, content.inner))];
  });
  return kept.length === 0 ? [] : [elementText(list.name, list.attributes, kept.join(''))];
}

function validationXml(editor: SheetEditor, prefix: string, range: Rect, { rule, prompt, error }: Validation): string {
  const refuse = (reason: string): HostError =>
    new HostError('unsupported', { sheet: editor.name, range: rangeName(range), reason });
  for (const message of [prompt, error]) {
    if (message !== undefined && (message.title.length > LIMITS.title || message.text.length > LIMITS.text)) {
      throw refuse('messageTooLong');
    }
  }
  if (rule.type === 'list' && rule.values.some((value) => value.includes(','))) {
    throw refuse('commaInList');
  }
  const { changes, formulas } = ruleXml(rule);
  if (rule.type === 'list' && rule.values.join(',').length > LIMITS.list) {
    throw refuse('listTooLong');
  }
  const attributes = withAttributes('', {
    ...changes,
    allowBlank: 1,
    showInputMessage: 1,
    showErrorMessage: error === undefined ? undefined : 1,
    errorStyle: error === undefined || error.style === 'stop' ? undefined : error.style,
    errorTitle: error?.title,
    error: error?.text,
    promptTitle: prompt?.title,
    prompt: prompt?.text,
    sqref: rangeName(range),
  });
  const texts = formulas.map(
    (formula, index) => `<${prefix}formula${index + 1}>${escapeXml(formula)}</${prefix}formula${index + 1}>`,
  );
  return elementText(`${prefix}dataValidation`, attributes, texts.join(''));
}

/** The rule as attributes and formulas. */
function ruleXml(rule: ValidationRule): { readonly changes: AttributeChanges; readonly formulas: readonly string[] } {
  switch (rule.type) {
    case 'any':
      return { changes: {}, formulas: [] };
    case 'list':
      return { changes: { type: 'list' }, formulas: [`"${rule.values.join(',').replaceAll('"', '""')}"`] };
    case 'listRange':
      return { changes: { type: 'list' }, formulas: [rule.reference.replace(/^=/, '')] };
    case 'date':
      return { changes: { type: 'date' }, formulas: [String(rule.min), String(rule.max)] };
    case 'whole':
    case 'decimal':
      return numberRule(rule.type, rule.min, rule.max);
  }
}

/** Without bounds, any number will do. */
const LOWEST = -9.99e307;

function numberRule(type: 'whole' | 'decimal', min: number | undefined, max: number | undefined) {
  if (min !== undefined && max !== undefined) {
    return { changes: { type }, formulas: [String(min), String(max)] };
  }
  const operator = min === undefined && max !== undefined ? 'lessThanOrEqual' : 'greaterThanOrEqual';
  return { changes: { type, operator }, formulas: [String(min ?? max ?? LOWEST)] };
}
