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
  checkRect(tab.name, range);
  if (range.rows * range.columns > MAX_FORMATTED) {
    throw new HostError('tooLarge', { sheet: tab.name, cells: range.rows * range.columns });
  }
  tab.formats.push({ range, format });
  tab.touched.push({ range, what: 'Formats' });
  const calls = 2 + Object.keys(format).length * 2 + (format.border === undefined ? 0 : 24);
  return [step(calls, 0, (context) => formatCells(at(sheetOf(context, tab), range), range, format))];
}

export function at(sheet: Excel.Worksheet, { row, column, rows, columns }: Rect): Excel.Range {
  return sheet.getRangeByIndexes(row, column, rows, columns);
}

export function formatCells(cells: Excel.Range, range: Rect, format: CellFormat): void {
  const { font, fill, protection } = cells.format;
  if (format.fill !== undefined) fill.color = wireColor(format.fill);
  if (format.color !== undefined) font.color = wireColor(format.color);
  if (format.fontName !== undefined) font.name = format.fontName;
  if (format.fontSize !== undefined) font.size = format.fontSize;
  if (format.bold !== undefined) font.bold = format.bold;
  if (format.italic !== undefined) font.italic = format.italic;
  if (format.underline !== undefined) font.underline = format.underline ? 'Single' : 'None';
  if (format.horizontal !== undefined) cells.format.horizontalAlignment = HORIZONTAL[format.horizontal];
  if (format.vertical !== undefined) cells.format.verticalAlignment = VERTICAL[format.vertical];
  if (format.wrap !== undefined) cells.format.wrapText = format.wrap;
  if (format.indent !== undefined) cells.format.indentLevel = format.indent;
  if (format.locked !== undefined) protection.locked = format.locked;
  if (format.border !== undefined) drawBorders(cells, range, format.border);
  if (format.numberFormat !== undefined) {
    // One value stands for all cells, which the types do not say.
    cells.numberFormat = format.numberFormat as unknown as string[][];
  }
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
