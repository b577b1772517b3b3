/** Puts a workbook back as it was, from what was read and from the copies of its sheets. */
import { entryOf } from '../../common';
import type { CellValue } from '../../port';
import type { Block, SheetImage, Sizes } from '../before/image';
import { putPageBack } from '../before/page';
import { jsonBytes, step, type Step } from '../chunks';
import { at } from './looks';
import { freeze } from './page';
import { emptyCells, putName, sheetsOfRequests } from './plan';
import { addRule } from './rules';
import type { Tab } from './tab';
import { WIRE_VISIBILITY } from './tabs';
import { blockSteps } from './values';
import type { Remains, SheetOf, Work } from './work';

/** `created` are the ids of the tabs that came. */
export function restoringSteps(work: Work, remains: Remains, created: readonly string[]): Step[] {
  const { image, tabs, removed, backups } = work;
  const sheetOf = sheetsOfRequests();
  const old = tabs.filter((tab) => tab.id !== null && remains.names.has(tab.id));
  const shown = old.flatMap((tab) => {
    const before = image.tabs.find(({ id }) => id === tab.id)?.visibility;
    return before === undefined || before === tab.visibility
      ? []
      : [step(2, 0, (context) => void (sheetOf(context, tab).visibility = WIRE_VISIBILITY[before]))];
  });
  const dropped = created.map((id) =>
    step(3, 0, ({ workbook: { worksheets } }) => {
      const sheet = worksheets.getItem(id);
      // A very hidden sheet cannot be removed.
      sheet.visibility = 'Hidden';
      sheet.delete();
    }),
  );
  const back = removed
    .filter(({ tab }) => tab.id !== null && remains.names.has(tab.id))
    .map(({ tab }) =>
      step(4, 0, (context) => {
        const sheet = sheetOf(context, tab);
        sheet.name = tab.name;
        sheet.position = image.tabs.findIndex(({ id }) => id === tab.id);
      }),
    );
  const named = [...image.names].map(([name, formula]) =>
    step(3, jsonBytes(formula), ({ workbook }) =>
      putName(workbook.names, name, formula, remains.definedNames.has(name)),
    ),
  );
  const active = remains.names.has(image.active)
    ? [step(2, 0, ({ workbook: { worksheets } }) => worksheets.getItem(image.active).activate())]
    : [];
  const copies = new Map(backups.map(({ tab, name }) => [tab, name]));
  const content = old.flatMap((tab) => restoreTab(tab, copies.get(tab), remains, sheetOf));
  return [...shown, ...active, ...dropped, ...back, ...content, ...named];
}

function restoreTab(tab: Tab, copy: string | undefined, remains: Remains, sheetOf: SheetOf): Step[] {
  const { image } = tab;
  if (image === null) {
    return [];
  }
  const copied = copy === undefined ? [] : fromCopy(tab, copy, sheetOf);
  const blocks = (tab.isCleared && image.all !== null ? [formulasOnly(image.all)] : image.blocks.map(entries)).flatMap(
    ({ rect, cells }) => blockSteps(tab, rect, cells, sheetOf),
  );
  const sizes = [
    ...image.rows.map((rows) => rowStep(tab, rows, sheetOf)),
    ...image.columns.map((columns) => columnStep(tab, columns, sheetOf)),
  ];
  const rules = tab.isCleared ? [] : ruleSteps(tab, image, remains, sheetOf);
  return [...copied, ...blocks, ...sizes, ...rules, ...sheetSteps(tab, image, remains.filtered.has(tab), sheetOf)];
}

function fromCopy(tab: Tab, name: string, sheetOf: SheetOf): Step[] {
  const copyOf = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem(name);
  if (tab.isCleared) {
    return [
      step(20, 0, (context) => {
        const all = sheetOf(context, tab).getRange();
        emptyCells(all);
        all.copyFrom(copyOf(context).getRange(), 'All');
      }),
    ];
  }
  return tab.touched.map(({ range, what }) =>
    step(9, 0, (context) => {
      const cells = at(sheetOf(context, tab), range);
      cells.unmerge();
      if (what === 'All') {
        cells.clear('RemoveHyperlinks');
        cells.dataValidation.clear();
      }
      cells.copyFrom(at(copyOf(context), range), what);
    }),
  );
}

