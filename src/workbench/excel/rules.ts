/** Conditional formats and data validation. */
import { meets } from '../../host/common';
import type { ConditionalFormat, Rect, Validation, ValidationRule } from '../../host/port';
import type { ConditionalRule, SheetId } from '../model';
import {
  asColor,
  asNumber,
  asRecord,
  asText,
  asWord,
  type Emulation,
  type HostObject,
  type Place,
  type Property,
} from './object';
import { accessDenied, invalidArgument, itemNotFound, notModelled } from './protocol';

/** `rangeAt` makes the object for cells of the same sheet. */
export function conditionalFormatsObject(
  emulation: Emulation,
  place: Place,
  rangeAt: (rect: Rect) => HostObject,
): HostObject {
  const { model, newId } = emulation;
  const { sheet, rect } = place;
  const meeting = (): ConditionalRule[] =>
    model.conditionalRules(sheet).filter(({ ranges }) => ranges.some((range) => meets(range, rect)));
  const guard = (): void => {
    if (model.isProtected(sheet)) {
      throw accessDenied();
    }
  };
  return {
    type: 'ConditionalFormatCollection',
    items: () => meeting().map(({ id }) => conditionalFormatObject(emulation, sheet, id, rangeAt)),
    methods: {
      GetItem: (id) => {
        const found = meeting().find((rule) => rule.id === id);
        if (found === undefined) {
          throw itemNotFound();
        }
        return conditionalFormatObject(emulation, sheet, found.id, rangeAt);
      },
      Add: (kind) => {
        guard();
        if (kind !== 'Custom') {
          throw notModelled('ConditionalFormatCollection', `Add(${String(kind)})`);
        }
        const id = newId();
        // A new one has the highest priority.
        model.putConditionalRule(sheet, { id, ranges: [rect], formula: '', format: {} }, 0);
        return conditionalFormatObject(emulation, sheet, id, rangeAt);
      },
      ClearAll: () => {
        guard();
        meeting().forEach(({ id }) => model.removeConditionalRule(sheet, id));
      },
    },
  };
}

function conditionalFormatObject(
  { model }: Emulation,
  sheet: SheetId,
  id: string,
  rangeAt: (rect: Rect) => HostObject,
): HostObject {
  const rule = (): ConditionalRule => {
    const found = model.conditionalRules(sheet).find((other) => other.id === id);
    if (found === undefined) {
      throw itemNotFound();
    }
    return found;
  };
  const change = (to: Partial<ConditionalRule>): void => model.putConditionalRule(sheet, { ...rule(), ...to });
  const look = (to: ConditionalFormat['format']): void => change({ format: { ...rule().format, ...to } });
  const color = (key: 'fill' | 'color'): Property => ({
    get: () => (rule().format[key] === undefined ? '' : `#${rule().format[key]}`),
    set: (value) => look({ [key]: asColor(value) }),
  });
  const custom = (): HostObject => ({
    type: 'CustomConditionalFormat',
    parts: {
      Rule: () => ({
        type: 'ConditionalFormatRule',
        properties: {
          Formula: {
            get: () => `=${rule().formula.replace(/^=/, '')}`,
            set: (value) => change({ formula: asText(value).replace(/^=/, '') }),
          },
        },
      }),
      Format: () => ({
        type: 'ConditionalRangeFormat',
        parts: {
          Fill: () => ({ type: 'ConditionalRangeFill', properties: { Color: color('fill') } }),
          Font: () => ({
            type: 'ConditionalRangeFont',
            properties: {
              Color: color('color'),
              Bold: {
                get: () => rule().format.bold ?? null,
                set: (value) => look({ bold: value === true }),
              },
            },
          }),
        },
      }),
    },
  });
  return {
    type: 'ConditionalFormat',
    identity: { Id: id },
    properties: {
      Id: { get: () => id },
      Type: { get: () => 'Custom' },
      StopIfTrue: {
        get: () => rule().stopIfTrue === true,
        set: (value) => change({ stopIfTrue: value === true }),
      },
      Priority: {
        get: () => model.conditionalRules(sheet).findIndex((other) => other.id === id),
        set: (value) => {
          const last = model.conditionalRules(sheet).length - 1;
          const wanted = asNumber(value);
          const position = wanted < 0 ? Math.max(0, last + 1 + wanted) : Math.min(last, wanted);
          model.putConditionalRule(sheet, rule(), position);
        },
      },
    },
    parts: { Custom: custom, CustomOrNullObject: custom },
    methods: {
      Delete: () => {
        rule();
        model.removeConditionalRule(sheet, id);
      },
      GetRange: () => {
        const [first, ...rest] = rule().ranges;
        if (first === undefined || rest.length > 0) {
          throw itemNotFound();
        }
        return rangeAt(first);
      },
      GetRangeOrNullObject: () => {
        const [first, ...rest] = rule().ranges;
        return first === undefined || rest.length > 0 ? null : rangeAt(first);
      },
    },
  };
}

