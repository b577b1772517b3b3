/** Puts a workbook back as it was, from what was read and from the copies of its sheets. */
import { copyName, union } from '../../common';
import type { Rect } from '../../port';
import type { Sizes } from '../before/image';
import { putPageBack } from '../before/page';
import { jsonBytes, step, type Step } from '../chunks';
import { emptyCells } from './clear';
import { at } from './looks';
import { freeze } from './page';
import { putName } from './plan';
import { addRule } from './rules';
import { WIRE_VISIBILITY } from './tabs';
import { newTab } from './tab';
import { blockSteps } from './values';
import type { SheetBefore, WayBack } from './wayBack';
import type { Remains } from './remains';

type SheetById = (context: Excel.RequestContext) => Excel.Worksheet;

const sheetById =
  (id: string): SheetById =>
  ({ workbook }) =>
    workbook.worksheets.getItem(id);

/**
 * All that holds what people and we wrote, without a member that wants the workbook in front (`activate`, `delete`,
 * `freezePanes`): sheets that came are set aside only. `created` are their ids.
 */
export function restoringSteps(wayBack: WayBack, remains: Remains, created: readonly string[]): Step[] {
  const there = (id: string): boolean => remains.names.has(id);
  const going = new Set(wayBack.removed.map(({ id }) => id));
  const ours = new Set(wayBack.sheets.map(({ id }) => id));
  const shown = wayBack.tabs
    .filter(({ id }) => ours.has(id) && there(id) && !going.has(id))
    .filter(({ id, visibility }) => remains.visibility.get(id) !== visibility)
    // What is to be seen first: a workbook without a visible sheet is refused.
    .sort((a, b) => Number(b.visibility === 'visible') - Number(a.visibility === 'visible'))
    .map(({ id, visibility }) =>
      step(2, 0, (context) => void (sheetById(id)(context).visibility = WIRE_VISIBILITY[visibility])),
    );
  const aside = created.map((id, index) =>
    step(4, 0, (context) => {
      const sheet = sheetById(id)(context);
      // A very hidden sheet cannot be renamed.
      sheet.visibility = 'Hidden';
      sheet.name = copyName(index);
      // Behind all others, so that those have their old places.
      sheet.position = remains.ids.size - 1;
    }),
  );
  const back = wayBack.tabs.flatMap(({ id, name, visibility }, position) =>
    going.has(id) && there(id)
      ? [
          step(5, 0, (context) => {
            const sheet = sheetById(id)(context);
            if (visibility === 'veryHidden') sheet.visibility = 'Hidden';
            sheet.name = name;
            sheet.position = position;
            sheet.visibility = WIRE_VISIBILITY[visibility];
          }),
        ]
      : [],
  );
  const content = wayBack.sheets.filter(({ id }) => there(id)).flatMap((sheet) => restoreSheet(sheet, remains));
  const named = wayBack.names.map(([name, formula]) =>
    step(3, jsonBytes(formula), ({ workbook }) =>
      putName(workbook.names, name, formula, remains.definedNames.has(name)),
    ),
  );
  return [...shown, ...aside, ...back, ...content, ...named];
}

/** What may fail without a cell being wrong: frozen panes and the tab in front. */
export function laterSteps(wayBack: WayBack, remains: Remains): Step[] {
  const frozen = wayBack.sheets
    .filter((sheet) => sheet.frozen !== undefined && remains.names.has(sheet.id))
    .map((sheet) =>
      step(5, 0, (context) => freeze(sheetById(sheet.id)(context), ...frozenCounts(sheet.frozen ?? null))),
    );
  const { active } = wayBack;
  const shown =
    active !== null && remains.names.has(active)
      ? [step(2, 0, (context) => sheetById(active)(context).activate())]
      : [];
  return [...shown, ...frozen];
}

