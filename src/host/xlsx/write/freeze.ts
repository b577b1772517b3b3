import { cellName } from '../../common';
import { attribute, childElements, elementText, withAttributes } from '../xml/elements';
import type { XmlElement } from '../xml/elements';
import type { SheetEditor } from './sheetEditor';

/** Freezes that many rows and columns, instead of whatever was frozen or split before; 0 and 0 unfreezes. */
export function freeze(editor: SheetEditor, rows: number, columns: number): void {
  editor.checkRect({ row: 0, column: 0, rows: rows + 1, columns: columns + 1 });
  const { sections } = editor;
  const { prefix } = sections;
  const old = sections.children('sheetViews');
  const views = old.length === 0 ? [{ attributes: ' workbookViewId="0"', inner: '' }] : old;
  const texts = views.map(({ attributes, inner }) =>
    elementText(
      `${prefix}sheetView`,
      // A view that is scrolled down would freeze the rows that happen to be on top.
      withAttributes(attributes, { topLeftCell: null }),
      viewContent(childElements(inner), prefix, rows, columns),
    ),
  );
  sections.set('sheetViews', elementText(`${prefix}sheetViews`, '', texts.join('')));
}

function viewContent(children: readonly XmlElement[], prefix: string, rows: number, columns: number): string {
  const rest = children.filter(({ local }) => local !== 'pane' && local !== 'selection').map(({ text }) => text);
  const selections = children.filter(({ local }) => local === 'selection');
  const current = selections.at(-1)?.attributes ?? '';
  const cell = attribute({ attributes: current }, 'activeCell') ?? 'A1';
  const range = attribute({ attributes: current }, 'sqref') ?? cell;
  const selected = (pane: string | undefined): string =>
    elementText(`${prefix}selection`, withAttributes('', { pane, activeCell: cell, sqref: range }));
  if (rows === 0 && columns === 0) {
    return (selections.length === 0 ? '' : selected(undefined)) + rest.join('');
  }
  const active = rows === 0 ? 'topRight' : columns === 0 ? 'bottomLeft' : 'bottomRight';
  const pane = withAttributes('', {
    xSplit: columns === 0 ? undefined : columns,
    ySplit: rows === 0 ? undefined : rows,
    topLeftCell: cellName(rows, columns),
    activePane: active,
    state: 'frozen',
  });
  const others =
    active === 'bottomRight'
      ? [`<${prefix}selection pane="topRight"/>`, `<${prefix}selection pane="bottomLeft"/>`]
      : [];
  return elementText(`${prefix}pane`, pane) + others.join('') + selected(active) + rest.join('');
}
