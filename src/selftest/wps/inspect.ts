/** All there is in the scratch workbook, by WPS's own interface: what the port cannot tell, too. */
import {
  areasOf,
  call,
  get,
  mergesOf,
  numberFormatsOf,
  part,
  partOrNull,
  rangeAt,
  readCells,
  rectOf,
  type Application,
  type Box,
  type Range,
  type Workbook,
  type Worksheet,
} from '../../host/wps';
import type { Rect } from '../../host/port';
import type { TestedLinks, TestedValidation } from './api';

/** The cells of a sheet in which the cases do something; those with borders, and those with validations and notes. */
const AREA: Rect = { row: 0, column: 0, rows: 12, columns: 6 };
const BORDERED: Rect = { row: 5, column: 0, rows: 3, columns: 3 };
const RULED: Rect = { row: 0, column: 0, rows: 5, columns: 4 };

const VISIBLE = -1;
const FONT = ['Name', 'Size', 'Color', 'Bold', 'Italic', 'Underline'] as const;
const CELL = ['HorizontalAlignment', 'VerticalAlignment', 'WrapText', 'IndentLevel', 'Locked'] as const;
const EDGES = [7, 8, 9, 10] as const;
const NO_LINE = -4142;
const PAGE = [
  ...(['PaperSize', 'Orientation', 'Zoom', 'FitToPagesWide', 'FitToPagesTall', 'PrintTitleRows'] as const),
  ...(['LeftMargin', 'RightMargin', 'TopMargin', 'BottomMargin', 'LeftHeader', 'CenterHeader'] as const),
  ...(['RightHeader', 'LeftFooter', 'CenterFooter', 'RightFooter'] as const),
];
const VALIDATION = [
  ...(['Type', 'AlertStyle', 'Operator', 'Formula1', 'Formula2', 'IgnoreBlank', 'ShowInput'] as const),
  ...(['InputTitle', 'InputMessage', 'ShowError', 'ErrorTitle', 'ErrorMessage'] as const),
];

type Told = Record<string, unknown>;

/** What WPS refuses to tell, it refuses before and after. */
async function told(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return (await ask()) ?? null;
  } catch {
    return 'refused';
  }
}

export async function inspectWps(app: Box<Application>, book: Box<Workbook>): Promise<unknown> {
  const active = await part(book, 'ActiveSheet');
  const sheets = await part(book, 'Worksheets');
  const tabs: Told[] = [];
  for (let index = 1; index <= (await get(sheets, 'Count')); index++) {
    const sheet = await call(sheets, 'Item', index);
    tabs.push(await sheetTold(app, sheet));
  }
  const front = await get(active, 'Name');
  // To tell what is frozen a sheet comes to the front.
  await call(active, 'Activate');
  return { tabs, names: await namesTold(book), active: front };
}

async function namesTold(book: Box<Workbook>): Promise<unknown> {
  const names = await part(book, 'Names');
  const list: string[] = [];
  for (let index = 1; index <= (await get(names, 'Count')); index++) {
    const name = await call(names, 'Item', index);
    list.push(`${await get(name, 'Name')} ${await get(name, 'RefersTo')}`);
  }
  return list.sort();
}

async function sheetTold(app: Box<Application>, sheet: Box<Worksheet>): Promise<Told> {
  const visible = await get(sheet, 'Visible');
  return {
    name: await get(sheet, 'Name'),
    visible,
    color: await told(async () => get(await part(sheet, 'Tab'), 'Color')),
    isProtected: await get(sheet, 'ProtectContents'),
    ...(await readCells(sheet, AREA)),
    numberFormats: await numberFormatsOf(sheet, AREA),
    looks: await looksTold(sheet),
    borders: await bordersTold(sheet),
    merges: (await mergesOf(sheet, AREA)).map((merge) => JSON.stringify(merge)).sort(),
    sizes: await sizesTold(sheet),
    frozen: visible === VISIBLE ? await frozenTold(app, sheet) : null,
    filter: await told(async () =>
      (await get(sheet, 'AutoFilterMode')) ? rectOf(await part(await part(sheet, 'AutoFilter'), 'Range')) : null,
    ),
    rules: await rulesTold(sheet),
    cells: await cellsTold(sheet),
    links: await linksTold(sheet),
    page: await pageTold(sheet),
  };
}

async function looksTold(sheet: Box<Worksheet>): Promise<Told> {
  const looks: Told = {};
  const look = async (name: string, probe: (range: Box<Range>) => Promise<unknown>): Promise<void> => {
    looks[name] = await told(() => areasOf(sheet, AREA, probe));
  };
  for (const key of FONT) await look(`Font.${key}`, async (range) => get(await part(range, 'Font'), key));
  await look('Interior.Color', async (range) => get(await part(range, 'Interior'), 'Color'));
  for (const key of CELL) await look(key, (range) => get(range, key));
  return looks;
}

