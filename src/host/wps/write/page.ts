/** What a sheet shows and prints: frozen panes, filters, the page. */
import { HEADER_PARTS, rangeName, sameRect, splitHeader } from '../../common';
import type { Change, PrintSetup, Rect } from '../../port';
import type { Application, PageSetup, Worksheet } from '../api';
import { call, get, part, set, type Box } from '../door';
import { LANDSCAPE, PAPER, PORTRAIT } from '../enums';
import { rangeAt, rectOf } from '../reading';
import { onScreen } from './onScreen';
import { sheetOf, type Tab } from './tab';
import type { Work } from './work';

interface Frozen {
  readonly rows: number;
  readonly columns: number;
  readonly select?: { readonly row: number; readonly column: number };
}

export async function writeFreeze(work: Work, tab: Tab, { rows, columns, select }: Frozen): Promise<void> {
  const sheet = sheetOf(tab);
  const before = await frozenOf(work.app, sheet);
  if (before.rows === rows && before.columns === columns) return;
  if (!tab.isNew) work.undos.push(() => freeze(work.app, sheet, before));
  await freeze(work.app, sheet, { rows, columns, ...(select && { select }) });
}

async function frozenOf(app: Box<Application>, sheet: Box<Worksheet>): Promise<Frozen> {
  return onScreen(app, sheet, async (window) =>
    (await get(window, 'FreezePanes'))
      ? { rows: await get(window, 'SplitRow'), columns: await get(window, 'SplitColumn') }
      : { rows: 0, columns: 0 },
  );
}

async function freeze(app: Box<Application>, sheet: Box<Worksheet>, { rows, columns, select }: Frozen): Promise<void> {
  await onScreen(app, sheet, async (window) => {
    set(window, 'FreezePanes', false);
    // Rows and columns are counted from the first that is seen.
    set(window, 'ScrollRow', 1);
    set(window, 'ScrollColumn', 1);
    set(window, 'SplitRow', rows);
    set(window, 'SplitColumn', columns);
    if (rows > 0 || columns > 0) set(window, 'FreezePanes', true);
    if (select) await call(await rangeAt(sheet, { ...select, rows: 1, columns: 1 }), 'Select');
  });
}

/** A filter over the same range stays, with what people chose in it. */
export async function writeFilter(work: Work, tab: Tab, range: Rect | null): Promise<void> {
  const sheet = sheetOf(tab);
  const before = await filterOf(sheet);
  if (before === range || (before !== null && range !== null && sameRect(before, range))) return;
  if (!tab.isNew) work.undos.push(() => filter(sheet, before));
  await filter(sheet, range);
}

async function filterOf(sheet: Box<Worksheet>): Promise<Rect | null> {
  if (!(await get(sheet, 'AutoFilterMode'))) return null;
  return rectOf(await part(await part(sheet, 'AutoFilter'), 'Range'));
}

async function filter(sheet: Box<Worksheet>, range: Rect | null): Promise<void> {
  if (await get(sheet, 'AutoFilterMode')) set(sheet, 'AutoFilterMode', false);
  if (range !== null) await call(await call(sheet, 'Range', rangeName(range)), 'AutoFilter', 1);
}

const POINTS_PER_INCH = 72;

type PageKey = Exclude<keyof PageSetup, 'Application'>;

/** Setting one up takes WPS long, so only what differs is set. */
export async function writePrintSetup(
  work: Work,
  tab: Tab,
  { setup }: Extract<Change, { kind: 'printSetup' }>,
): Promise<void> {
  const page = await part(sheetOf(tab), 'PageSetup');
  for (const [key, value] of pageOf(setup)) {
    const before = await get(page, key);
    if (before === value) continue;
    if (!tab.isNew) {
      work.undos.push(() => {
        set(page, key, before);
        return Promise.resolve();
      });
    }
    set(page, key, value);
  }
}

function pageOf(setup: PrintSetup): [PageKey, string | number | boolean][] {
  const { margins, titleRows } = setup;
  const page: [PageKey, string | number | boolean][] = [
    ['PaperSize', PAPER[setup.paper]],
    ['Orientation', setup.landscape ? LANDSCAPE : PORTRAIT],
    ['Zoom', false],
    ['FitToPagesWide', setup.fitWidth],
    ['FitToPagesTall', false],
  ];
  if (titleRows !== undefined) page.push(['PrintTitleRows', `$${titleRows[0] + 1}:$${titleRows[1] + 1}`]);
  if (margins !== undefined) {
    page.push(
      ['LeftMargin', margins.left * POINTS_PER_INCH],
      ['RightMargin', margins.right * POINTS_PER_INCH],
      ['TopMargin', margins.top * POINTS_PER_INCH],
      ['BottomMargin', margins.bottom * POINTS_PER_INCH],
    );
  }
  const places = { left: 'Left', center: 'Center', right: 'Right' } as const;
  for (const side of HEADER_PARTS) {
    if (setup.header !== undefined) page.push([`${places[side]}Header`, splitHeader(setup.header)[side]]);
    if (setup.footer !== undefined) page.push([`${places[side]}Footer`, splitHeader(setup.footer)[side]]);
  }
  return page;
}
