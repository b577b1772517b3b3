import { cellName } from '../../common';
import type { Change } from '../../port';
import { readColumnRuns } from '../contents/columns';
import { attribute, childElements, elementText, withAttributes } from '../xml/elements';
import type { XmlElement } from '../xml/elements';
import type { SheetEditor } from './sheetEditor';

type Frozen = Omit<Extract<Change, { kind: 'freeze' }>, 'kind' | 'sheet'>;

/** Freezes that many rows and columns, instead of whatever was frozen or split before; 0 and 0 unfreezes. */
export function freeze(editor: SheetEditor, frozen: Frozen): void {
  const { rows, columns } = frozen;
  const unseen = columns === 0 ? 0 : Math.min(leadingHidden(editor), columns - 1);
  editor.checkRect({ row: 0, column: 0, rows: rows + 1, columns: columns + 1 });
  const { sections } = editor;
  const { prefix } = sections;
  const old = sections.children('sheetViews');
  const views = old.length === 0 ? [{ attributes: ' workbookViewId="0"', inner: '' }] : old;
  const texts = views.map(({ attributes, inner }) =>
    elementText(
      `${prefix}sheetView`,
      // A view that is scrolled down would freeze the rows that happen to be on top.
      withAttributes(attributes, { topLeftCell: unseen === 0 ? null : cellName(0, unseen) }),
      viewContent(childElements(inner), prefix, frozen, unseen),
    ),
  );
  sections.set('sheetViews', elementText(`${prefix}sheetViews`, '', texts.join('')));
}

/**
 * Hidden columns at the left edge. Excel counts what is frozen from the first column in view, and whether hidden ones
 * behind it count is told both ways: so it begins behind them.
 */
function leadingHidden({ sections }: SheetEditor): number {
  let count = 0;
  for (const run of readColumnRuns(sections, () => 0)) {
    if (run.first > count || !run.hidden) break;
    count = run.last + 1;
  }
  return count;
}

/** `unseen`: so many columns are out of view at the left. */
function viewContent(
  children: readonly XmlElement[],
  prefix: string,
  { rows, columns, select }: Frozen,
  unseen: number,
): string {
  const rest = children.filter(({ local }) => local !== 'pane' && local !== 'selection').map(({ text }) => text);
  const selections = children.filter(({ local }) => local === 'selection');
  const current = selections.at(-1)?.attributes ?? '';
  const wanted = select && cellName(select.row, select.column);
  const cell = wanted ?? attribute({ attributes: current }, 'activeCell') ?? 'A1';
  const range = wanted ?? attribute({ attributes: current }, 'sqref') ?? cell;
  const selected = (pane: string | undefined): string =>
    elementText(`${prefix}selection`, withAttributes('', { pane, activeCell: cell, sqref: range }));
  if (rows === 0 && columns === 0) {
    return (selections.length === 0 ? '' : selected(undefined)) + rest.join('');
  }
  const corner = rows === 0 ? 'topRight' : columns === 0 ? 'bottomLeft' : 'bottomRight';
  // A cell in frozen columns is selected in their pane.
  const isBeside = corner === 'bottomRight' && select !== undefined && select.row >= rows && select.column < columns;
  const active = isBeside ? 'bottomLeft' : corner;
  const pane = withAttributes('', {
    xSplit: columns === 0 ? undefined : columns - unseen,
    ySplit: rows === 0 ? undefined : rows,
    topLeftCell: cellName(rows, columns),
    activePane: active,
    state: 'frozen',
  });
  const panes = corner === 'bottomRight' ? ['topRight', 'bottomLeft', 'bottomRight'] : [corner];
  const selection = panes.map((each) => (each === active ? selected(each) : `<${prefix}selection pane="${each}"/>`));
  return elementText(`${prefix}pane`, pane) + selection.join('') + rest.join('');
}
