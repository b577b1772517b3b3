/** What the bytes of a shown string mean. Source: ISO 32000-1, 9.6 to 9.10. */
import type { PdfFile } from './file';
import { isOperator, readerOf, type PdfObject } from './syntax';

export interface Glyph {
  /** Null when the file does not say which character it is. */
  readonly text: string | null;
  /** In thousandths of the size of the font. */
  readonly width: number;
  /** A blank of one byte is widened by the spacing of words. */
  readonly isBlank: boolean;
}

export type Font = (bytes: string) => Glyph[];

/** Predefined codes that are characters themselves: UTF-16, or what Windows writes in Chinese. */
const UTF16 = /^Uni\w+-(?:UCS2|UTF16)-/;
const GBK = /^GB(?:K|Kp|K2K|pc)?-?(?:EUC)?-[HV]$/;
/** Names of glyphs that are not the character itself. */
const NAMED: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma ' +
    'hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater question ' +
    'at'
  )
    .split(' ')
    .map((name, index) => [name, String.fromCharCode(0x20 + index)]),
);

export function fontOf(file: PdfFile, font: PdfObject): Font {
  const map = unicodeMap(file.stream(file.get(font, 'ToUnicode')));
  const subtype = file.get(font, 'Subtype');
  return typeof subtype === 'object' && subtype?.is === 'name' && subtype.name === 'Type0'
    ? compositeFont(file, font, map)
    : simpleFont(file, font, map);
}

function compositeFont(file: PdfFile, font: PdfObject, map: ReadonlyMap<number, string>): Font {
  const encoding = file.get(font, 'Encoding');
  const name = typeof encoding === 'object' && encoding?.is === 'name' ? encoding.name : '';
  const isIdentity = !UTF16.test(name) && !GBK.test(name);
  const widths = isIdentity ? compositeWidths(file, font) : () => null;
  const decode = (codes: string): string =>
    new TextDecoder(GBK.test(name) ? 'gb18030' : 'utf-16be').decode(Uint8Array.from(codes, (one) => one.charCodeAt(0)));
  return (bytes) => {
    const glyphs: Glyph[] = [];
    for (let at = 0; at < bytes.length;) {
      const length = GBK.test(name) && bytes.charCodeAt(at) < 0x81 ? 1 : 2;
      const isPair = UTF16.test(name) && (bytes.charCodeAt(at) & 0xfc) === 0xd8;
      const codes = bytes.slice(at, at + (isPair ? 4 : length));
      at += codes.length;
      const code = [...codes].reduce((sum, one) => sum * 256 + one.charCodeAt(0), 0);
      const text = map.get(code) ?? (isIdentity ? null : decode(codes));
      const width = widths(code) ?? (code < 0x100 ? 500 : 1000);
      glyphs.push({ text, width, isBlank: codes === ' ' });
    }
    return glyphs;
  };
}

function compositeWidths(file: PdfFile, font: PdfObject): (code: number) => number | null {
  const [descendant] = listOf(file.get(font, 'DescendantFonts'));
  const usual = file.get(descendant, 'DW');
  const widths = new Map<number, number>();
  const items = listOf(file.get(descendant, 'W')).map(file.resolve);
  for (let at = 0; at < items.length;) {
    const [first, second, third] = items.slice(at, at + 3);
    if (typeof first !== 'number') break;
    if (typeof second === 'number') {
      for (let code = first; code <= Math.min(second, first + 0xffff); code++) widths.set(code, Number(third));
      at += 3;
    } else {
      listOf(second ?? null).forEach((width, index) => widths.set(first + index, Number(file.resolve(width))));
      at += 2;
    }
  }
  return (code) => widths.get(code) ?? (typeof usual === 'number' ? usual : 1000);
}

function simpleFont(file: PdfFile, font: PdfObject, map: ReadonlyMap<number, string>): Font {
  const encoding = file.get(font, 'Encoding');
  const names = new Map<number, string>();
  let code = 0;
  for (const item of listOf(file.get(encoding, 'Differences'))) {
    if (typeof item === 'number') code = item;
    else if (typeof item === 'object' && item?.is === 'name') names.set(code++, item.name);
  }
  const first = Number(file.get(font, 'FirstChar') ?? 0);
  const widths = listOf(file.get(font, 'Widths')).map((width) => Number(file.resolve(width)));
  const hasNames = encoding !== null;
  return (bytes) =>
    [...bytes].map((byte): Glyph => {
      const one = byte.charCodeAt(0);
      const name = names.get(one);
      // Without an encoding, a font that is embedded in part may mean anything by its codes.
      const own = name !== undefined ? textOfName(name) : hasNames || isStandard(file, font) ? windows(one) : null;
      return { text: map.get(one) ?? own, width: widths[one - first] ?? 500, isBlank: one === 32 };
    });
}

const isStandard = (file: PdfFile, font: PdfObject): boolean => file.get(font, 'FontDescriptor') === null;
const windows = (code: number): string => new TextDecoder('windows-1252').decode(Uint8Array.of(code));

/** A letter with an accent is a letter, whichever it is: it is only counted. */
function textOfName(name: string): string | null {
  const hex = /^(?:uni|u)([\dA-F]{4,6})$/.exec(name)?.[1];
  if (hex !== undefined) return String.fromCodePoint(Math.min(0x10ffff, parseInt(hex, 16)));
  if (name.length === 1) return name;
  return NAMED[name] ?? (/^[A-Za-z]{2,}$/.test(name) ? 'x' : null);
}

const listOf = (object: PdfObject): readonly PdfObject[] =>
  typeof object === 'object' && object?.is === 'list' ? object.items : [];

/** The characters of codes, as /ToUnicode gives them. */
function unicodeMap(data: Uint8Array | null): Map<number, string> {
  const map = new Map<number, string>();
  if (!data) return map;
  const reader = readerOf(data);
  let stack: PdfObject[] = [];
  for (let item = reader.next(); item !== undefined; item = reader.next()) {
    if (isOperator(item, 'endbfchar')) {
      for (let at = 0; at + 1 < stack.length; at += 2) map.set(codeOf(stack[at]), textOf(stack[at + 1]));
    } else if (isOperator(item, 'endbfrange')) {
      for (let at = 0; at + 2 < stack.length; at += 3) addRange(map, stack.slice(at, at + 3));
    }
    if (typeof item === 'object' && item?.is === 'operator') stack = [];
    else stack.push(item);
  }
  return map;
}

function addRange(map: Map<number, string>, [from, to, target]: readonly PdfObject[]): void {
  const [first, last] = [codeOf(from), Math.min(codeOf(to), codeOf(from) + 0xffff)];
  const texts = listOf(target ?? null).map(textOf);
  const start = textOf(target);
  const end = start.charCodeAt(start.length - 1);
  for (let code = first; code <= last; code++) {
    const text = texts[code - first] ?? start.slice(0, -1) + String.fromCharCode(end + code - first);
    if (text !== '') map.set(code, text);
  }
}

const bytesOf = (object: PdfObject | undefined): string =>
  typeof object === 'object' && object?.is === 'text' ? object.bytes : '';
const codeOf = (object: PdfObject | undefined): number =>
  [...bytesOf(object)].reduce((sum, byte) => sum * 256 + byte.charCodeAt(0), 0);
const textOf = (object: PdfObject | undefined): string =>
  new TextDecoder('utf-16be').decode(Uint8Array.from(bytesOf(object), (byte) => byte.charCodeAt(0)));
