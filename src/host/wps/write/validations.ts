/** Data validation and notes. */
import { union } from '../../common';
import type { Change, Rect, Validation as Wanted, ValidationRule } from '../../port';
import type { Validation, Worksheet } from '../api';
import { call, get, part, partOrNull, set, type Box } from '../door';
import { ALERT, AT_LEAST, AT_MOST, BETWEEN, VALIDATION_TYPE } from '../enums';
import { rangeAt } from '../reading';
import { insist } from '../session';
import { sheetOf, type Tab } from './tab';
import type { Learned, Switches, Work } from './work';

/**
 * A validation only helps whoever fills in, and what is scored does not depend on it: where this WPS takes none, the sheet
 * stays without, and that is remembered for whoever asks what this WPS cannot do.
 */
export async function writeValidations(
  { learned, beat }: Work,
  tab: Tab,
  { validations }: Extract<Change, { kind: 'validations' }>,
): Promise<void> {
  const sheet = sheetOf(tab);
  for (const rect of blocksOf(validations.map(({ range }) => range))) {
    await call(await part(await rangeAt(sheet, rect), 'Validation'), 'Delete');
  }
  for (const { range, validation } of validations) {
    await beat();
    if (validation !== null) await writeInSomeForm(sheet, range, validation, learned);
  }
}

/** The same cells in fewer rectangles: those of the same columns that stand directly below each other are one. */
function blocksOf(ranges: readonly Rect[]): Rect[] {
  const blocks: Rect[] = [];
  for (const range of [...ranges].sort((a, b) => a.column - b.column || a.columns - b.columns || a.row - b.row)) {
    const last = blocks[blocks.length - 1];
    const isBelow =
      last !== undefined &&
      last.column === range.column &&
      last.columns === range.columns &&
      last.row + last.rows === range.row;
    if (isBelow) blocks[blocks.length - 1] = union(last, range);
    else blocks.push(range);
  }
  return blocks;
}

/** Some builds may want an operator where it has no meaning. */
async function writeInSomeForm(
  sheet: Box<Worksheet>,
  range: Rect,
  validation: Wanted,
  learned: Learned,
): Promise<void> {
  const isHopeless = learned.refused.has(REFUSED) && learned.switches.size === 0;
  for (const operator of isHopeless ? [] : [undefined, BETWEEN]) {
    try {
      await write(sheet, range, validation, learned, operator);
      return;
    } catch {
      await insist(async () => call(await part(await rangeAt(sheet, range), 'Validation'), 'Delete'));
    }
  }
  learned.refused.add(REFUSED);
}

const REFUSED = 'validations';

async function write(
  sheet: Box<Worksheet>,
  range: Rect,
  { rule, prompt, error }: Wanted,
  learned: Learned,
  noOperator: number | undefined,
): Promise<void> {
  const box = await part(await rangeAt(sheet, range), 'Validation');
  const [type, style] = [VALIDATION_TYPE[rule.type], ALERT[error?.style ?? 'stop']];
  const [operator = noOperator, ...formulas] = conditionOf(rule);
  await call(box, 'Add', type, style, operator, ...formulas);
  const wanted: Switches = {
    ...(rule.type !== 'any' && { IgnoreBlank: true }),
    ...((rule.type === 'list' || rule.type === 'listRange') && { InCellDropdown: true }),
    ShowInput: prompt !== undefined,
    ShowError: error !== undefined,
  };
  const isSo = learned.switches.get(`${type} ${style}`) ?? (await switchesOf(box));
  learned.switches.set(`${type} ${style}`, isSo);
  for (const key of Object.keys(wanted) as (keyof Switches)[]) {
    if (isSo[key] !== wanted[key]) set(box, key, wanted[key]!);
  }
  if (prompt !== undefined) {
    set(box, 'InputTitle', prompt.title);
    set(box, 'InputMessage', prompt.text);
  }
  if (error !== undefined) {
    set(box, 'ErrorTitle', error.title);
    set(box, 'ErrorMessage', error.text);
  }
}

/** How a validation is that was just added: asked once for each kind, so that what is so already need not be set each time. */
async function switchesOf(box: Box<Validation>): Promise<Switches> {
  return {
    IgnoreBlank: await get(box, 'IgnoreBlank'),
    InCellDropdown: await get(box, 'InCellDropdown'),
    ShowInput: await get(box, 'ShowInput'),
    ShowError: await get(box, 'ShowError'),
  };
}

/** Without bounds, any number will do. */
const LOWEST = -9.99e307;

type Condition = [operator: number | undefined, formula1: string | undefined, formula2: string | undefined];

function conditionOf(rule: Wanted['rule']): Condition {
  switch (rule.type) {
    case 'any':
      return [undefined, undefined, undefined];
    case 'list':
      return [BETWEEN, rule.values.join(','), undefined];
    case 'listRange':
      return [BETWEEN, `=${rule.reference.replace(/^=/, '')}`, undefined];
    case 'date':
      // A serial number as a formula: as a text it would be read as a date.
      return [BETWEEN, `=${rule.min}`, `=${rule.max}`];
    case 'whole':
    case 'decimal':
      return bounds(rule);
  }
}

function bounds({ min, max }: Extract<ValidationRule, { type: 'whole' | 'decimal' }>): Condition {
  if (min !== undefined && max !== undefined) return [BETWEEN, String(min), String(max)];
  return min === undefined && max !== undefined
    ? [AT_MOST, String(max), undefined]
    : [AT_LEAST, String(min ?? LOWEST), undefined];
}

export async function writeNote(tab: Tab, { row, column, text }: Extract<Change, { kind: 'note' }>): Promise<void> {
  const cell = await rangeAt(sheetOf(tab), { row, column, rows: 1, columns: 1 });
  const old = await partOrNull(cell, 'Comment');
  if (old !== null) await call(old, 'Delete');
  if (text !== null) await call(cell, 'AddComment', text);
}
