/** Links to places in the workbook. A link changes the font of its cell, and may fill it: both are put right afterwards. */
import type { Change, Rect } from '../../port';
import type { Font, Worksheet } from '../api';
import { call, get, part, set, type Box } from '../door';
import { areasOf, rangeAt, readCells, type Area } from '../reading';
import { insist } from '../session';
import { cellKey, sheetOf, type Tab } from './tab';
import { heldAt, putBack } from './values';
import type { Work } from './work';

type Link = Extract<Change, { kind: 'links' }>['links'][number];

const FONT_KEYS = ['Name', 'Size', 'Color', 'Bold', 'Italic', 'Underline'] as const;
type FontKey = (typeof FONT_KEYS)[number];

export async function writeLinks(work: Work, tab: Tab, { links }: Extract<Change, { kind: 'links' }>): Promise<void> {
  const sheet = sheetOf(tab);
  for (const column of new Set(links.map((link) => link.column))) {
    await linkColumn(
      work,
      sheet,
      links.filter((link) => link.column === column),
    );
  }
}

async function linkColumn(work: Work, sheet: Box<Worksheet>, links: readonly Link[]): Promise<void> {
  const rows = links.map(({ row }) => row);
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  const rect: Rect = { row: first, column: links[0]!.column, rows: last - first + 1, columns: 1 };
  const before = await readCells(sheet, rect);
  const fonts = await fontsOf(sheet, rect);
  const linked = new Set<number>();
  const hyperlinks = await part(sheet, 'Hyperlinks');
  for (const { row, column, target, tip } of links) {
    await work.beat();
    const cell = await rangeAt(sheet, { row, column, rows: 1, columns: 1 });
    // What a link leads to can be found without it: where this WPS makes none, the sheet stays without.
    const isMade = await insist(
      async () => void (await call(hyperlinks, 'Add', cell, '', target.replace(/^#/, ''), tip)),
    );
    if (!isMade) work.learned.refused.add('links');
    linked.add(cellKey(row, column));
  }
  const after = await readCells(sheet, rect);
  if (JSON.stringify(after) !== JSON.stringify(before)) {
    const values = before.values.map((_, r) => [
      linked.has(cellKey(first + r, rect.column)) ? heldAt(before, r, 0) : undefined,
    ]);
    await putBack(sheet, rect, values, work.learned);
  }
  for (const { rect: area, value, key } of fonts) {
    set(await part(await rangeAt(sheet, area), 'Font'), key, value as never);
  }
}

type FontArea = Area<string | number | boolean> & { readonly key: FontKey };

async function fontsOf(sheet: Box<Worksheet>, rect: Rect): Promise<FontArea[]> {
  const found: FontArea[] = [];
  for (const key of FONT_KEYS) {
    const areas = await areasOf(sheet, rect, async (range): Promise<Font[FontKey]> =>
      get(await part(range, 'Font'), key),
    );
    found.push(...areas.map((area) => ({ ...area, key })));
  }
  return found;
}
