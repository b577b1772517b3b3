/** Conditional formats, data validation and links. */
import {
  checkRect,
  coveredBy,
  entryOf,
  intersection,
  markFormula,
  rangeName,
  union,
  VALIDATION_LIMITS,
} from '../../common';
import type { Change, Rect, Validation, ValidationRule } from '../../port';
import { HostError } from '../../port';
import { jsonBytes, step, type Step } from '../chunks';
import { at, formatCells, wireColor } from './looks';
import { isTextCell, valueAt, type Tab } from './tab';
import { blockSteps } from './values';
import type { SheetOf } from './work';

/** Replaces our conditional formats that meet the range; those of people stay, and keep their priority. */
export function planConditionalFormats(
  tab: Tab,
  { range, formats }: Extract<Change, { kind: 'conditionalFormats' }>,
  sheetOf: SheetOf,
): Step[] {
  checkRect(tab.name, range);
  const image = tab.isCleared ? undefined : tab.image?.rules.find((rules) => rules.range === range);
  const gone = (image?.rules ?? []).map(({ id }) => id).filter((id) => !tab.goneRules.has(id));
  gone.forEach((id) => tab.goneRules.add(id));
  const calls = 2 + gone.length * 2 + formats.length * 12;
  return [
    step(calls, jsonBytes(formats), (context) => {
      const { conditionalFormats } = at(sheetOf(context, tab), range);
      gone.forEach((id) => conditionalFormats.getItem(id).delete());
      for (const { formula, format, stopIfTrue } of formats) {
        addRule(conditionalFormats, { formula: markFormula(formula), ...format, stopIfTrue: stopIfTrue === true });
      }
    }),
  ];
}

export function addRule(
  formats: Excel.ConditionalFormatCollection,
  rule: { formula: string; fill?: string; color?: string; bold?: boolean; stopIfTrue: boolean },
): void {
  const added = formats.add('Custom');
  const { custom } = added;
  custom.rule.formula = `=${rule.formula.replace(/^=/, '')}`;
  if (rule.fill !== undefined) custom.format.fill.color = wireColor(rule.fill);
  if (rule.color !== undefined) custom.format.font.color = wireColor(rule.color);
  if (rule.bold !== undefined) custom.format.font.bold = rule.bold;
  added.stopIfTrue = rule.stopIfTrue;
  // A new one comes first; −1 is the last place, behind those of people and ours that came before.
  added.priority = -1;
}

export function planValidations(
  tab: Tab,
  { validations }: Extract<Change, { kind: 'validations' }>,
  sheetOf: SheetOf,
): Step[] {
  if (validations.length > 0) {
    tab.touched.push({ range: validations.map(({ range }) => range).reduce(union), what: 'All' });
  }
  return validations.map(({ range, validation }) => {
    checkRect(tab.name, range);
    checkValidation(tab, range, validation);
    return step(validation === null ? 4 : 7, jsonBytes(validation) * 2, (context) => {
      const cells = at(sheetOf(context, tab), range).dataValidation;
      cells.clear();
      if (validation !== null) {
        setValidation(cells, validation);
      }
    });
  });
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

function setValidation(cells: Excel.DataValidation, { rule, prompt, error }: Validation): void {
  const wire = wireRule(rule);
  if (wire !== null) {
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
  if (prompt !== undefined) {
    cells.prompt = { showPrompt: true, title: prompt.title, message: prompt.text };
  }
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

/** A link changes the font of its cell, and may change its value: both are put right afterwards. */
export function planLinks(tab: Tab, { links }: Extract<Change, { kind: 'links' }>, sheetOf: SheetOf): Step[] {
  if (links.length === 0) {
    return [];
  }
  const cells = links.map(({ row, column }): Rect => ({ row, column, rows: 1, columns: 1 }));
  cells.forEach((cell) => checkRect(tab.name, cell));
  const around = cells.reduce(union);
  tab.touched.push({ range: around, what: 'All' });
  const linking = links.map(({ target, tip }, index) =>
    step(5, jsonBytes([target, tip]), (context) => {
      at(sheetOf(context, tab), cells[index]!).hyperlink = {
        documentReference: target.replace(/^#/, ''),
        ...(tip === undefined ? {} : { screenTip: tip }),
      };
    }),
  );
  return [
    ...linking,
    ...blockSteps(tab, around, entriesOf(tab, around, cells), sheetOf),
    ...fontSteps(tab, around, sheetOf),
  ];
}

/** What the linked cells hold; null for the others. */
function entriesOf(tab: Tab, around: Rect, cells: readonly Rect[]): (string | number | boolean | null)[][] {
  const entries = Array.from({ length: around.rows }, () =>
    Array.from({ length: around.columns }, (): string | number | boolean | null => null),
  );
  for (const { row, column } of cells) {
    if (coveredBy(tab.merges, row, column) === null) {
      const value = valueAt(tab, row, column) ?? null;
      entries[row - around.row]![column - around.column] = entryOf(value, isTextCell(tab, row, column));
    }
  }
  return entries;
}

/** The fonts as they were, and over them what this change set made of them. */
function fontSteps(tab: Tab, around: Rect, sheetOf: SheetOf): Step[] {
  const fonts = tab.isCleared ? [] : (tab.image?.fonts.filter(({ rect }) => intersection(rect, around)) ?? []);
  const known = fonts.map(({ rect, cells }) => {
    const settable = cells.map((row) =>
      row.map((cell): Excel.SettableCellProperties => ({ format: { font: cell.format!.font! } })),
    );
    return step(2, jsonBytes(settable), (context) => {
      at(sheetOf(context, tab), rect).setCellProperties(settable);
    });
  });
  const plain =
    tab.id === null || tab.isCleared ? [step(8, 0, (context) => plainFont(at(sheetOf(context, tab), around)))] : [];
  const again = tab.formats.flatMap(({ range, format }) => {
    const common = intersection(range, around);
    return common === null
      ? []
      : [step(30, 0, (context) => formatCells(at(sheetOf(context, tab), common), common, format))];
  });
  return [...known, ...plain, ...again];
}

/** New cells that nobody formats keep nothing of a link's look but what is asked for. */
function plainFont(cells: Excel.Range): void {
  cells.format.font.color = '#000000';
  cells.format.font.underline = 'None';
}