function restoreSheet(sheet: SheetBefore, remains: Remains): Step[] {
  const sheetOf = sheetById(sheet.id);
  const tab = newTab('', sheet.id, null, 'visible');
  remains.hidden.get(sheet.id)?.forEach((row) => tab.hiddenRows.add(row));
  return [
    ...(sheet.copy === null || !remains.ids.has(sheet.copy) ? [] : fromCopy(sheet, sheet.copy, remains, sheetOf)),
    ...sheet.blocks.flatMap(({ rect, cells }) => blockSteps(tab, rect, cells, sheetOf)),
    ...sheet.rows.map((rows) => rowStep(rows, sheetOf)),
    ...sheet.columns.map((columns) => columnStep(columns, sheetOf)),
    ...ruleSteps(sheet, remains, sheetOf),
    ...pageSteps(sheet, remains, sheetOf),
  ];
}

function fromCopy({ id, cleared, touched }: SheetBefore, name: string, remains: Remains, sheetOf: SheetById): Step[] {
  const copyOf = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem(name);
  if (cleared !== null) {
    const now = remains.used.get(id);
    return [
      ...emptyCells(now === undefined ? cleared : union(now, cleared), sheetOf),
      ...copied([{ range: cleared, what: 'All' }], copyOf, sheetOf),
    ];
  }
  return [
    ...touched.map(({ range, what }) =>
      step(5, 0, (context) => {
        const cells = at(sheetOf(context), range);
        cells.unmerge();
        if (what === 'All') {
          cells.clear('RemoveHyperlinks');
          cells.dataValidation.clear();
        }
      }),
    ),
    ...copied(touched, copyOf, sheetOf),
  ];
}

function copied(ranges: SheetBefore['touched'], copyOf: SheetById, sheetOf: SheetById): Step[] {
  return ranges.map(({ range, what }) =>
    step(8, 0, (context) => {
      const source = at(copyOf(context), range);
      // Hidden rows of what is copied may stay behind.
      source.rowHidden = false;
      at(sheetOf(context), range).copyFrom(source, what);
    }),
  );
}

function rowStep({ rect, sizes }: Sizes, sheetOf: SheetById): Step {
  const settable = sizes.map(({ hidden, points }): Excel.SettableRowProperties =>
    hidden ? { rowHidden: true } : { rowHidden: false, format: { rowHeight: points } },
  );
  return step(2, jsonBytes(settable), (context) => at(sheetOf(context), rect).setRowProperties(settable));
}

function columnStep({ rect, sizes }: Sizes, sheetOf: SheetById): Step {
  const settable = sizes.map(({ hidden, points }): Excel.SettableColumnProperties =>
    hidden ? { columnHidden: true } : { columnHidden: false, format: { columnWidth: points } },
  );
  return step(2, jsonBytes(settable), (context) => at(sheetOf(context), rect).setColumnProperties(settable));
}

/** Takes away the conditional formats that came and adds those of ours that went. */
function ruleSteps({ rules: all }: SheetBefore, remains: Remains, sheetOf: SheetById): Step[] {
  return all.flatMap((rules) => {
    const now = new Set(remains.rules.get(rules)?.ids);
    const came = [...now].filter((id) => !rules.ids.includes(id));
    const went = rules.rules.filter(({ id }) => !now.has(id));
    return [
      step(2 + came.length * 2 + went.length * 12, jsonBytes(went), (context) => {
        const sheet = sheetOf(context);
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

function pageSteps({ id, filter, page }: SheetBefore, remains: Remains, sheetOf: SheetById): Step[] {
  if (filter === undefined && page === undefined) return [];
  return [
    step(30, 0, (context) => {
      const sheet = sheetOf(context);
      if (filter !== undefined) {
        if (remains.filtered.has(id)) {
          sheet.autoFilter.remove();
        }
        if (filter !== null) {
          sheet.autoFilter.apply(at(sheet, filter));
        }
      }
      if (page !== undefined) {
        putPageBack(sheet, page);
      }
    }),
  ];
}

/** A range over whole columns has no frozen rows, one over whole rows no frozen columns. */
function frozenCounts(frozen: Rect | null): [rows: number, columns: number] {
  const all = { rows: 1_048_576, columns: 16_384 };
  const { rows, columns } = frozen ?? { rows: 0, columns: 0 };
  return [rows === all.rows ? 0 : rows, columns === all.columns ? 0 : columns];
}
