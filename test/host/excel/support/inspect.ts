/** All there is in a workbook, as plain data. */
import { lastColumn, lastRow, union } from '../../../../src/host/common';
import type { Rect } from '../../../../src/host/port';
import {
  PLAIN_LOOK,
  PLAIN_PAGE,
  type ConditionalRule,
  type Look,
  type SheetId,
  type Size,
  type WorkbookModel,
} from '../../../../src/workbench';

/** How far beside the cells in use looks and sizes are compared. */
const MARGIN = 3;

export function inspect(model: WorkbookModel): unknown {
  return {
    tabs: model.sheets().map(({ id, ...tab }) => ({ ...tab, ...inspectSheet(model, id) })),
    active: model.sheets().find(({ id }) => id === model.activeSheet())!.name,
    names: model.definedNames(),
  };
}

function inspectSheet(model: WorkbookModel, sheet: SheetId): Record<string, unknown> {
  const used = model.usedRange(sheet, true) ?? { row: 0, column: 0, rows: 1, columns: 1 };
  const whole = union(used, { row: 0, column: 0, rows: 12, columns: 6 });
  const area: Rect = { ...whole, rows: whole.rows + MARGIN, columns: whole.columns + MARGIN };
  return {
    values: model.values(sheet, area),
    formulas: model.formulas(sheet, area),
    looks: looksOf(model, sheet, area),
    merges: [...model.merges(sheet)].sort(byPlace),
    rows: Array.from({ length: area.rows }, (_, row) => seen(model.row(sheet, row))),
    columns: Array.from({ length: area.columns }, (_, column) => seen(model.column(sheet, column))),
    frozen: model.frozen(sheet),
    filter: model.autoFilter(sheet),
    rules: rulesOf(model.conditionalRules(sheet)),
    validations: Array.from({ length: area.rows }, (_, row) =>
      Array.from({ length: area.columns }, (_unused, column) => model.validationAt(sheet, row, column)),
    ),
    links: [...model.links(sheet)].sort(byPlace),
    notes: [...model.notes(sheet)].sort(byPlace),
    isProtected: model.isProtected(sheet),
    print: { ...PLAIN_PAGE, ...model.printSetup(sheet) },
  };
}

/** Excel does not tell how large a hidden column would be. */
const seen = ({ points, hidden }: Size): number | 'hidden' => (hidden ? 'hidden' : points);

/** Only what is not plain, by cell. */
function looksOf(model: WorkbookModel, sheet: SheetId, area: Rect): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const key of Object.keys(PLAIN_LOOK) as (keyof Look)[]) {
    model.look(sheet, area, key).forEach((cells, r) => {
      cells.forEach((value, c) => {
        if (JSON.stringify(value) !== JSON.stringify(PLAIN_LOOK[key])) {
          found[`${area.row + r},${area.column + c} ${key}`] = value;
        }
      });
    });
  }
  return found;
}

/** Copying cells breaks rules into pieces; what counts is which cell has which rule. */
function rulesOf(rules: readonly ConditionalRule[]): unknown {
  const cells = new Map<string, string[]>();
  for (const { ranges, formula, format, stopIfTrue } of rules) {
    const key = JSON.stringify({ formula, format, stopIfTrue });
    cells.set(key, [...(cells.get(key) ?? []), ...ranges.flatMap(cellsOf)]);
  }
  return [...cells].map(([rule, list]) => [rule, [...new Set(list)].sort()]);
}

function cellsOf(range: Rect): string[] {
  const cells: string[] = [];
  for (let row = range.row; row <= lastRow(range); row++) {
    for (let column = range.column; column <= lastColumn(range); column++) {
      cells.push(`${row},${column}`);
    }
  }
  return cells;
}

function byPlace(a: { row: number; column: number }, b: { row: number; column: number }): number {
  return a.row - b.row || a.column - b.column;
}