async function bordersTold(sheet: Box<Worksheet>): Promise<unknown> {
  return each(sheet, BORDERED, async (cell) => {
    const lines: string[] = [];
    const borders = await part(cell, 'Borders');
    for (const edge of EDGES) {
      const border = await call(borders, 'Item', edge);
      const style = await get(border, 'LineStyle');
      if (style !== NO_LINE)
        lines.push(`${edge} ${style} ${await get(border, 'Weight')} ${await get(border, 'Color')}`);
    }
    return lines.join();
  });
}

/** What is told of the cells of a range that have something to tell. */
async function each(sheet: Box<Worksheet>, rect: Rect, ask: (cell: Box<Range>) => Promise<string>): Promise<Told> {
  const found: Told = {};
  for (let row = rect.row; row < rect.row + rect.rows; row++) {
    for (let column = rect.column; column < rect.column + rect.columns; column++) {
      const cell = await rangeAt(sheet, { row, column, rows: 1, columns: 1 });
      const answer = await told(() => ask(cell));
      if (answer !== '') found[`${row},${column}`] = answer;
    }
  }
  return found;
}

async function sizesTold(sheet: Box<Worksheet>): Promise<unknown> {
  const rows: unknown[] = [];
  for (let row = 0; row < AREA.rows; row++) {
    const line = await part(await rangeAt(sheet, { row, column: 0, rows: 1, columns: 1 }), 'EntireRow');
    rows.push((await get(line, 'Hidden')) === true ? 'hidden' : await get(line, 'RowHeight'));
  }
  const columns: unknown[] = [];
  for (let column = 0; column < AREA.columns; column++) {
    const line = await part(await rangeAt(sheet, { row: 0, column, rows: 1, columns: 1 }), 'EntireColumn');
    columns.push((await get(line, 'Hidden')) === true ? 'hidden' : await get(line, 'ColumnWidth'));
  }
  return { rows, columns };
}

async function frozenTold(app: Box<Application>, sheet: Box<Worksheet>): Promise<unknown> {
  await call(sheet, 'Activate');
  const window = await part(app, 'ActiveWindow');
  if (!(await get(window, 'FreezePanes'))) return null;
  return [await get(window, 'SplitRow'), await get(window, 'SplitColumn')];
}

async function rulesTold(sheet: Box<Worksheet>): Promise<unknown> {
  const conditions = await part(await part(sheet, 'Cells'), 'FormatConditions');
  const rules: unknown[] = [];
  for (let index = 1; index <= (await get(conditions, 'Count')); index++) {
    const rule = await call(conditions, 'Item', index);
    rules.push([
      await get(rule, 'Type'),
      await get(rule, 'Formula1'),
      await rectOf(await part(rule, 'AppliesTo')),
      await get(rule, 'StopIfTrue'),
      await told(async () => get(await part(rule, 'Interior'), 'Color')),
      await told(async () => get(await part(rule, 'Font'), 'Color')),
      await told(async () => get(await part(rule, 'Font'), 'Bold')),
    ]);
  }
  return rules;
}

/** Validations and notes. A cell without validation refuses to tell its type. */
async function cellsTold(sheet: Box<Worksheet>): Promise<unknown> {
  return each(sheet, RULED, async (cell) => {
    const validation = (await part(cell, 'Validation')) as Box<TestedValidation>;
    const type = await told(() => get(validation, 'Type'));
    const rule: unknown[] = [];
    if (type !== 'refused') for (const key of VALIDATION) rule.push(await told(() => get(validation, key)));
    const note = await partOrNull(cell, 'Comment');
    return [...rule, ...(note === null ? [] : [await call(note, 'Text')])].join('|');
  });
}

async function linksTold(sheet: Box<Worksheet>): Promise<unknown> {
  const links = (await part(sheet, 'Hyperlinks')) as Box<TestedLinks>;
  return told(async () => {
    const list: string[] = [];
    for (let index = 1; index <= (await get(links, 'Count')); index++) {
      const link = await call(links, 'Item', index);
      const at = JSON.stringify(await rectOf(await part(link, 'Range')));
      list.push(`${at} ${await get(link, 'SubAddress')} ${String(await told(() => get(link, 'ScreenTip')))}`);
    }
    return list.sort();
  });
}

async function pageTold(sheet: Box<Worksheet>): Promise<unknown> {
  const setup = await part(sheet, 'PageSetup');
  const values: unknown[] = [];
  for (const key of PAGE) values.push(await told(() => get(setup, key)));
  return values;
}
