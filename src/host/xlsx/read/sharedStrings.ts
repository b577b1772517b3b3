import { XmlError } from '../errors';
import { elementEnd, tagEnd, tagName, localName } from '../xml/elements';
import { unescapeCellText } from '../xml/text';

/** What nearly every string item is: its `t` alone, which needs no scan of its tags. */
const PLAIN = /^<t(?: xml:space="preserve")?>([^<]*)<\/t>$/;

/**
 * The text of a string item (`si` or `is`): its `t`, or those of its runs put together. Phonetic runs (`rPh`, how to
 * read the characters) are no text.
 */
export function flattenText(item: string): string {
  const plain = PLAIN.exec(item);
  if (plain !== null) return unescapeCellText(plain[1]!);
  checkBalanced(item);
  let text = '';
  for (let at = item.indexOf('<'); at >= 0;) {
    const end = tagEnd(item, at);
    const name = localName(tagName(item, at));
    if (name === 'rPh') {
      at = item.indexOf('<', elementEnd(item, at));
      continue;
    }
    const next = item.indexOf('<', end);
    if (name === 't' && item.charCodeAt(end - 2) !== 47) {
      const close = elementEnd(item, at);
      text += item.slice(end, item.lastIndexOf('</', close - 1)).replace(INSTRUCTION, '');
      at = item.indexOf('<', close);
      continue;
    }
    at = next;
  }
  return unescapeCellText(text);
}

const INSTRUCTION = /<\?[^>]*>/g;

/** What is not closed in one cell would take in the next: throws `XmlError` unless every tag has its counterpart. */
function checkBalanced(item: string): void {
  const open: string[] = [];
  for (let at = item.indexOf('<'); at >= 0;) {
    const end = tagEnd(item, at);
    const next = item.charCodeAt(at + 1);
    if (next === 47) {
      if (open.pop() !== item.slice(at + 2, end - 1).trim()) {
        throw new XmlError('a text is not closed');
      }
    } else if (next !== 63 && item.charCodeAt(end - 2) !== 47) {
      open.push(tagName(item, at));
    }
    at = item.indexOf('<', end);
  }
  if (open.length > 0) {
    throw new XmlError('a text is not closed');
  }
}

/** The shared texts, by index. */
export interface SharedStrings {
  readonly texts: readonly string[];
  /** Of which only a part is struck out, or has a colour of its own. */
  readonly partlyMarked: ReadonlySet<number>;
}

export const NO_STRINGS: SharedStrings = { texts: [], partlyMarked: new Set() };

/** Throws `XmlError` when the part breaks off. */
export function readSharedStrings(xml: string): SharedStrings {
  const strings: string[] = [];
  const partlyMarked = new Set<number>();
  const start = xml.search(/<(?:[\w.-]+:)?sst[\s/>]/);
  if (start < 0) {
    throw new XmlError('no shared strings');
  }
  const prefix = tagName(xml, start).slice(0, -'sst'.length);
  const open = `<${prefix}si`;
  const close = `</${prefix}si>`;
  const plain = `<${prefix}t>`;
  let at = xml.indexOf(open, start);
  while (at >= 0) {
    const inner = tagEnd(xml, at);
    if (xml.charCodeAt(inner - 2) === 47) {
      strings.push('');
      at = xml.indexOf(open, inner);
      continue;
    }
    const end = xml.indexOf(close, inner);
    if (end < 0) {
      throw new XmlError('a shared string is cut off');
    }
    const item = plainText(xml, inner, end, plain);
    const text = item ?? flattenText(xml.slice(inner, end));
    if (item === null && isPartlyMarked(xml.slice(inner, end))) partlyMarked.add(strings.length);
    strings.push(text);
    at = xml.indexOf(open, end);
  }
  if (!xml.includes(`</${prefix}sst`, Math.max(start, xml.length - 64)) && strings.length > 0) {
    throw new XmlError('the shared strings are cut off');
  }
  return { texts: strings, partlyMarked };
}

/** Nearly every item is one plain `<t>`: that one needs no scan of its tags. Null for the others. */
function plainText(xml: string, start: number, end: number, plain: string): string | null {
  if (xml.startsWith(plain, start)) {
    const textStart = start + plain.length;
    const textEnd = xml.indexOf('<', textStart);
    if (textEnd + plain.length + 1 === end) {
      return unescapeCellText(xml.slice(textStart, textEnd));
    }
  }
  return null;
}

/**
 * Whether the runs of a string item (`si` or `is`) are struck out or coloured in part: not all their characters count the
 * same to people. Runs that differ in font or size alone, as programs split texts of two scripts, do not.
 */
export function isPartlyMarked(item: string): boolean {
  if (PLAIN.test(item)) return false;
  const marks = new Set<string>();
  for (let at = item.indexOf('<'); at >= 0 && marks.size < 2;) {
    const end = tagEnd(item, at);
    if (localName(tagName(item, at)) !== 'r') {
      at = item.indexOf('<', end);
      continue;
    }
    const close = elementEnd(item, at);
    const run = item.slice(at, close);
    if (flattenText(run).trim() !== '') marks.add(markOf(run));
    at = item.indexOf('<', close);
  }
  return marks.size > 1;
}

const STRUCK = /<(?:\w+:)?strike(?:\s+val\s*=\s*["'](\w+)["'])?\s*\/?>/;
const COLOR = /<(?:\w+:)?color\s([^>]*?)\/?>/;
/** As good as no colour: automatic, the theme's text, black. */
const BLACK = /^(?:auto="(?:1|true)"|theme="1"|indexed="(?:8|64)"|rgb="(?:FF|00)?000000")$/i;

function markOf(run: string): string {
  const struck = STRUCK.exec(run);
  const isStruck = struck !== null && !['0', 'false'].includes(struck[1] ?? '1');
  const color = (COLOR.exec(run)?.[1] ?? '').trim();
  return `${isStruck ? 'struck' : ''} ${BLACK.test(color) ? '' : color}`;
}