const KINDS = { wholeNumber: 'whole', decimal: 'decimal' } as const;
const STYLES = { Stop: 'stop', Warning: 'warning', Information: 'information' } as const;

export function dataValidationObject({ model }: Emulation, { sheet, rect }: Place): HostObject {
  const current = (): Validation => model.validationAt(sheet, rect.row, rect.column) ?? { rule: { type: 'any' } };
  const guard = (): void => {
    if (model.isProtected(sheet)) {
      throw accessDenied();
    }
  };
  const change = (to: Partial<Validation>): void => {
    guard();
    model.setValidation(sheet, rect, { ...current(), ...to });
  };
  return {
    type: 'DataValidation',
    properties: {
      Rule: { get: () => ruleToWire(current().rule), set: (value) => change({ rule: ruleFromWire(value) }) },
      IgnoreBlanks: {
        get: () => true,
        set: (value) => {
          if (value !== true) throw notModelled('DataValidation', 'IgnoreBlanks(false)');
        },
      },
      Prompt: {
        get: () => {
          const { prompt } = current();
          return { showPrompt: prompt !== undefined, title: prompt?.title ?? '', message: prompt?.text ?? '' };
        },
        set: (value) => {
          const { title, message } = asRecord(value);
          change({ prompt: { title: asText(title), text: asText(message) } });
        },
      },
      ErrorAlert: {
        get: () => {
          const { error } = current();
          return {
            showAlert: error !== undefined,
            title: error?.title ?? '',
            message: error?.text ?? '',
            style: 'Stop',
          };
        },
        set: (value) => {
          const { title, message, style, showAlert } = asRecord(value);
          const { rule, prompt } = current();
          const alert = { error: { style: asWord(style, STYLES), title: asText(title), text: asText(message) } };
          guard();
          model.setValidation(sheet, rect, {
            rule,
            ...(prompt === undefined ? {} : { prompt }),
            ...(showAlert === false ? {} : alert),
          });
        },
      },
    },
    methods: {
      Clear: () => {
        guard();
        model.setValidation(sheet, rect, null);
      },
    },
  };
}

function ruleToWire(rule: ValidationRule): unknown {
  switch (rule.type) {
    case 'any':
      return {};
    case 'list':
      return { list: { inCellDropDown: true, source: rule.values.join(',') } };
    case 'listRange':
      return { list: { inCellDropDown: true, source: `=${rule.reference}` } };
    case 'date':
      return { date: { formula1: rule.min, formula2: rule.max, operator: 'Between' } };
    case 'whole':
    case 'decimal':
      return { [rule.type === 'whole' ? 'wholeNumber' : 'decimal']: { formula1: rule.min, formula2: rule.max } };
  }
}

/** Excel's lowest number stands for no lower bound. */
const LOWEST = -9.99e307;

function ruleFromWire(given: unknown): ValidationRule {
  const record = asRecord(given);
  const [kind, ...others] = Object.keys(record);
  if (kind === undefined || others.length > 0) {
    throw invalidArgument();
  }
  const rule = asRecord(record[kind]);
  if (kind === 'list') {
    const source = asText(rule.source);
    return source.startsWith('=')
      ? { type: 'listRange', reference: source.slice(1) }
      : { type: 'list', values: source.split(',') };
  }
  const bound = (value: unknown): number =>
    typeof value === 'string' ? Number(value.replace(/^=/, '')) : asNumber(value);
  if (kind === 'date' && rule.operator === 'Between') {
    return { type: 'date', min: bound(rule.formula1), max: bound(rule.formula2) };
  }
  const type = (KINDS as Readonly<Record<string, 'whole' | 'decimal'>>)[kind];
  if (type === undefined) {
    throw notModelled('DataValidation', `Rule(${kind})`);
  }
  switch (rule.operator) {
    case 'Between':
      return { type, min: bound(rule.formula1), max: bound(rule.formula2) };
    case 'GreaterThanOrEqualTo': {
      const min = bound(rule.formula1);
      return min === LOWEST ? { type } : { type, min };
    }
    case 'LessThanOrEqualTo':
      return { type, max: bound(rule.formula1) };
    default:
      throw notModelled('DataValidation', `Rule(${String(rule.operator)})`);
  }
}
