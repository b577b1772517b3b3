/** How a cell looks: the model's terms and Univer's styles. */
import {
  BorderStyleTypes,
  HorizontalAlign,
  TextDirection,
  VerticalAlign,
  WrapStrategy,
  type IBorderData,
  type IBorderStyleData,
  type IStyleData,
  type Nullable,
} from '@univerjs/core';
import type { Line, Look } from '../model';
import { fontName, fontStack } from './fonts';

const LINES: Readonly<Record<Line['style'], BorderStyleTypes>> = {
  thin: BorderStyleTypes.THIN,
  medium: BorderStyleTypes.MEDIUM,
  hair: BorderStyleTypes.HAIR,
};
const HEAVY = new Set([
  BorderStyleTypes.DOUBLE,
  BorderStyleTypes.MEDIUM,
  BorderStyleTypes.MEDIUM_DASHED,
  BorderStyleTypes.MEDIUM_DASH_DOT,
  BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  BorderStyleTypes.SLANT_DASH_DOT,
  BorderStyleTypes.THICK,
]);
const HORIZONTAL: Readonly<Record<Look['horizontal'], HorizontalAlign>> = {
  general: HorizontalAlign.UNSPECIFIED,
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
};
const VERTICAL: Readonly<Record<Look['vertical'], VerticalAlign>> = {
  top: VerticalAlign.TOP,
  center: VerticalAlign.MIDDLE,
  bottom: VerticalAlign.BOTTOM,
};
const SIDES = { top: 't', bottom: 'b', left: 'l', right: 'r' } as const;
/** Pixels of one step of indentation, and of the space that every cell has. */
const INDENT = 9;
const PADDING = { t: 0, r: 2, b: 2, l: 2 };

const NO_LINE: IBorderStyleData = { s: BorderStyleTypes.NONE, cl: { rgb: '#000000' } };
const TRANSPARENT = 'transparent';

export const toCss = (color: string): string => `#${color}`;

/** `RRGGBB` of `#abc`, `#aabbcc`, `rgb(1,2,3)`; null when there is none to be seen. */
export function fromCss(color: Nullable<string>): string | null {
  const text = color?.trim() ?? '';
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?$/i.exec(text)?.[1];
  if (hex !== undefined) {
    return (hex.length === 3 ? hex.replace(/./g, '$&$&') : hex).toUpperCase();
  }
  const parts = /^rgba?\(([^)]*)\)$/.exec(text)?.[1]?.split(',').map(Number);
  if (parts === undefined || parts[3] === 0) {
    return null;
  }
  const bytes = parts.slice(0, 3).map((part) => Math.round(part).toString(16).padStart(2, '0'));
  return bytes.join('').toUpperCase();
}

/**
 * The part of a style that makes a cell look so, with a value for everything that is given. Where rows or columns have
 * a look of their own (`covering`), what a cell lacks must be said to be absent, else theirs would show through.
 */
export function toStyle(look: Partial<Look>, covering = false): IStyleData {
  const style: IStyleData = {};
  if (look.numberFormat !== undefined) style.n = { pattern: look.numberFormat };
  if (look.fill !== undefined) {
    style.bg = look.fill !== null ? { rgb: toCss(look.fill) } : covering ? { rgb: TRANSPARENT } : null;
  }
  if (look.color !== undefined) style.cl = { rgb: toCss(look.color) };
  if (look.fontName !== undefined) style.ff = fontStack(look.fontName);
  if (look.fontSize !== undefined) style.fs = look.fontSize;
  if (look.bold !== undefined) style.bl = look.bold ? 1 : 0;
  if (look.italic !== undefined) style.it = look.italic ? 1 : 0;
  if (look.underline !== undefined) style.ul = { s: look.underline ? 1 : 0 };
  if (look.horizontal !== undefined) {
    // The toolbar has no picture for an alignment that is said to be none.
    style.ht = look.horizontal === 'general' && !covering ? null : HORIZONTAL[look.horizontal];
  }
  if (look.vertical !== undefined) style.vt = VERTICAL[look.vertical];
  if (look.wrap !== undefined) style.tb = look.wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW;
  if (look.indent !== undefined) {
    const side = look.horizontal === 'right' ? 'r' : 'l';
    style.pd = { ...PADDING, [side]: PADDING[side] + look.indent * INDENT };
  }
  // Univer knows no unlocked cells. The direction of the text is the one property of a style that it keeps and moves
  // with the cell and never shows.
  if (look.locked !== undefined) style.td = look.locked ? TextDirection.UNSPECIFIED : TextDirection.LEFT_TO_RIGHT;
  const borders: IBorderData = {};
  for (const side of Object.keys(SIDES) as (keyof typeof SIDES)[]) {
    const line = look[side];
    if (line !== undefined) {
      const none = covering ? NO_LINE : null;
      borders[SIDES[side]] = line === null ? none : { s: LINES[line.style], cl: { rgb: toCss(line.color) } };
    }
  }
  return Object.keys(borders).length === 0 ? style : { ...style, bd: borders };
}

/** The look of a composed style; what it does not say is that of `plain`. */
export function toLook(style: IStyleData, plain: Look): Look {
  const borders = style.bd ?? {};
  return {
    numberFormat: style.n?.pattern ?? 'General',
    fill: fromCss(style.bg?.rgb),
    color: fromCss(style.cl?.rgb) ?? '000000',
    fontName: style.ff == null ? plain.fontName : fontName(style.ff),
    fontSize: style.fs ?? plain.fontSize,
    bold: style.bl === 1,
    italic: style.it === 1,
    underline: style.ul?.s === 1,
    horizontal: horizontal(style.ht),
    vertical: vertical(style.vt, plain.vertical),
    wrap: style.tb === WrapStrategy.WRAP,
    indent: Math.round((Math.max(style.pd?.l ?? 0, style.pd?.r ?? 0, PADDING.l) - PADDING.l) / INDENT),
    locked: style.td !== TextDirection.LEFT_TO_RIGHT,
    top: line(borders.t),
    bottom: line(borders.b),
    left: line(borders.l),
    right: line(borders.r),
  };
}

function line(border: Nullable<IBorderStyleData>): Line | null {
  if (border == null || border.s === BorderStyleTypes.NONE) {
    return null;
  }
  const style = border.s === BorderStyleTypes.HAIR ? 'hair' : HEAVY.has(border.s) ? 'medium' : 'thin';
  return { style, color: fromCss(border.cl.rgb) ?? '000000' };
}

function horizontal(align: Nullable<HorizontalAlign>): Look['horizontal'] {
  switch (align) {
    case HorizontalAlign.CENTER:
    case HorizontalAlign.DISTRIBUTED:
      return 'center';
    case HorizontalAlign.RIGHT:
      return 'right';
    case HorizontalAlign.LEFT:
    case HorizontalAlign.JUSTIFIED:
    case HorizontalAlign.BOTH:
      return 'left';
    default:
      return 'general';
  }
}

function vertical(align: Nullable<VerticalAlign>, plain: Look['vertical']): Look['vertical'] {
  switch (align) {
    case VerticalAlign.TOP:
      return 'top';
    case VerticalAlign.MIDDLE:
      return 'center';
    case VerticalAlign.BOTTOM:
      return 'bottom';
    default:
      return plain;
  }
}