type Entry = string | number | boolean | null;

function entries({ rect, values, formulas, numberFormats }: Block): { rect: Block['rect']; cells: Entry[][] } {
  const entry = (value: CellValue, r: number, c: number): Entry =>
    formulas[r]?.[c] ?? entryOf(value, numberFormats[r]?.[c] === '@');
  return { rect, cells: values.map((row, r) => row.map((value, c) => entry(value, r, c))) };
}

/** In a copy, a formula that names its own sheet names the copy: those are written again. */
function formulasOnly({ rect, formulas }: Block): { rect: Block['rect']; cells: Entry[][] } {
  return { rect, cells: formulas.map((row) => [...row]) };
}

function rowStep(tab: Tab, { rect, sizes }: Sizes, sheetOf: SheetOf): Step {
  const settable = sizes.map(({ hidden, points }): Excel.SettableRowProperties =>
    hidden ? { rowHidden: true } : { rowHidden: false, format: { rowHeight: points } },
  );
  return step(2, jsonBytes(settable), (context) => at(sheetOf(context, tab), rect).setRowProperties(settable));
}

function columnStep(tab: Tab, { rect, sizes }: Sizes, sheetOf: SheetOf): Step {
  const settable = sizes.map(({ hidden, points }): Excel.SettableColumnProperties =>
    hidden ? { columnHidden: true } : { columnHidden: false, format: { columnWidth: points } },
  );
  return step(2, jsonBytes(settable), (context) => at(sheetOf(context, tab), rect).setColumnProperties(settable));
}

/** Takes away the conditional formats that came and adds those of ours that went. */
function ruleSteps(tab: Tab, image: SheetImage, remains: Remains, sheetOf: SheetOf): Step[] {
  return image.rules.flatMap((rules) => {
    const now = new Set(remains.rules.get(rules)?.ids);
    const came = [...now].filter((id) => !rules.ids.includes(id));
    const went = rules.rules.filter(({ id }) => !now.has(id));
    return [
      step(2 + came.length * 2 + went.length * 12, jsonBytes(went), (context) => {
        const sheet = sheetOf(context, tab);
        const { conditionalFormats } = at(sheet, rules.range);
        came.forEach((id) => conditionalFormats.getItem(id).delete());
        for (const { range, formula, stopIfTrue, fill, color, bold } of went) {
          addRule(at(sheet, range ?? rules.range).conditionalFormats, {
            formula,
            stopIfTrue,
            ...(fill === '' ? {} : { fill }),
            ...(color === '' ? {} : { color }),
            ...(bold === null ? {} : { bold }),
          });
        }
      }),
    ];
  });
}

function sheetSteps(tab: Tab, { frozen, filter, page }: SheetImage, isFiltered: boolean, sheetOf: SheetOf): Step[] {
  return [
    step(40, 0, (context) => {
      const sheet = sheetOf(context, tab);
      if (tab.changed.has('freeze') && frozen !== undefined) {
        freeze(sheet, ...frozenCounts(frozen));
      }
      if (tab.changed.has('filter') && filter !== undefined) {
        if (isFiltered) {
          sheet.autoFilter.remove();
        }
        if (filter !== null) {
          sheet.autoFilter.apply(at(sheet, filter));
        }
      }
      if (tab.changed.has('page') && page !== undefined) {
        putPageBack(sheet, page);
      }
    }),
  ];
}

/** A range over whole columns has no frozen rows, one over whole rows no frozen columns. */
function frozenCounts(frozen: SheetImage['frozen']): [rows: number, columns: number] {
  const all = { rows: 1_048_576, columns: 16_384 };
  const { rows, columns } = frozen ?? { rows: 0, columns: 0 };
  return [rows === all.rows ? 0 : rows, columns === all.columns ? 0 : columns];
}
