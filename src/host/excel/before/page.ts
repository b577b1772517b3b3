/** How a sheet prints, to put it back. */
import { boxOf, loadBox } from '../box';

const LAYOUT = ['paperSize', 'orientation', 'zoom', 'leftMargin', 'rightMargin', 'topMargin', 'bottomMargin'] as const;
const HEADERS = ['leftHeader', 'centerHeader', 'rightHeader', 'leftFooter', 'centerFooter', 'rightFooter'] as const;

export interface PageImage {
  readonly layout: Excel.Interfaces.PageLayoutUpdateData;
  readonly headers: Excel.Interfaces.HeaderFooterUpdateData;
  /** `$5:$5`; null when no rows are repeated. */
  readonly titleRows: string | null;
}

export function loadPage(sheet: Excel.Worksheet): () => PageImage {
  const { pageLayout } = sheet;
  pageLayout.load([...LAYOUT]);
  const headers = pageLayout.headersFooters.defaultForAllPages;
  headers.load([...HEADERS]);
  const rows = loadBox(pageLayout.getPrintTitleRowsOrNullObject());
  return () => ({
    layout: Object.fromEntries(LAYOUT.map((name) => [name, known(pageLayout[name])])),
    headers: Object.fromEntries(HEADERS.map((name) => [name, headers[name]])),
    titleRows: rows.isNullObject ? null : rowsText(rows),
  });
}

/** Excel tells what does not apply as null, and does not take that back. */
function known(value: unknown): unknown {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null && part !== undefined))
    : value;
}

function rowsText(range: Excel.Range): string {
  const { row, rows } = boxOf(range);
  return `$${row + 1}:$${row + rows}`;
}

/** Excel has no way to take repeated rows away again: where there were none, those that came stay. */
export function putPageBack(sheet: Excel.Worksheet, { layout, headers, titleRows }: PageImage): void {
  sheet.pageLayout.set(layout);
  sheet.pageLayout.headersFooters.defaultForAllPages.set(headers);
  if (titleRows !== null) {
    sheet.pageLayout.setPrintTitleRows(titleRows);
  }
}
