/** The styles part: cell formats derived from those that cells have, each kept only once. */
import type { CellFormat } from '../../port';
import type { Look } from '../../common';
import { builtInId, GENERAL } from '../read/numberFormats';
import type { AttributeChanges } from '../xml/elements';
import { attribute, childElements, elementAt, elementText, isTrue, withAttributes } from '../xml/elements';
import { STYLES_ORDER } from '../xml/names';
import { Sections } from '../xml/sections';
import { escapeAttribute } from '../xml/text';
import type { FormatChain } from './cellEdits';
import { deriveBorder, deriveFont, differentialXml, noFill, solidFill } from './looks';
import { StyleList } from './styleList';

/** Numbers below belong to the formats that every program knows. */
const FIRST_CUSTOM_FORMAT = 164;

export class StyleBook {
  private readonly sections: Sections;
  private readonly prefix: string;
  private readonly numberFormats: StyleList;
  private readonly fonts: StyleList;
  private readonly fills: StyleList;
  private readonly borders: StyleList;
  private readonly cellFormats: StyleList;
  private readonly differentials: StyleList;

  constructor(xml: string) {
    this.sections = Sections.parse(xml, STYLES_ORDER);
    const p = (this.prefix = this.sections.prefix);
    this.numberFormats = new StyleList(this.sections, 'numFmts');
    this.fonts = new StyleList(this.sections, 'fonts', [
      `<${p}font><${p}sz val="11"/><${p}name val="宋体"/></${p}font>`,
    ]);
    this.fills = new StyleList(this.sections, 'fills', [
      `<${p}fill><${p}patternFill patternType="none"/></${p}fill>`,
      `<${p}fill><${p}patternFill patternType="gray125"/></${p}fill>`,
    ]);
    this.borders = new StyleList(this.sections, 'borders', [
      `<${p}border><${p}left/><${p}right/><${p}top/><${p}bottom/><${p}diagonal/></${p}border>`,
    ]);
    this.cellFormats = new StyleList(this.sections, 'cellXfs', [
      `<${p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`,
    ]);
    this.differentials = new StyleList(this.sections, 'dxfs');
  }

  /** The cell format that comes out of looks laid over a cell format. */
  derive(base: number, chain: FormatChain): number {
    let result = chain.results.get(base);
    if (result === undefined) {
      const below = chain.below === null ? base : this.derive(base, chain.below);
      result = this.cellFormats.add(this.deriveXf(this.cellFormats.get(below), chain.look));
      chain.results.set(base, result);
    }
    return result;
  }

  /** The cell format with or without the mark that an apostrophe leaves: its text is none to calculate. */
  quoted(base: number, isQuoted: boolean): number {
    const xf = this.cellFormats.get(base);
    const { name, attributes, inner } = elementAt(xf, 0);
    if (isTrue(attribute({ attributes }, 'quotePrefix')) === isQuoted) {
      return base;
    }
    return this.cellFormats.add(
      elementText(name, withAttributes(attributes, { quotePrefix: isQuoted ? 1 : null }), inner),
    );
  }

  /** The place of a conditional format's look. */
  differential(format: Pick<CellFormat, 'fill' | 'color' | 'bold'>): number {
    return this.differentials.add(differentialXml(this.prefix, format));
  }

  toString(): string {
    for (const list of [
      this.numberFormats,
      this.fonts,
      this.fills,
      this.borders,
      this.cellFormats,
      this.differentials,
    ]) {
      list.save();
    }
    return this.sections.toString();
  }

  private deriveXf(xf: string, format: Partial<Look>): string {
    const { name, attributes, inner } = elementAt(xf, 0);
    const place = (local: string): number => Number(attribute({ attributes }, local) ?? 0);
    const changes: Record<string, string | number> = {};
    const use = (id: string, apply: string, value: number): void => {
      changes[id] = value;
      changes[apply] = 1;
    };
    if ([format.fontName, format.fontSize, format.color, format.bold, format.italic, format.underline].some(isGiven)) {
      use('fontId', 'applyFont', this.fonts.add(deriveFont(this.fonts.get(place('fontId')), this.prefix, format)));
    }
    if (format.fill !== undefined) {
      use(
        'fillId',
        'applyFill',
        this.fills.add(format.fill === null ? noFill(this.prefix) : solidFill(this.prefix, format.fill)),
      );
    }
    if ([format.top, format.bottom, format.left, format.right].some(isGiven)) {
      const border = deriveBorder(this.borders.get(place('borderId')), this.prefix, format);
      use('borderId', 'applyBorder', this.borders.add(border));
    }
    if (format.numberFormat !== undefined) {
      use('numFmtId', 'applyNumberFormat', this.numberFormatId(format.numberFormat));
    }
    const alignment = alignmentChanges(format);
    if (alignment !== null) {
      changes['applyAlignment'] = 1;
    }
    const protection = format.locked === undefined ? null : { locked: format.locked ? 1 : 0 };
    if (protection !== null) {
      changes['applyProtection'] = 1;
    }
    return elementText(name, withAttributes(attributes, changes), this.xfChildren(inner, { alignment, protection }));
  }

  private xfChildren(
    inner: string,
    changes: Readonly<Record<'alignment' | 'protection', AttributeChanges | null>>,
  ): string {
    const children = childElements(inner);
    const known = (['alignment', 'protection'] as const).map((local) => {
      const old = children.find((child) => child.local === local);
      const change = changes[local];
      return change === null
        ? (old?.text ?? '')
        : elementText(this.prefix + local, withAttributes(old?.attributes ?? '', change));
    });
    const rest = children.filter(({ local }) => local !== 'alignment' && local !== 'protection');
    return known.join('') + rest.map(({ text }) => text).join('');
  }

  private numberFormatId(format: string): number {
    const known = builtInId(format === '' ? GENERAL : format);
    if (known !== undefined) {
      return known;
    }
    const formats = this.numberFormats.all().map((text) => {
      const element = elementAt(text, 0);
      return { id: Number(attribute(element, 'numFmtId')), code: attribute(element, 'formatCode') };
    });
    const same = formats.find(({ code }) => code === format);
    if (same !== undefined) {
      return same.id;
    }
    const id = Math.max(FIRST_CUSTOM_FORMAT - 1, ...formats.map((other) => other.id)) + 1;
    this.numberFormats.add(`<${this.prefix}numFmt numFmtId="${id}" formatCode="${escapeAttribute(format)}"/>`);
    return id;
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined;
}

function alignmentChanges({ horizontal, vertical, wrap, indent }: Partial<Look>): AttributeChanges | null {
  if (![horizontal, vertical, wrap, indent].some(isGiven)) {
    return null;
  }
  return {
    horizontal: horizontal === 'general' ? null : horizontal,
    vertical,
    wrapText: wrap === undefined ? undefined : wrap ? 1 : null,
    indent,
  };
}
