/** What a sheet shows and prints: frozen panes, filters, the page. */
import { checkRect, HEADER_PARTS, MAX_HEADER, sameRect, splitHeader } from '../../common';
import type { Change, PrintSetup, Rect } from '../../port';
import { HostError } from '../../port';
import { jsonBytes, step, type Step } from '../chunks';
import { at } from './looks';
import { type Tab } from './tab';
import type { SheetOf } from './work';

export function planFreeze(
  tab: Tab,
  { rows, columns, select }: Extract<Change, { kind: 'freeze' }>,
  sheetOf: SheetOf,
): Step[] {
  checkRect(tab.name, { row: 0, column: 0, rows: rows + 1, columns: columns + 1 });
  tab.changed.add('freeze');
  // Selecting brings the sheet to the front, which a hidden one refuses.
  const cell = tab.visibility === 'visible' ? select : undefined;
  return [
    step(6, 0, (context) => {
      const sheet = sheetOf(context, tab);
      freeze(sheet, rows, columns);
      if (cell) sheet.getCell(cell.row, cell.column).select();
    }),
  ];
}

export function freeze(sheet: Excel.Worksheet, rows: number, columns: number): void {
  const panes = sheet.freezePanes;
  panes.unfreeze();
  if (rows > 0 && columns > 0) {
    panes.freezeAt(at(sheet, { row: 0, column: 0, rows, columns }));
  } else if (rows > 0) {
    panes.freezeRows(rows);
  } else if (columns > 0) {
    panes.freezeColumns(columns);
  }
}

/** A filter over the same range stays, with what people chose in it. */
export function planAutoFilter(tab: Tab, range: Rect, sheetOf: SheetOf): Step[] {
  checkRect(tab.name, range);
  const old = tab.isCleared ? null : (tab.image?.filter ?? null);
  if (old !== null && sameRect(old, range)) {
    return [];
  }
  tab.changed.add('filter');
  return [
    step(4, 0, (context) => {
      const sheet = sheetOf(context, tab);
      sheet.autoFilter.apply(at(sheet, range));
    }),
  ];
}

const POINTS_PER_INCH = 72;

export function planPrintSetup(tab: Tab, setup: PrintSetup, sheetOf: SheetOf): Step[] {
  for (const text of [setup.header ?? '', setup.footer ?? '']) {
    if (text.length > MAX_HEADER) {
      throw new HostError('unsupported', { sheet: tab.name, reason: 'headerTooLong', length: text.length });
    }
  }
  tab.changed.add('page');
  return [step(24, jsonBytes(setup), (context) => setUpPage(sheetOf(context, tab).pageLayout, setup))];
}

function setUpPage(layout: Excel.PageLayout, setup: PrintSetup): void {
  layout.paperSize = setup.paper;
  layout.orientation = setup.landscape ? 'Landscape' : 'Portrait';
  layout.zoom = { horizontalFitToPages: setup.fitWidth };
  if (setup.margins !== undefined) {
    layout.leftMargin = setup.margins.left * POINTS_PER_INCH;
    layout.rightMargin = setup.margins.right * POINTS_PER_INCH;
    layout.topMargin = setup.margins.top * POINTS_PER_INCH;
    layout.bottomMargin = setup.margins.bottom * POINTS_PER_INCH;
  }
  if (setup.header !== undefined || setup.footer !== undefined) {
    setHeaders(layout.headersFooters, setup);
  }
  if (setup.titleRows !== undefined) {
    const [first, last] = setup.titleRows;
    layout.setPrintTitleRows(`$${first + 1}:$${last + 1}`);
  }
}

function setHeaders(group: Excel.HeaderFooterGroup, { header, footer }: PrintSetup): void {
  // Every page gets it: not only odd ones, not only those after the first.
  group.state = 'Default';
  const pages = group.defaultForAllPages;
  for (const part of HEADER_PARTS) {
    if (header !== undefined) pages[`${part}Header`] = splitHeader(header)[part];
    if (footer !== undefined) pages[`${part}Footer`] = splitHeader(footer)[part];
  }
}
