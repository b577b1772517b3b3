/** What is written in a .pdf, read as objects. Source: ISO 32000-1, 7.2 and 7.3. */
import { FileError } from '../problem';

export type PdfObject = null | boolean | number | Name | Text | Ref | Operator | List | Dict;
export interface Name {
  readonly is: 'name';
  readonly name: string;
}
/** The bytes of a string, each as a character. */
export interface Text {
  readonly is: 'text';
  readonly bytes: string;
}
export interface Ref {
  readonly is: 'ref';
  readonly number: number;
}
/** A word without a slash: an operator, `obj`, `stream`. */
export interface Operator {
  readonly is: 'operator';
  readonly word: string;
}
export interface List {
  readonly is: 'list';
  readonly items: readonly PdfObject[];
}
export interface Dict {
  readonly is: 'dict';
  readonly entries: ReadonlyMap<string, PdfObject>;
}

/** Lists in lists; more is an attack. */
const DEEPEST = 60;
const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

export const isWhite = (byte: number | undefined): boolean => byte !== undefined && WHITE.has(byte);
const isRegular = (byte: number | undefined): boolean => byte !== undefined && !WHITE.has(byte) && !DELIMITER.has(byte);

export interface Reader {
  /** The next object; undefined at the end. */
  next(): PdfObject | undefined;
  /** Where it stands; may be set. */
  at: number;
}

/** Reads objects one after the other. `next` throws `FileError` (`unreadable`) for what is cut off. */
export function readerOf(bytes: Uint8Array, from = 0): Reader {
  const reader: Reader = { at: from, next: () => read(0) };
  return reader;

  function read(depth: number): PdfObject | undefined {
    if (depth > DEEPEST) throw new FileError('unreadable');
    skipWhite();
    const byte = bytes[reader.at];
    if (byte === undefined) return undefined;
    switch (String.fromCharCode(byte)) {
      case '/':
        reader.at++;
        return {
          is: 'name',
          name: word().replace(/#([\da-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
        };
      case '(':
        return literal();
      case '[':
        reader.at++;
        return { is: 'list', items: itemsUntil(']', depth) };
      case '<':
        if (bytes[reader.at + 1] !== 0x3c) return hexadecimal();
        reader.at += 2;
        return { is: 'dict', entries: paired(itemsUntil('>', depth)) };
      default:
        return plain();
    }
  }

  function skipWhite(): void {
    for (;;) {
      while (isWhite(bytes[reader.at])) reader.at++;
      if (bytes[reader.at] !== 0x25) return;
      while (reader.at < bytes.length && bytes[reader.at] !== 10 && bytes[reader.at] !== 13) reader.at++;
    }
  }

  function word(): string {
    const start = reader.at;
    while (isRegular(bytes[reader.at])) reader.at++;
    return latin(bytes, start, reader.at);
  }

  function plain(): PdfObject {
    const text = word();
    if (text === '') {
      // A bracket that closes nothing.
      reader.at++;
      return { is: 'operator', word: latin(bytes, reader.at - 1, reader.at) };
    }
    if (/^[+-]*(?:\d+\.?\d*|\.\d+)/.test(text)) return parseFloat(text.replace(/^[+-]*(?=[+-])/, '')) || 0;
    if (text === 'true' || text === 'false') return text === 'true';
    return text === 'null' ? null : { is: 'operator', word: text };
  }

  /** What stands before the closing bracket; `12 0 R` is one thing. */
  function itemsUntil(close: string, depth: number): PdfObject[] {
    const items: PdfObject[] = [];
    for (;;) {
      const item = read(depth + 1);
      if (item === undefined) throw new FileError('unreadable');
      if (isOperator(item, close)) {
        if (close === '>') reader.at++;
        return items;
      }
      if (isOperator(item, 'R') && items.length >= 2) {
        const [number] = items.splice(-2);
        items.push({ is: 'ref', number: typeof number === 'number' ? number : -1 });
      } else items.push(item);
    }
  }

  function literal(): Text {
    const parts: string[] = [];
    let depth = 0;
    let start = reader.at + 1;
    for (let at = reader.at; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === 0x28) depth++;
      else if (byte === 0x29 && --depth === 0) {
        reader.at = at + 1;
        parts.push(latin(bytes, start, at));
        return { is: 'text', bytes: parts.join('') };
      } else if (byte === 0x5c) {
        parts.push(latin(bytes, start, at));
        const next = latin(bytes, at + 1, at + 4);
        const octal = /^[0-7]{1,3}/.exec(next)?.[0];
        const newline = /^(?:\r\n|\r|\n)/.exec(next)?.[0];
        if (octal !== undefined) parts.push(String.fromCharCode(parseInt(octal, 8) & 0xff));
        else if (newline === undefined) parts.push(ESCAPES[next.charAt(0)] ?? next.charAt(0));
        at += (octal ?? newline ?? ' ').length;
        start = at + 1;
      }
    }
    throw new FileError('unreadable');
  }

  function hexadecimal(): Text {
    const end = bytes.indexOf(0x3e, reader.at);
    if (end < 0) throw new FileError('unreadable');
    const digits = latin(bytes, reader.at + 1, end).replace(/[^\da-f]/gi, '');
    reader.at = end + 1;
    const pairs = digits.match(/..?/g) ?? [];
    return { is: 'text', bytes: pairs.map((pair) => String.fromCharCode(parseInt(pair.padEnd(2, '0'), 16))).join('') };
  }
}

export const isOperator = (item: PdfObject | undefined, word: string): boolean =>
  typeof item === 'object' && item?.is === 'operator' && item.word === word;

function paired(items: readonly PdfObject[]): Map<string, PdfObject> {
  const entries = new Map<string, PdfObject>();
  for (let at = 0; at + 1 < items.length; at += 2) {
    const key = items[at];
    if (typeof key === 'object' && key?.is === 'name') entries.set(key.name, items[at + 1]!);
  }
  return entries;
}

/** Bytes as characters, in pieces that a call can take. */
export function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 8192) text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 8192)));
  return text;
}
