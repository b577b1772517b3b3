/** Conditional formats and links. */
import { checkRect, coveredBy, entryOf, intersection, markFormula, union } from '../../common';
import type { CellFormat, Change, Rect } from '../../port';
import { jsonBytes, step, type Step } from '../chunks';
import { at, FONT_KEYS, formatCells, wireColor } from './looks';
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

/** A link changes the font of its cell, and may change its value: both are put right afterwards. */
export function planLinks(tab: Tab, { links }: Extract<Change, { kind: 'links' }>, sheetOf: SheetOf): Step[] {
  if (links.length === 0) {
    return [];
  }
  const cells = links.map(({ row, column }): Rect => ({ row, column, rows: 1, columns: 1 }));
  cells.forEach((cell) => checkRect(tab.name, cell));
  const around = cells.reduce(union);
  tab.touched.push({ range: around, what: 'All' });
  const linking = linkRuns(links).map(({ range, target, tip }) =>
    step(3, jsonBytes([target, tip]), (context) => {
      at(sheetOf(context, tab), range).hyperlink = {
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

type Link = Extract<Change, { kind: 'links' }>['links'][number];

/** Cells one below the other that lead to the same place, as one range. */
function linkRuns(links: readonly Link[]): { range: Rect; target: string; tip: string | undefined }[] {
  const runs: { range: Rect; target: string; tip: string | undefined }[] = [];
  for (const { row, column, target, tip } of links) {
    const last = runs.at(-1);
    const isBelow = last?.range.column === column && last.range.row + last.range.rows === row;
    if (last !== undefined && isBelow && last.target === target && last.tip === tip) {
      last.range = { ...last.range, rows: last.range.rows + 1 };
    } else {
      runs.push({ range: { row, column, rows: 1, columns: 1 }, target, tip });
    }
  }
  return runs;
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
      row.map((cell): Excel.SettableCellProperties => ({ format: { font: told(cell.format!.font!) } })),
    );
    return step(2, jsonBytes(settable), (context) => {
      at(sheetOf(context, tab), rect).setCellProperties(settable);
    });
  });
  const plain =
    tab.id === null || tab.isCleared ? [step(8, 0, (context) => plainFont(at(sheetOf(context, tab), around)))] : [];
  const again = tab.formats.flatMap(({ range, format }) => {
    const [common, font] = [intersection(range, around), fontOf(format)];
    return common === null || Object.keys(font).length === 0
      ? []
      : [step(12, 0, (context) => formatCells(at(sheetOf(context, tab), common), common, font))];
  });
  return [...known, ...plain, ...again];
}

/** Of a text with several fonts Excel tells none, and nobody knows whether it takes that back. */
const told = (font: Excel.CellPropertiesFont): Excel.CellPropertiesFont =>
  Object.fromEntries(Object.entries(font).filter(([, value]) => value !== null));

/** What the style of links has a say in. */
const fontOf = (format: CellFormat): CellFormat =>
  Object.fromEntries(FONT_KEYS.flatMap((key) => (format[key] === undefined ? [] : [[key, format[key]]])));

/** New cells that nobody formats keep nothing of a link's look but what is asked for. */
function plainFont(cells: Excel.Range): void {
  cells.format.font.color = '#000000';
  cells.format.font.underline = 'None';
}
