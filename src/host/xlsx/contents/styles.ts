/** The styles part: the looks that cells name by the number of their format, and those of conditional formats. */
import { PLAIN_LOOK, type Look } from '../../common';
import { within } from '../errors';
import type { Package } from '../package/package';
import { GENERAL, readNumberFormats } from '../read/numberFormats';
import type { WorkbookInfo } from '../read/workbook';
import type { XmlElement } from '../xml/elements';
import { attribute, childElement, childElements, parseAttributes } from '../xml/elements';
import { STYLES_ORDER } from '../xml/names';
import { Sections } from '../xml/sections';
import { isOn, numberOf } from './attributes';
import { colorReader, rgbOf, type ColorReader } from './colors';
import { readAlignment, readBorders, readDifferential, readFill, readFont, type Differential } from './looks';
import { readTheme } from './theme';

export interface Styles {
  /** Distinct; the first is that of cells without a format. */
  readonly looks: readonly Look[];
  /** The place in `looks` of a cell format; 0 for formats that are not there. */
  readonly lookOf: (format: number) => number;
  /** Number formats by cell format. */
  readonly numberFormats: readonly string[];
  /** By their number in the file. */
  readonly differentials: readonly Differential[];
  readonly color: ColorReader;
}

/** A workbook without styles has one look. Throws `brokenFile` for a styles or theme part that is no XML. */
export function readStyles(pkg: Package, info: WorkbookInfo): Styles {
  const theme = readTheme(pkg, info);
  const { styles } = info;
  return styles === null
    ? parseStyles('<styleSheet/>', theme)
    : within(styles, () => parseStyles(pkg.text(styles), theme));
}

function parseStyles(xml: string, theme: readonly string[]): Styles {
  const sections = Sections.parse(xml, STYLES_ORDER);
  const color = colorReader(theme, readPalette(sections));
  const numberFormats = readNumberFormats(xml);
  const all = cellLooks(sections, numberFormats, color);
  const places = new Map<string, number>();
  const looks: Look[] = [];
  const placeOf = all.map((look) => {
    const key = JSON.stringify(look);
    let place = places.get(key);
    if (place === undefined) {
      place = looks.push(look) - 1;
      places.set(key, place);
    }
    return place;
  });
  return {
    looks,
    lookOf: (format) => placeOf[format] ?? 0,
    numberFormats,
    differentials: sections.children('dxfs').map((dxf) => readDifferential(dxf, color)),
    color,
  };
}

function readPalette(sections: Sections): string[] {
  const list = childElement(sections.element('colors')?.inner ?? '', 'indexedColors');
  return childElements(list?.inner ?? '').map((entry) => rgbOf(attribute(entry, 'rgb')) ?? '000000');
}

/** The look of every cell format; at least one. */
function cellLooks(sections: Sections, numberFormats: readonly string[], color: ColorReader): Look[] {
  const fonts = sections.children('fonts').map((font) => readFont(font, color));
  const fills = sections.children('fills').map((fill) => readFill(fill, color));
  const borders = sections.children('borders').map((border) => readBorders(border, color));
  const formats: readonly Pick<XmlElement, 'attributes' | 'inner'>[] = sections.children('cellXfs');
  return (formats.length === 0 ? [{ attributes: '', inner: '' }] : formats).map(({ attributes, inner }, index) => {
    const all = parseAttributes(attributes);
    const parts = childElements(inner);
    const protection = parts.find(({ local }) => local === 'protection');
    return {
      ...PLAIN_LOOK,
      ...(fonts[numberOf(all.get('fontId'), 0)] ?? fonts[0]),
      ...borders[numberOf(all.get('borderId'), 0)],
      ...readAlignment(parts.find(({ local }) => local === 'alignment')),
      fill: fills[numberOf(all.get('fillId'), 0)] ?? null,
      numberFormat: numberFormats[index] ?? GENERAL,
      locked: isOn(attribute(protection ?? { attributes: '' }, 'locked'), true),
    };
  });
}
