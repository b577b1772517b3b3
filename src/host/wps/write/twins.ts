/**
 * New sheets that are the same but for some words, as those of several assessees are: the first is written, the others
 * are copies of it, into which only what differs is written. What a copy did not take along is looked for; where anything
 * is missing, all of it is written after all.
 */
import type { CellWrite, Change, Rect } from '../../port';
import type { Range, Worksheet } from '../api';
import { get, part, partOrNull, type Box } from '../door';
import { rangeAt } from '../reading';
import type { Plan, Step } from './check';
import { sheetOf, type Tab } from './tab';

/** Fewer steps than these are written as quickly as a copy is made and looked at. */
const WORTH_IT = 20;

/** From which sheet another can be made, and what is left to do then. */
export interface Twin {
  readonly model: Tab;
  /** The steps that a copy spares. */
  readonly spared: ReadonlySet<Step>;
}

/** Each new sheet that is the twin of an earlier one. */
export function twinsOf({ steps }: Plan): Map<Tab, Twin> {
  const stepsOf = new Map<Tab, Step[]>();
  for (const step of steps) {
    if (step.tab?.isNew === true) stepsOf.set(step.tab, [...(stepsOf.get(step.tab) ?? []), step]);
  }
  const order = new Map(steps.map((step, index) => [step, index]));
  const models: [Tab, readonly Step[]][] = [];
  const twins = new Map<Tab, Twin>();
  for (const [tab, own] of stepsOf) {
    if (own.length < WORTH_IT) continue;
    const found = models.find(([model, theirs]) => {
      // The model must be complete when its copy is made.
      const isDone = order.get(theirs[theirs.length - 1]!)! < order.get(own[0]!)!;
      return isDone && canBeCopied(model, theirs, steps) && isTwin(theirs, own);
    });
    if (found === undefined) models.push([tab, own]);
    else twins.set(tab, { model: found[0], spared: sparedOf(found[1], own) });
  }
  return twins;
}

const NOT_IN_COPIES: ReadonlySet<Change['kind']> = new Set(['clearSheet', 'removeSheet', 'setVisibility']);

/** A sheet that is named in a formula, a link or a name would be another one in its copy. */
function canBeCopied({ name }: Tab, own: readonly Step[], all: readonly Step[]): boolean {
  const isNamed = (change: Change): boolean => JSON.stringify({ ...change, sheet: '' }).includes(name);
  const [first] = own;
  const isVisible = first?.change.kind === 'addSheet' && (first.change.visibility ?? 'visible') === 'visible';
  const names = all.filter(({ change }) => change.kind === 'definedName');
  if (own.some(({ change }) => NOT_IN_COPIES.has(change.kind))) return false;
  return isVisible && ![...own, ...names].some(({ change }) => isNamed(change));
}

const MAY_DIFFER: ReadonlySet<Change['kind']> = new Set(['addSheet', 'write']);

function isTwin(theirs: readonly Step[], own: readonly Step[]): boolean {
  return (
    theirs.length === own.length &&
    own.every(({ change }, index) => {
      const other = theirs[index]!.change;
      if (change.kind !== other.kind) return false;
      return MAY_DIFFER.has(change.kind) ? pattern(change) === pattern(other) : isSame(change, other);
    })
  );
}

const isSame = (a: Change, b: Change): boolean =>
  JSON.stringify({ ...a, sheet: '' }, keepUndefined) === JSON.stringify({ ...b, sheet: '' }, keepUndefined);
/** In JSON a cell that is left alone and one that is emptied are the same. */
const keepUndefined = (_: string, value: unknown): unknown => (value === undefined ? { left: true } : value);

/** Which cells are written, whatever is written into them. */
function pattern(change: Change): string {
  if (change.kind !== 'write') return change.kind === 'addSheet' ? `${change.visibility ?? 'visible'}` : '';
  const isWritten = (value: CellWrite): boolean => value !== undefined;
  return JSON.stringify([change.row, change.column, change.values.map((row) => row.map(isWritten))]);
}

/** Done again even where it is the same: these look first at what is there, and it is little. */
const DONE_AGAIN: ReadonlySet<Change['kind']> = new Set([
  'addSheet',
  'freeze',
  'autoFilter',
  'columnWidths',
  'conditionalFormats',
  'printSetup',
]);

function sparedOf(theirs: readonly Step[], own: readonly Step[]): Set<Step> {
  return new Set(
    own.filter(({ change }, index) => !DONE_AGAIN.has(change.kind) && isSame(change, theirs[index]!.change)),
  );
}

/**
 * Whether a copy has what it spares: of each kind the first and the last, and the number of links. Values are read back with
 * all others when everything is written.
 */
export async function isWholeCopy(tab: Tab, { model, spared }: Twin): Promise<boolean> {
  const [copy, original] = [sheetOf(tab), sheetOf(model)];
  const same = async <T>(rect: Rect, ask: (range: Box<Range>) => Promise<T>): Promise<boolean> =>
    (await ask(await rangeAt(copy, rect))) === (await ask(await rangeAt(original, rect)));
  const changes = [...spared].map(({ change }) => change);
  const of = <Kind extends Change['kind']>(kind: Kind): Extract<Change, { kind: Kind }>[] =>
    changes.filter((change): change is Extract<Change, { kind: Kind }> => change.kind === kind);
  if (of('links').length > 0 && (await linksOn(copy)) !== (await linksOn(original))) return false;
  for (const { range } of ends(of('format'))) {
    const first = { ...range, rows: 1, columns: 1 };
    for (const look of LOOKS) if (!(await same(first, look))) return false;
  }
  for (const { range } of ends(of('merge'))) {
    if (!(await same(range, (cells) => get(cells, 'MergeCells')))) return false;
  }
  for (const { range } of ends(of('validations').flatMap(({ validations }) => validations))) {
    for (const rule of RULES) if (!(await same({ ...range, rows: 1, columns: 1 }, rule))) return false;
  }
  for (const { row, heights } of of('rowHeights')) {
    for (const at of ends(heights.map((_, index) => row + index))) {
      const cell = { row: at, column: 0, rows: 1, columns: 1 };
      if (!(await same(cell, (range) => get(range, 'RowHeight')))) return false;
    }
  }
  for (const { row, column } of ends(of('note').filter(({ text }) => text !== null))) {
    const cell = await rangeAt(copy, { row, column, rows: 1, columns: 1 });
    if ((await partOrNull(cell, 'Comment')) === null) return false;
  }
  return true;
}

const linksOn = async (sheet: Box<Worksheet>): Promise<unknown> => get(await part(sheet, 'Hyperlinks'), 'Count');

const LOOKS: readonly ((range: Box<Range>) => Promise<unknown>)[] = [
  async (range) => get(await part(range, 'Interior'), 'Color'),
  async (range) => get(await part(range, 'Font'), 'Name'),
  async (range) => get(await part(range, 'Font'), 'Size'),
  async (range) => get(range, 'NumberFormat'),
  async (range) => get(range, 'WrapText'),
];

const RULES: readonly ((range: Box<Range>) => Promise<unknown>)[] = [
  async (range) => get(await part(range, 'Validation'), 'InputMessage'),
  async (range) => get(await part(range, 'Validation'), 'ErrorMessage'),
];

function ends<T>(list: readonly T[]): readonly T[] {
  return list.length < 3 ? list : [list[0]!, list[list.length - 1]!];
}
