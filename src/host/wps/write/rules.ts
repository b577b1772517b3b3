/** Conditional formats: ours are replaced, those of people stay and keep their priority. */
import { isMarked, markFormula, parseRange, rangeName } from '../../common';
import type { Change, ConditionalFormat, Rect } from '../../port';
import type { Application, Worksheet } from '../api';
import { call, get, part, set, type Box } from '../door';
import { BETWEEN, BY_FORMULA, wpsColor } from '../enums';
import { rangeAt } from '../reading';
import { atCell } from './onScreen';
import { isKept, sheetOf, type Tab } from './tab';
import type { Work } from './work';

/** A conditional format with our mark, as WPS has it; what it does not set is null. */
interface Rule {
  /** Its cells, which may be several ranges. */
  readonly address: string;
  /** Relative to the first cell. */
  readonly formula: string;
  readonly fill: number | null;
  readonly color: number | null;
  readonly bold: boolean | null;
  readonly stopIfTrue: boolean;
}

export async function writeRules(
  work: Work,
  tab: Tab,
  { range, formats }: Extract<Change, { kind: 'conditionalFormats' }>,
): Promise<void> {
  const sheet = sheetOf(tab);
  const wanted = formats.map((format) => ruleOf(format, range));
  const before = tab.isNew ? [] : await ownRules(work.app, sheet, range);
  if (JSON.stringify(before) === JSON.stringify(wanted)) return;
  if (isKept(tab)) work.undos.push(() => replaceInSomeForm(work, sheet, range, before));
  await replaceInSomeForm(work, sheet, range, wanted);
}

function ruleOf({ formula, format, stopIfTrue }: ConditionalFormat, range: Rect): Rule {
  return {
    address: rangeName(range),
    formula: `=${markFormula(formula)}`,
    fill: format.fill === undefined ? null : wpsColor(format.fill),
    color: format.color === undefined ? null : wpsColor(format.color),
    bold: format.bold ?? null,
    stopIfTrue: stopIfTrue === true,
  };
}

/**
 * Some builds want an operator, which has no meaning for formulas. Where none is taken, the sheet stays without colours,
 * which only repeat what the status column says in words; that is remembered for whoever asks what this WPS cannot do.
 */
async function replaceInSomeForm(
  work: Work,
  sheet: Box<Worksheet>,
  range: Rect,
  rules: readonly Rule[],
): Promise<void> {
  for (const operator of [undefined, BETWEEN]) {
    try {
      await replaceOwn(work.app, sheet, range, rules, operator);
      return;
    } catch {
      // The next form begins by taking away what this one has left.
    }
  }
  await replaceOwn(work.app, sheet, range, [], undefined);
  work.learned.refused.add('conditionalFormats');
}

async function replaceOwn(
  app: Box<Application>,
  sheet: Box<Worksheet>,
  range: Rect,
  rules: readonly Rule[],
  operator: number | undefined,
): Promise<void> {
  const conditions = await part(await rangeAt(sheet, range), 'FormatConditions');
  for (let index = await get(conditions, 'Count'); index > 0; index--) {
    const condition = await call(conditions, 'Item', index);
    if ((await get(condition, 'Type')) === BY_FORMULA && isMarked(await get(condition, 'Formula1'))) {
      await call(condition, 'Delete');
    }
  }
  for (const rule of rules) {
    await atCell(app, sheet, firstOf(rule.address), () => add(sheet, rule, operator));
  }
}

async function add(sheet: Box<Worksheet>, rule: Rule, operator: number | undefined): Promise<void> {
  const conditions = await part(await call(sheet, 'Range', rule.address), 'FormatConditions');
  const condition = await call(conditions, 'Add', BY_FORMULA, operator, rule.formula);
  if (rule.fill !== null) set(await part(condition, 'Interior'), 'Color', rule.fill);
  if (rule.color !== null) set(await part(condition, 'Font'), 'Color', rule.color);
  if (rule.bold !== null) set(await part(condition, 'Font'), 'Bold', rule.bold);
  // Without a word it stops in VBA.
  set(condition, 'StopIfTrue', rule.stopIfTrue);
}

/** Ours that meet a range, in order of priority. */
async function ownRules(app: Box<Application>, sheet: Box<Worksheet>, range: Rect): Promise<Rule[]> {
  const conditions = await part(await rangeAt(sheet, range), 'FormatConditions');
  const count = await get(conditions, 'Count');
  const rules: Rule[] = [];
  for (let index = 1; index <= count; index++) {
    const condition = await call(conditions, 'Item', index);
    if ((await get(condition, 'Type')) !== BY_FORMULA || !isMarked(await get(condition, 'Formula1'))) continue;
    const address = (await call(await part(condition, 'AppliesTo'), 'Address')).replace(/\$/g, '');
    const font = await part(condition, 'Font');
    rules.push({
      address,
      formula: await atCell(app, sheet, firstOf(address), () => get(condition, 'Formula1')),
      fill: (await get(await part(condition, 'Interior'), 'Color')) ?? null,
      color: (await get(font, 'Color')) ?? null,
      bold: (await get(font, 'Bold')) ?? null,
      stopIfTrue: await get(condition, 'StopIfTrue'),
    });
  }
  return rules;
}

function firstOf(address: string): Rect {
  return parseRange(address.split(',')[0] ?? '') ?? { row: 0, column: 0, rows: 1, columns: 1 };
}
