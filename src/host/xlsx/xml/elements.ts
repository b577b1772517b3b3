/**
 * Elements of small XML texts, as strings: what stands inside, and the attributes as they were written. Rebuilding a
 * list from its elements' `text` keeps everything that nobody asked to change.
 */
import { XmlError } from '../errors';
import { escapeAttribute, unescapeXml } from './text';

export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  /** Without its prefix. */
  readonly local: string;
  /** Between the name and the end of the start tag, without the slash of an empty element. */
  readonly attributes: string;
  /** Between start tag and end tag; empty for an empty element. */
  readonly inner: string;
  /** The whole element. */
  readonly text: string;
}

/** Where the tag that starts at `start` ends (after its `>`); `>` within quotes does not count. */
export function tagEnd(xml: string, start: number): number {
  for (let at = start + 1; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === 62) {
      return at + 1;
    }
    if (code === 34 || code === 39) {
      at = xml.indexOf(code === 34 ? '"' : "'", at + 1);
      if (at < 0) {
        break;
      }
    }
  }
  throw new XmlError('a tag is cut off');
}

/** Where the element that starts at `start` ends. */
export function elementEnd(xml: string, start: number): number {
  let depth = 0;
  for (let at = start; at >= 0;) {
    const end = tagEnd(xml, at);
    const next = xml.charCodeAt(at + 1);
    if (next === 47) {
      depth--;
    } else if (next !== 63 && xml.charCodeAt(end - 2) !== 47) {
      depth++;
    }
    if (depth === 0) {
      return end;
    }
    at = xml.indexOf('<', end);
  }
  throw new XmlError('an element is not closed');
}

/** The name in the start tag or end tag at `start`. */
export function tagName(xml: string, start: number): string {
  let end = start + 1;
  while (end < xml.length && !/[\s/>]/.test(xml.charAt(end))) {
    end++;
  }
  return xml.slice(start + 1, end);
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The element that starts at `start`; `end` is where it ends, when the caller knows. */
export function elementAt(xml: string, start: number, end = elementEnd(xml, start)): XmlElement {
  const name = tagName(xml, start);
  const openEnd = tagEnd(xml, start);
  const isEmpty = xml.charCodeAt(openEnd - 2) === 47;
  return {
    name,
    local: localName(name),
    attributes: xml.slice(start + 1 + name.length, isEmpty ? openEnd - 2 : openEnd - 1),
    inner: isEmpty ? '' : xml.slice(openEnd, xml.lastIndexOf('</', end - 1)),
    text: xml.slice(start, end),
  };
}

/** The elements of a text, in order, not those inside them. Text between them and processing instructions are skipped. */
export function childElements(xml: string): XmlElement[] {
  const elements: XmlElement[] = [];
  for (let at = xml.indexOf('<'); at >= 0;) {
    const next = xml.charCodeAt(at + 1);
    if (next === 47) {
      throw new XmlError('an end tag without its start');
    }
    if (next === 63) {
      at = xml.indexOf('<', tagEnd(xml, at));
      continue;
    }
    const element = elementAt(xml, at);
    elements.push(element);
    at = xml.indexOf('<', at + element.text.length);
  }
  return elements;
}

/** The first element within `xml` (not deeper) of that local name. */
export function childElement(xml: string, local: string): XmlElement | undefined {
  return childElements(xml).find((element) => element.local === local);
}

/** The outermost element of a part. */
export function rootElement(xml: string): XmlElement {
  const root = childElements(xml)[0];
  if (root === undefined) {
    throw new XmlError('no element');
  }
  return root;
}

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** All attributes of a start tag, unescaped, in order. */
export function parseAttributes(attributes: string): Map<string, string> {
  const all = new Map<string, string>();
  for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
    all.set(name, unescapeXml(double ?? single ?? ''));
  }
  return all;
}

/** One attribute by its full name. */
export function attribute(element: Pick<XmlElement, 'attributes'>, name: string): string | undefined {
  return element.attributes.includes(name) ? parseAttributes(element.attributes).get(name) : undefined;
}

/** One attribute by its local name, whatever its prefix, but not without one: `r:id` and its disguises. */
export function prefixedAttribute(element: Pick<XmlElement, 'attributes'>, local: string): string | undefined {
  for (const [name, value] of parseAttributes(element.attributes)) {
    if (name.endsWith(`:${local}`) && !name.startsWith('xmlns')) {
      return value;
    }
  }
  return undefined;
}

/** `1`, `true` and `on` are yes; absent is no. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

/** Attributes to set; null removes, undefined leaves as it is. */
export type AttributeChanges = Readonly<Record<string, string | number | null | undefined>>;

/** The attributes of a start tag with some of them changed; each is preceded by a blank. */
export function withAttributes(attributes: string, changes: AttributeChanges): string {
  const all = parseAttributes(attributes);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) {
      all.delete(name);
    } else if (value !== undefined) {
      all.set(name, String(value));
    }
  }
  return [...all].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
}

/** An element as text; `attributes` begins with a blank or is empty. Without content it is an empty tag. */
export function elementText(name: string, attributes: string, inner = ''): string {
  return inner === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
}
