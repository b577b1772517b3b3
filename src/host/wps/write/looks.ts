/** How cells look. */
import type { CellFormat, Rect } from '../../port';
import type { Range } from '../api';
import { call, part, set, type Box } from '../door';
import {
  BETWEEN_COLUMNS,
  BETWEEN_ROWS,
  EDGES,
  HORIZONTAL,
  LINE,
  NO_LINE,
  NO_UNDERLINE,
  UNDERLINED,
  VERTICAL,
  WEIGHT,
  wpsColor,
} from '../enums';
import { rangeAt } from '../reading';
import { sheetOf, type Tab } from './tab';

export async function writeFormat(tab: Tab, rect: Rect, format: CellFormat): Promise<void> {
  const range = await rangeAt(sheetOf(tab), rect);
  if (format.fill !== undefined) set(await part(range, 'Interior'), 'Color', wpsColor(format.fill));
  await writeFont(range, format);
  if (format.horizontal !== undefined) set(range, 'HorizontalAlignment', HORIZONTAL[format.horizontal]);
  if (format.vertical !== undefined) set(range, 'VerticalAlignment', VERTICAL[format.vertical]);
  if (format.wrap !== undefined) set(range, 'WrapText', format.wrap);
  if (format.indent !== undefined) set(range, 'IndentLevel', format.indent);
  if (format.locked !== undefined) set(range, 'Locked', format.locked);
  if (format.numberFormat !== undefined) set(range, 'NumberFormat', format.numberFormat);
  if (format.border !== undefined) await drawBorders(range, rect, format.border);
}

async function writeFont(range: Box<Range>, format: CellFormat): Promise<void> {
  const { color, fontName, fontSize, bold, italic, underline } = format;
  if ([color, fontName, fontSize, bold, italic, underline].every((value) => value === undefined)) return;
  const font = await part(range, 'Font');
  if (color !== undefined) set(font, 'Color', wpsColor(color));
  if (fontName !== undefined) set(font, 'Name', fontName);
  if (fontSize !== undefined) set(font, 'Size', fontSize);
  if (bold !== undefined) set(font, 'Bold', bold);
  if (italic !== undefined) set(font, 'Italic', italic);
  if (underline !== undefined) set(font, 'Underline', underline ? UNDERLINED : NO_UNDERLINE);
}

async function drawBorders(
  range: Box<Range>,
  { rows, columns }: Rect,
  { style, color }: NonNullable<CellFormat['border']>,
): Promise<void> {
  const borders = await part(range, 'Borders');
  const sides = [
    ...EDGES,
    // Lines between cells are refused where there is but one.
    ...(columns > 1 ? [BETWEEN_COLUMNS] : []),
    ...(rows > 1 ? [BETWEEN_ROWS] : []),
  ];
  for (const side of sides) {
    const border = await call(borders, 'Item', side);
    if (style === 'none') {
      set(border, 'LineStyle', NO_LINE);
    } else {
      set(border, 'LineStyle', LINE);
      set(border, 'Weight', WEIGHT[style]);
      set(border, 'Color', wpsColor(color));
    }
  }
}
