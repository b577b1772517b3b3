/**
 * A part seen as its root tag and the root's children: the sections. A section that nobody sets stays as it was written,
 * whatever is in it, and a new one goes where the format's order wants it.
 */
import { XmlError } from '../errors';
import type { XmlElement } from './elements';
import { childElements, elementAt, elementEnd, localName, parseAttributes, tagEnd, tagName } from './elements';

/** A piece of a longer text. Scanning it in place is a third faster than scanning a slice. */
export interface Span {
  readonly xml: string;
  readonly start: number;
  readonly end: number;
}

interface Section extends Span {
  /** Local name; empty for elements of other namespaces. */
  readonly local: string;
  /** Place in the order of the format; −1 when that says nothing about it. */
  readonly rank: number;
}

export class Sections {
  private constructor(
    private readonly order: readonly string[],
    private readonly prolog: string,
    private readonly rootName: string,
    /** Attributes of the root tag as they were written. */
    readonly rootAttributes: string,
    /** Prefix of the main namespace with its colon (`x:`), or nothing. */
    readonly prefix: string,
    private sections: readonly Section[],
  ) {}

  /** Whether a section was set since the text was parsed. */
  isChanged = false;

  /** Throws `XmlError` when the text breaks off. `order` lists the sections' names as the format orders them. */
  static parse(xml: string, order: readonly string[]): Sections {
    const start = rootStart(xml);
    const openEnd = tagEnd(xml, start);
    const name = tagName(xml, start);
    const isEmpty = xml.charCodeAt(openEnd - 2) === 47;
    const attributes = xml.slice(start + 1 + name.length, openEnd - (isEmpty ? 2 : 1));
    const prefix = name.slice(0, name.indexOf(':') + 1);
    const sections = isEmpty ? [] : readSections(xml, openEnd, order, mainPrefixes(attributes, prefix));
    return new Sections(order, xml.slice(0, start), name, attributes, prefix, sections);
  }

  /** The local name of the root. */
  get root(): string {
    return localName(this.rootName);
  }

  /** The text of the first section of that name. */
  get(local: string): string | undefined {
    const span = this.span(local);
    return span === undefined ? undefined : textOf(span);
  }

  /** Where the first section of that name stands. */
  span(local: string): Span | undefined {
    return this.sections.find((section) => section.local === local);
  }

  /** The texts of all sections of that name. */
  all(local: string): string[] {
    return this.sections.filter((section) => section.local === local).map(textOf);
  }

  /** The first section of that name as an element. */
  element(local: string): XmlElement | undefined {
    const text = this.get(local);
    return text === undefined ? undefined : elementAt(text, 0, text.length);
  }

  /** The children of the first section of that name; none when it is missing. */
  children(local: string): XmlElement[] {
    return childElements(this.element(local)?.inner ?? '');
  }

  /** Sections of other namespaces, such as `mc:AlternateContent`. */
  foreign(): string[] {
    return this.all('');
  }

  /** Replaces every section of that name by these; the first takes the old place, or the one that the order gives. */
  set(local: string, ...texts: readonly string[]): void {
    this.isChanged = true;
    const rank = this.order.indexOf(local);
    const old = this.sections.findIndex((section) => section.local === local);
    const behind = this.sections.findIndex((section) => section.rank > rank);
    const place = old >= 0 ? old : behind >= 0 ? behind : this.sections.length;
    const rest = (section: Section): boolean => section.local !== local;
    this.sections = [
      ...this.sections.slice(0, place).filter(rest),
      ...texts.map((xml) => ({ local, xml, start: 0, end: xml.length, rank })),
      ...this.sections.slice(place).filter(rest),
    ];
  }

  /** Drops every section but these, those of other namespaces included. */
  keepOnly(...locals: readonly string[]): void {
    this.isChanged = true;
    this.sections = this.sections.filter((section) => locals.includes(section.local));
  }

  toString(): string {
    // Joined in one go: a text of pieces would be copied once more by whoever reads it.
    const open = `<${this.rootName}${this.rootAttributes}>`;
    return [this.prolog, open, ...this.sections.map(textOf), `</${this.rootName}>`].join('');
  }
}

function textOf({ xml, start, end }: Span): string {
  return xml.slice(start, end);
}

function rootStart(xml: string): number {
  let start = xml.indexOf('<');
  while (start >= 0 && xml.charCodeAt(start + 1) === 63) {
    start = xml.indexOf('<', tagEnd(xml, start));
  }
  if (start < 0) {
    throw new XmlError('no element');
  }
  return start;
}

/** Every prefix that is bound to the root's own namespace: some writers declare it twice. */
function mainPrefixes(rootAttributes: string, prefix: string): ReadonlySet<string> {
  const declared = parseAttributes(rootAttributes);
  const namespace = declared.get(prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`);
  const prefixes = new Set([prefix]);
  for (const [name, value] of declared) {
    if (value === namespace && name.startsWith('xmlns')) {
      prefixes.add(name === 'xmlns' ? '' : `${name.slice(6)}:`);
    }
  }
  return prefixes;
}

function readSections(xml: string, from: number, order: readonly string[], prefixes: ReadonlySet<string>): Section[] {
  const sections: Section[] = [];
  for (let at = xml.indexOf('<', from); ;) {
    if (at < 0) {
      throw new XmlError('the root element is not closed');
    }
    const next = xml.charCodeAt(at + 1);
    if (next === 47) {
      return sections;
    }
    if (next === 63) {
      at = xml.indexOf('<', tagEnd(xml, at));
      continue;
    }
    const name = tagName(xml, at);
    const end = sectionEnd(xml, at, name);
    const isMain = prefixes.has(name.slice(0, name.indexOf(':') + 1));
    const local = isMain ? localName(name) : '';
    const rank = order.indexOf(isMain ? local : wrappedName(xml.slice(at, end)));
    sections.push({ local, xml, start: at, end, rank });
    at = xml.indexOf('<', end);
  }
}

/** The cells are nearly all of a sheet, and `sheetData` never stands within itself: no need to count its tags. */
function sectionEnd(xml: string, start: number, name: string): number {
  const openEnd = tagEnd(xml, start);
  if (localName(name) !== 'sheetData' || xml.charCodeAt(openEnd - 2) === 47) {
    return elementEnd(xml, start);
  }
  const close = xml.indexOf(`</${name}`, openEnd);
  if (close < 0) {
    throw new XmlError('sheetData is not closed');
  }
  return tagEnd(xml, close);
}

/** What an `mc:AlternateContent` stands for: the first element in its first choice. */
function wrappedName(text: string): string {
  const choice = text.indexOf('<', 1);
  const inner = choice < 0 ? -1 : text.indexOf('<', choice + 1);
  return inner < 0 ? '' : localName(tagName(text, inner));
}
