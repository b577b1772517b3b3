/** Conditional formats and data validation. */
import { columnIndex, columnName, meets } from '../../host/common';
import type { ConditionalFormat, Validation, ValidationRule } from '../../host/port';
import type { ConditionalRule } from '../model';
import {
  asNumber,
  asText,
  asTruth,
  change,
  fromBgr,
  isWritable,
  toBgr,
  wpsObject,
  wrong,
  type Emulation,
  type Member,
  type Place,
  type RangeObject,
} from './object';

export function conditionsObject(emulation: Emulation, place: Place, rangeObject: RangeObject): object {
  const { model, has, newId } = emulation;
  const { sheet, rect, areas = [rect] } = place;
  const condition = (id: string): object => conditionObject(emulation, place, id, rangeObject);
  const meeting = (): ConditionalRule[] =>
    model.conditionalRules(sheet).filter(({ ranges }) => ranges.some((one) => areas.some((area) => meets(one, area))));
  return wpsObject(emulation, 'FormatConditions', {
    Count: { get: () => meeting().length },
    Item: {
      call: (index) => condition((meeting()[asNumber(index) - 1] ?? wrong('Item')).id),
    },
    Add: {
      call: (type, operator, formula) => {
        if (has('conditionsRefused') || (has('conditionsWantOperator') && operator === undefined)) wrong('Add');
        if (type !== 2 || !asText(formula).startsWith('=')) wrong('only by formula');
        if (!isWritable(emulation, sheet)) return undefined;
        const id = newId();
        const own = shifted(emulation, place, asText(formula), 1);
        model.putConditionalRule(sheet, { id, ranges: areas, formula: own.slice(1), format: {}, stopIfTrue: true });
        return condition(id);
      },
    },
    Delete: {
      call: () => change(emulation, sheet, () => meeting().forEach(({ id }) => model.removeConditionalRule(sheet, id))),
    },
  });
}

function conditionObject(emulation: Emulation, { sheet }: Place, id: string, rangeObject: RangeObject): object {
  const { model } = emulation;
  const rule = (): ConditionalRule => model.conditionalRules(sheet).find((one) => one.id === id) ?? wrong('Item');
  const put = (to: Partial<ConditionalRule>): void =>
    change(emulation, sheet, () => model.putConditionalRule(sheet, { ...rule(), ...to }));
  const look = (to: ConditionalFormat['format']): void => put({ format: { ...rule().format, ...to } });
  const color = (key: 'fill' | 'color'): Member => ({
    get: () => {
      const value = rule().format[key];
      return value === undefined ? null : toBgr(value);
    },
    set: (value) => look({ [key]: fromBgr(value) }),
  });
  return wpsObject(emulation, 'FormatCondition', {
    Type: { get: () => 2 },
    Formula1: {
      get: () => {
        const { formula, ranges } = rule();
        return shifted(emulation, { sheet, rect: ranges[0]! }, `=${formula.replace(/^=/, '')}`, -1);
      },
    },
    AppliesTo: {
      get: () => {
        const { ranges } = rule();
        return rangeObject(emulation, { sheet, rect: ranges[0]!, ...(ranges.length > 1 ? { areas: ranges } : {}) });
      },
    },
    StopIfTrue: { get: () => rule().stopIfTrue === true, set: (value) => put({ stopIfTrue: asTruth(value) }) },
    Interior: { get: () => wpsObject(emulation, 'Interior', { Color: color('fill') }) },
    Font: {
      get: () =>
        wpsObject(emulation, 'Font', {
          Color: color('color'),
          Bold: { get: () => rule().format.bold ?? null, set: (value) => look({ bold: asTruth(value) }) },
        }),
    },
    Delete: {
      call: () => {
        rule();
        change(emulation, sheet, () => model.removeConditionalRule(sheet, id));
      },
    },
  });
}

/** A formula given relative to the active cell, relative to the first cell of its range (1), or the other way round (−1). */
function shifted({ has, selections }: Emulation, { sheet, rect }: Place, formula: string, way: 1 | -1): string {
  if (!has('relativeToActiveCell')) return formula;
  const active = selections.get(sheet) ?? { row: 0, column: 0 };
  const [rows, columns] = [(rect.row - active.row) * way, (rect.column - active.column) * way];
  return formula.replace(
    /("[^"]*")|(\$?)([A-Z]{1,3})(\$?)(\d+)/g,
    (all: string, text: string | undefined, fixColumn: string, column: string, fixRow: string, row: string) => {
      if (text !== undefined) return text;
      const across = fixColumn === '' ? columnName(columnIndex(column) + columns) : column;
      return all.length === 0 ? all : `${fixColumn}${across}${fixRow}${fixRow === '' ? Number(row) + rows : row}`;
    },
  );
}

