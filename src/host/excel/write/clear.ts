/** Empties cells: what is used of a sheet, never all of its 17 thousand million cells. */
import { union } from '../../common';
import type { Rect } from '../../port';
import { step, type Step } from '../chunks';
import { at } from './looks';
import type { Tab } from './tab';
import type { SheetOf } from './work';

/** Cells of one call; Excel refuses 33,554,000. */
const MOST_CELLS = 30_000_000;

/** Side by side, so that no piece has more cells than Excel changes at once. */
function pieces(rect: Rect): Rect[] {
  const columns = Math.max(1, Math.floor(MOST_CELLS / rect.rows));
  return Array.from({ length: Math.ceil(rect.columns / columns) }, (_, index) => ({
    ...rect,
    column: rect.column + index * columns,
    columns: Math.min(columns, rect.columns - index * columns),
  }));
}

/** Empties the cells of a sheet; charts, notes, names and the page setup stay. `thaws`: frozen panes go. */
export function planClear(tab: Tab, sheetOf: SheetOf, thaws: boolean): Step[] {
  const isFiltered = !tab.isCleared && tab.image?.filter != null;
  const ranges = [
    ...(tab.image === null ? [] : [tab.image.used ?? A1]),
    ...tab.written,
    ...tab.touched.map(({ range }) => range),
  ];
  tab.isCleared = true;
  tab.expected.clear();
  tab.merges = [];
  tab.formats.length = 0;
  tab.hiddenRows.clear();
  tab.written.length = 0;
  tab.changed.add('filter').add('page');
  if (thaws) tab.changed.add('freeze');
  const first = step(6, 0, (context) => {
    const sheet = sheetOf(context, tab);
    if (isFiltered) {
      sheet.autoFilter.remove();
    }
    if (thaws) {
      sheet.freezePanes.unfreeze();
    }
  });
  const emptied = pieces(ranges.reduce(union, A1)).map((rect) =>
    step(16, 0, (context) => {
      const cells = at(sheetOf(context, tab), rect);
      showAll(cells);
      // `All` would take notes and conversations, too.
      cells.clear('Contents');
      cells.clear('Formats');
      cells.clear('RemoveHyperlinks');
      withoutLooks(cells);
    }),
  );
  return [first, ...emptied];
}

const A1: Rect = { row: 0, column: 0, rows: 1, columns: 1 };

/** Empties cells with their notes, for a copy of the sheet that brings its own. */
export function emptyCells(rect: Rect, sheetOf: (context: Excel.RequestContext) => Excel.Worksheet): Step[] {
  return pieces(rect).map((piece) =>
    step(14, 0, (context) => {
      const cells = at(sheetOf(context), piece);
      showAll(cells);
      cells.clear('All');
      withoutLooks(cells);
    }),
  );
}

/** First of all: rows that a table's filter hides might keep what they hold. */
function showAll(cells: Excel.Range): void {
  cells.rowHidden = false;
  cells.columnHidden = false;
}

function withoutLooks(cells: Excel.Range): void {
  cells.unmerge();
  cells.conditionalFormats.clearAll();
  cells.dataValidation.clear();
  cells.format.useStandardHeight = true;
  cells.format.useStandardWidth = true;
}
