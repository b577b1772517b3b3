/** How cells look. */
import { checkRect, MAX_FORMATTED } from '../../common';
import type { CellFormat, Rect } from '../../port';
import { HostError } from '../../port';
import { step, type Step } from '../chunks';
import { type Tab } from './tab';
import type { SheetOf } from './work';

const HORIZONTAL = { left: 'Left', center: 'Center', right: 'Right' } as const;
const VERTICAL = { top: 'Top', center: 'Center', bottom: 'Bottom' } as const;
const WEIGHT = { thin: 'Thin', medium: 'Medium', hair: 'Hairline' } as const;

/** A colour as Excel wants it. */
export const wireColor = (color: string): string => `#${color.replace('#', '')}`;

/** Throws `tooLarge` for more cells than are ever formatted at once. */
export function planFormat(tab: Tab, range: Rect, format: CellFormat, sheetOf: SheetOf): Step[] {
  checkFormat(tab, range, format);
  if (Object.values(format).every((value) => value === undefined)) return [];
  return [
    step(2 + formatCallsOf(format), 0, (context) => formatCells(at(sheetOf(context, tab), range), range, format)),
  ];
}

/** Takes note of what is going to be formatted. */
export function checkFormat(tab: Tab, range: Rect, format: CellFormat): void {
  checkRect(tab.name, range);
  if (range.rows * range.columns > MAX_FORMATTED) {
    throw new HostError('tooLarge', { sheet: tab.name, cells: range.rows * range.columns });
  }
  tab.formats.push({ range, format });
  tab.touched.push({ range, what: 'Formats' });
}

export const formatCallsOf = (format: CellFormat): number =>
  2 + Object.keys(format).length * 2 + (format.border === undefined ? 0 : 24);

/** Cells for one request: Excel is not asked to remember them, nor to forget them afterwards. */
export function at(sheet: Excel.Worksheet, { row, column, rows, columns }: Rect): Excel.Range {
  return sheet.getRangeByIndexes(row, column, rows, columns).untrack();
}

/** What belongs to the font. */
export const FONT_KEYS: readonly (keyof CellFormat)[] = [
  'color',
  'fontName',
  'fontSize',
  'bold',
  'italic',
  'underline',
];

export function formatCells(cells: Excel.Range, range: Rect, format: CellFormat): void {
  const { numberFormat, border, ...look } = format;
  if (Object.values(look).some((value) => value !== undefined)) lookAs(cells.format, look);
  if (border !== undefined) drawBorders(cells, range, border);
  if (numberFormat !== undefined) {
    // One value stands for all cells, which the types do not say.
    cells.numberFormat = numberFormat as unknown as string[][];
  }
}

/** All but lines and number formats. Each part of a format is an object of its own to Excel: none that is not needed. */
export function lookAs(look: Excel.RangeFormat, format: CellFormat): void {
  if (FONT_KEYS.some((key) => format[key] !== undefined)) setFont(look.font, format);
  if (format.fill !== undefined) look.fill.color = wireColor(format.fill);
  if (format.horizontal !== undefined) look.horizontalAlignment = HORIZONTAL[format.horizontal];
  if (format.vertical !== undefined) look.verticalAlignment = VERTICAL[format.vertical];
  if (format.wrap !== undefined) look.wrapText = format.wrap;
  if (format.indent !== undefined) look.indentLevel = format.indent;
  if (format.locked !== undefined) look.protection.locked = format.locked;
}

function setFont(font: Excel.RangeFont, format: CellFormat): void {
  if (format.color !== undefined) font.color = wireColor(format.color);
  if (format.fontName !== undefined) font.name = format.fontName;
  if (format.fontSize !== undefined) font.size = format.fontSize;
  if (format.bold !== undefined) font.bold = format.bold;
  if (format.italic !== undefined) font.italic = format.italic;
  if (format.underline !== undefined) font.underline = format.underline ? 'Single' : 'None';
}

function drawBorders(cells: Excel.Range, range: Rect, { style, color }: NonNullable<CellFormat['border']>): void {
  const { borders } = cells.format;
  const sides = [
    'EdgeTop',
    'EdgeBottom',
    'EdgeLeft',
    'EdgeRight',
    // Lines between cells are refused where there is but one.
    ...(range.rows > 1 ? (['InsideHorizontal'] as const) : []),
    ...(range.columns > 1 ? (['InsideVertical'] as const) : []),
  ] as const;
  for (const side of sides) {
    const border = borders.getItem(side);
    if (style === 'none') {
      border.style = 'None';
    } else {
      border.style = 'Continuous';
      border.weight = WEIGHT[style];
      border.color = wireColor(color);
    }
  }
}
