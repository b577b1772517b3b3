/** Fonts, fills and borders as XML; a derived one keeps what the format does not name. */
import type { CellFormat } from '../../port';
import type { Line, Look } from '../../common';
import { childElements, elementAt, elementText } from '../xml/elements';
import { escapeAttribute } from '../xml/text';

/** `RRGGBB` as the opaque colour of an element such as `color` or `fgColor`. */
export function colorXml(name: string, rgb: string): string {
  return `<${name} rgb="FF${escapeAttribute(rgb.replace('#', '').toUpperCase())}"/>`;
}

/** The order that Excel wants within a font. */
const FONT_ORDER: readonly string[] = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];

/** A font with some of its properties replaced. */
export function deriveFont(font: string, prefix: string, format: Partial<Look>): string {
  const parts = new Map(childElements(elementAt(font, 0).inner).map(({ local, text }) => [local, text]));
  const set = (local: string, text: string | undefined): void => {
    if (text !== undefined) {
      parts.set(local, text);
    }
  };
  const toggle = (local: string, on: boolean | undefined): void => {
    if (on === false) {
      parts.delete(local);
    } else if (on === true && (local !== 'u' || !parts.has('u'))) {
      parts.set(local, `<${prefix}${local}/>`);
    }
  };
  toggle('b', format.bold);
  toggle('i', format.italic);
  toggle('u', format.underline);
  set('color', format.color === undefined ? undefined : colorXml(`${prefix}color`, format.color));
  set('sz', format.fontSize === undefined ? undefined : `<${prefix}sz val="${format.fontSize}"/>`);
  if (format.fontName !== undefined) {
    set('name', `<${prefix}name val="${escapeAttribute(format.fontName)}"/>`);
    // A scheme would override the name; family and charset belong to the old one.
    for (const local of ['scheme', 'family', 'charset']) {
      parts.delete(local);
    }
  }
  const rank = (local: string): number => (FONT_ORDER.includes(local) ? FONT_ORDER.indexOf(local) : FONT_ORDER.length);
  const inOrder = [...parts].sort(([a], [b]) => rank(a) - rank(b)).map(([, text]) => text);
  return elementText(`${prefix}font`, '', inOrder.join(''));
}

/** A plain colour behind the cell. */
export function solidFill(prefix: string, rgb: string): string {
  const colors = `${colorXml(`${prefix}fgColor`, rgb)}<${prefix}bgColor indexed="64"/>`;
  return `<${prefix}fill><${prefix}patternFill patternType="solid">${colors}</${prefix}patternFill></${prefix}fill>`;
}

/** No colour behind the cell. */
export function noFill(prefix: string): string {
  return `<${prefix}fill><${prefix}patternFill patternType="none"/></${prefix}fill>`;
}

/** In the order of the format, each with what Strict files call it. */
const SIDES = [
  ['left', 'start'],
  ['right', 'end'],
  ['top', 'top'],
  ['bottom', 'bottom'],
] as const;

/** A border with some of its four sides replaced or (null) taken away; diagonals stay. */
export function deriveBorder(border: string, prefix: string, sides: Partial<Look>): string {
  const old = elementAt(border, 0);
  const children = childElements(old.inner);
  const lineXml = (side: string, line: Line | null): string =>
    line === null
      ? `<${prefix}${side}/>`
      : elementText(`${prefix}${side}`, ` style="${line.style}"`, colorXml(`${prefix}color`, line.color));
  const texts = SIDES.map(([side, strict]) => {
    const line = sides[side];
    const kept = children.find(({ local }) => local === side || local === strict);
    return line === undefined ? (kept?.text ?? `<${prefix}${side}/>`) : lineXml(side, line);
  });
  const known: readonly string[] = SIDES.flat();
  const rest = children.filter(({ local }) => !known.includes(local));
  return elementText(old.name, old.attributes, texts.join('') + rest.map(({ text }) => text).join(''));
}

/** What a conditional format changes, as an entry of the `dxfs` list. */
export function differentialXml(
  prefix: string,
  { fill, color, bold }: Pick<CellFormat, 'fill' | 'color' | 'bold'>,
): string {
  const weight = bold === undefined ? '' : `<${prefix}b${bold ? '' : ' val="0"'}/>`;
  const font = weight + (color === undefined ? '' : colorXml(`${prefix}color`, color));
  // Here the colour of a solid fill is the background's, contrary to cell formats; both, so that every reader finds it.
  const colors = fill === undefined ? '' : colorXml(`${prefix}fgColor`, fill) + colorXml(`${prefix}bgColor`, fill);
  const pattern = elementText(`${prefix}patternFill`, ' patternType="solid"', colors);
  return elementText(
    `${prefix}dxf`,
    '',
    (font === '' ? '' : elementText(`${prefix}font`, '', font)) +
      (colors === '' ? '' : elementText(`${prefix}fill`, '', pattern)),
  );
}