const OPERATORS = { between: 1, atLeast: 7, atMost: 8 } as const;
const STYLES = ['stop', 'warning', 'information'] as const;
/** Excel's lowest number stands for no lower bound. */
const LOWEST = -9.99e307;

export function validationObject(emulation: Emulation, { sheet, rect }: Place): object {
  const { model } = emulation;
  const current = (): Validation => model.validationAt(sheet, rect.row, rect.column) ?? wrong('no validation');
  const put = (to: Validation): void => change(emulation, sheet, () => model.setValidation(sheet, rect, to));
  const message = (part: 'prompt' | 'error', key: 'title' | 'text'): Member => ({
    get: () => current()[part]?.[key] ?? '',
    set: (value) => {
      const { [part]: old = { title: '', text: '' } } = current();
      put({ ...current(), [part]: { ...old, [key]: asText(value) } } as Validation);
    },
  });
  const shows = (part: 'prompt' | 'error'): Member => ({
    get: () => current()[part] !== undefined,
    set: (value) => {
      const { [part]: old, ...rest } = current();
      put((asTruth(value) && old !== undefined ? { ...rest, [part]: old } : rest) as Validation);
    },
  });
  const always = (): Member => ({ get: () => true, set: (value) => (value === true ? undefined : wrong('false')) });
  return wpsObject(emulation, 'Validation', {
    Add: {
      call: (type, style, operator, formula1, formula2) => {
        if (model.validations(sheet).some(({ range }) => meets(range, rect))) wrong('there is a validation');
        const rule = ruleOf(type, operator, formula1, formula2);
        const alert = STYLES[asNumber(style) - 1] ?? wrong('style');
        // Both messages are on until somebody turns them off, as in VBA.
        put({ rule, prompt: { title: '', text: '' }, error: { style: alert, title: '', text: '' } });
      },
    },
    Delete: { call: () => change(emulation, sheet, () => model.setValidation(sheet, rect, null)) },
    Type: { get: () => TYPES[current().rule.type] },
    AlertStyle: { get: () => STYLES.indexOf(current().error?.style ?? 'stop') + 1 },
    Operator: { get: () => operatorOf(current().rule) },
    Formula1: { get: () => formulasOf(current().rule)[0] },
    Formula2: { get: () => formulasOf(current().rule)[1] },
    IgnoreBlank: always(),
    InCellDropdown: always(),
    ShowInput: shows('prompt'),
    InputTitle: message('prompt', 'title'),
    InputMessage: message('prompt', 'text'),
    ShowError: shows('error'),
    ErrorTitle: message('error', 'title'),
    ErrorMessage: message('error', 'text'),
  });
}

const TYPES = { any: 0, whole: 1, decimal: 2, list: 3, listRange: 3, date: 4 } as const;

function operatorOf(rule: ValidationRule): number {
  const isBounded = rule.type === 'whole' || rule.type === 'decimal';
  if (!isBounded || (rule.min !== undefined && rule.max !== undefined)) return OPERATORS.between;
  return rule.max === undefined ? OPERATORS.atLeast : OPERATORS.atMost;
}

function formulasOf(rule: ValidationRule): readonly [string, string] {
  switch (rule.type) {
    case 'any':
      return ['', ''];
    case 'list':
      return [rule.values.join(','), ''];
    case 'listRange':
      return [`=${rule.reference}`, ''];
    case 'date':
      return [String(rule.min), String(rule.max)];
    case 'whole':
    case 'decimal':
      return rule.min === undefined && rule.max !== undefined
        ? [String(rule.max), '']
        : [String(rule.min ?? LOWEST), rule.max === undefined ? '' : String(rule.max)];
  }
}

function ruleOf(type: unknown, operator: unknown, formula1: unknown, formula2: unknown): ValidationRule {
  const bound = (formula: unknown): number => Number(asText(formula).replace(/^=/, ''));
  switch (type) {
    case 0:
      return { type: 'any' };
    case 3: {
      const source = asText(formula1);
      if (source.length > 255) wrong('list');
      return source.startsWith('=')
        ? { type: 'listRange', reference: source.slice(1) }
        : { type: 'list', values: source.split(',') };
    }
    case 4:
      if (operator !== OPERATORS.between) wrong('operator');
      return { type: 'date', min: bound(formula1), max: bound(formula2) };
    case 1:
    case 2:
      return { type: type === 1 ? 'whole' : 'decimal', ...bounds(operator, bound(formula1), formula2, bound) };
    default:
      return wrong('type');
  }
}

function bounds(
  operator: unknown,
  first: number,
  formula2: unknown,
  bound: (formula: unknown) => number,
): { min?: number; max?: number } {
  switch (operator) {
    case OPERATORS.between:
      return { min: first, max: bound(formula2) };
    case OPERATORS.atLeast:
      return first === LOWEST ? {} : { min: first };
    case OPERATORS.atMost:
      return { max: first };
    default:
      return wrong('operator');
  }
}
