/** Characters of XML and of SpreadsheetML: entities, `_xHHHH_` escapes, encodings. */
import { XmlError } from '../errors';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) {
    return ENTITIES[name] ?? whole;
  }
  const code =
    name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** The text that escaped XML stands for. */
export function unescapeXml(xml: string): string {
  // XML parsers turn every line end into \n before anything else sees it.
  const text = xml.includes('\r') ? xml.replace(/\r\n?/g, '\n') : xml;
  return text.includes('&') ? text.replace(/&(#?\w+);/g, entity) : text;
}

/** The text of a cell: unescaped, with SpreadsheetML's own escapes undone. */
export function unescapeCellText(xml: string): string {
  return unescapeControls(unescapeXml(xml));
}

/** A text whose XML escapes are undone already, without SpreadsheetML's own: `_x000D_` and the like. */
export function unescapeControls(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** Half of a surrogate pair standing alone is no character; it becomes U+FFFD, as in every UTF-8 file. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** What XML 1.0 cannot hold, and the carriage return, which it would turn into a line feed. */
const FORBIDDEN = /[^\t\n -\ufffd]/g;

/** An underscore that would begin an escape, be it that the escape of the next character completes it. */
const LOOK_ALIKE = /_(?=x[0-9A-Fa-f]{4}(?:_|[^\t\n -\ufffd]))/g;

const NEEDS_CARE = /[&<>\ud800-\udfff]|[^\t\n -\ufffd]|_x/;

/** A text as the content of a `<t>` or `<v>`: control characters and look-alikes of escapes become `_xHHHH_`. */
export function escapeCellText(text: string): string {
  if (!NEEDS_CARE.test(text)) {
    return text;
  }
  const escaped = wellFormed(text)
    .replace(LOOK_ALIKE, '_x005F_')
    .replace(FORBIDDEN, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
  return escapeMarkup(escaped);
}

/** Other text content (formulas, names, headers): what XML cannot hold is dropped. */
export function escapeXml(text: string): string {
  return escapeMarkup(wellFormed(text).replace(FORBIDDEN, (c) => (c === '\r' ? '\n' : '')));
}

/** An attribute value, for double quotes. */
export function escapeAttribute(text: string): string {
  return escapeXml(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** `xml:space="preserve"` (with a leading blank) when readers would otherwise trim the text. */
export function spaceAttribute(text: string): string {
  return /^\s|\s$|[\n\t]| {2}/.test(text) ? ' xml:space="preserve"' : '';
}

/**
 * The text of an XML part: UTF-8, or UTF-16 with a byte order mark or without. Comments are taken out and CDATA sections become
 * escaped text, so that nobody who scans for `<` meets them. Throws `XmlError` for other encodings and for DTDs
 * (no workbook needs one, and they can be made to explode).
 */
export function decodeXml(bytes: Uint8Array): string {
  const starts = (first: number, second: number): boolean => bytes[0] === first && bytes[1] === second;
  const encoding =
    starts(0xff, 0xfe) || starts(0x3c, 0) ? 'utf-16le' : starts(0xfe, 0xff) || starts(0, 0x3c) ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new XmlError(`not ${encoding} text`);
  }
  if (!text.includes('<!')) {
    return text;
  }
  if (text.includes('<!DOCTYPE')) {
    throw new XmlError('has a document type');
  }
  return text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, data: string | undefined) =>
    escapeMarkup(data ?? ''),
  );
}

const OTHER_ENCODING = /^(<\?xml[^>]*?encoding\s*=\s*["'])(?!utf-8["'])[^"']*/i;

/** The bytes of an XML part, always UTF-8. */
export function encodeXml(text: string): Uint8Array {
  return new TextEncoder().encode(OTHER_ENCODING.test(text) ? text.replace(OTHER_ENCODING, '$1UTF-8') : text);
}
