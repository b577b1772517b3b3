/** Fonts, fills, lines and alignments of the styles part, as pieces of a look. */
import { PLAIN_LOOK, type Line, type Look } from '../../common';
import type { CellFormat } from '../../port';
import type { XmlElement } from '../xml/elements';
import { attribute, childElement, childElements, parseAttributes } from '../xml/elements';
import { isOn, numberOf } from './attributes';
import type { ColorReader } from './colors';

export type Font = Pick<Look, 'fontName' | 'fontSize' | 'color' | 'bold' | 'italic' | 'underline'>;
export type Borders = Pick<Look, 'left' | 'right' | 'top' | 'bottom'>;
export type Alignment = Pick<Look, 'horizontal' | 'vertical' | 'wrap' | 'indent'>;

export function readFont(font: XmlElement, color: ColorReader): Font {
  const parts = new Map(childElements(font.inner).map((part) => [part.local, part]));
  const value = (local: string): string | undefined => attribute(parts.get(local) ?? { attributes: '' }, 'val');
  const underline = parts.has('u') ? (value('u') ?? 'single') : 'none';
  return {
    fontName: value('name') ?? PLAIN_LOOK.fontName,
    fontSize: numberOf(value('sz'), PLAIN_LOOK.fontSize),
    color: color(parts.get('color')) ?? PLAIN_LOOK.color,
    bold: isSet(parts.get('b')),
    italic: isSet(parts.get('i')),
    underline: underline !== 'none',
  };
}

/** A switch such as `<b/>`: on by being there, unless it says no. */
function isSet(element: XmlElement | undefined): boolean {
  return element !== undefined && isOn(attribute(element, 'val'), true);
}

/** The colour of a plain fill, or the one that a pattern is drawn in. Gradients show none. */
export function readFill(fill: XmlElement, color: ColorReader): string | null {
  const pattern = childElement(fill.inner, 'patternFill');
  const type = attribute(pattern ?? { attributes: '' }, 'patternType') ?? 'none';
  return type === 'none' ? null : color(childElement(pattern?.inner ?? '', 'fgColor'));
}

export function readBorders(border: XmlElement, color: ColorReader): Borders {
  const sides = new Map(childElements(border.inner).map((side) => [side.local, side]));
  const line = (...names: readonly string[]): Line | null => {
    const side = names.map((name) => sides.get(name)).find((found) => found !== undefined);
    const style = attribute(side ?? { attributes: '' }, 'style') ?? 'none';
    return side === undefined || style === 'none'
      ? null
      : { style: LINES[style] ?? 'thin', color: color(childElement(side.inner, 'color')) ?? PLAIN_LOOK.color };
  };
  // `start` and `end` are what Strict files call left and right.
  return { left: line('left', 'start'), right: line('right', 'end'), top: line('top'), bottom: line('bottom') };
}

/** The nearest line for those that are not thin: dotted and dashed ones are. */
const LINES: Readonly<Record<string, Line['style']>> = {
  hair: 'hair',
  medium: 'medium',
  mediumDashed: 'medium',
  mediumDashDot: 'medium',
  mediumDashDotDot: 'medium',
  slantDashDot: 'medium',
  thick: 'medium',
  double: 'medium',
};

export function readAlignment(alignment: XmlElement | undefined): Alignment {
  const all = parseAttributes(alignment?.attributes ?? '');
  return {
    horizontal: HORIZONTAL[all.get('horizontal') ?? ''] ?? 'general',
    vertical: VERTICAL[all.get('vertical') ?? ''] ?? 'bottom',
    wrap: isOn(all.get('wrapText'), false),
    indent: numberOf(all.get('indent'), 0),
  };
}

const HORIZONTAL: Readonly<Record<string, Look['horizontal']>> = {
  left: 'left',
  fill: 'left',
  justify: 'left',
  center: 'center',
  centerContinuous: 'center',
  distributed: 'center',
  right: 'right',
};

const VERTICAL: Readonly<Record<string, Look['vertical']>> = {
  top: 'top',
  justify: 'top',
  center: 'center',
  distributed: 'center',
};

/** What a conditional format changes of a look. */
export type Differential = Pick<CellFormat, 'fill' | 'color' | 'bold'>;

export function readDifferential(dxf: XmlElement, color: ColorReader): Differential {
  const font = childElement(dxf.inner, 'font')?.inner ?? '';
  const bold = childElement(font, 'b');
  const text = color(childElement(font, 'color'));
  const pattern = childElement(childElement(dxf.inner, 'fill')?.inner ?? '', 'patternFill');
  const inner = attribute(pattern ?? { attributes: '' }, 'patternType') === 'none' ? '' : (pattern?.inner ?? '');
  // Contrary to cell formats, a plain fill is told as the background's colour here.
  const fill = color(childElement(inner, 'bgColor')) ?? color(childElement(inner, 'fgColor'));
  return {
    ...(fill === null ? {} : { fill }),
    ...(text === null ? {} : { color: text }),
    ...(bold === undefined ? {} : { bold: isSet(bold) }),
  };
}
