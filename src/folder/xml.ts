import { FileError } from './problem';

/** What is met while an XML text is read from front to back. */
export interface XmlHandler {
  /** `attribute` gives a value by its full name, as it is written but for entities; '' without it. */
  readonly open: (name: string, attribute: (name: string) => string) => void;
  readonly close: (name: string) => void;
  readonly text?: (text: string) => void;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Throws `FileError` (`unreadable`) for what is cut off and for a DOCTYPE, which no document has and bombs need. */
export function readXml(bytes: Uint8Array, { open, close, text }: XmlHandler): void {
  const xml = decoded(bytes);
  for (let at = 0; at < xml.length;) {
    const tag = xml.indexOf('<', at);
    if (tag !== at) text?.(unescaped(xml.slice(at, tag < 0 ? xml.length : tag)));
    if (tag < 0) return;
    if (xml.startsWith('<!--', tag)) at = behind(xml, '-->', tag);
    else if (xml.startsWith('<![CDATA[', tag)) {
      at = behind(xml, ']]>', tag);
      text?.(xml.slice(tag + 9, at - 3));
    } else if (xml.startsWith('<?', tag)) at = behind(xml, '?>', tag);
    else if (xml.startsWith('<!', tag)) throw new FileError('unreadable');
    else {
      at = endOfTag(xml, tag);
      const inside = xml.slice(tag + 1, at - 1);
      const isEnd = inside.startsWith('/');
      const name = /^\/?([^\s/]*)/.exec(inside)![1]!;
      if (!isEnd) open(name, (wanted) => attributeOf(inside, wanted));
      if (isEnd || inside.endsWith('/')) close(name);
    }
  }
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : '';
  return new TextDecoder(encoding || 'utf-8').decode(bytes);
}

function behind(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw new FileError('unreadable');
  return at + mark.length;
}

/** Behind the > of a tag, which may stand in quotes before. */
function endOfTag(xml: string, from: number): number {
  for (let at = from + 1; at < xml.length; at++) {
    const character = xml[at];
    if (character === '>') return at + 1;
    if (character === '"' || character === "'") at = behind(xml, character, at + 1) - 1;
  }
  throw new FileError('unreadable');
}

function attributeOf(tag: string, wanted: string): string {
  for (const [, name, double, single] of tag.matchAll(/\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name === wanted) return unescaped(double ?? single ?? '');
  }
  return '';
}

const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,4}));/gi,
        (whole, hex: string, decimal: string, name: string) => {
          if (name) return ENTITIES[name] ?? whole;
          const code = hex ? parseInt(hex, 16) : Number(decimal);
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        },
      )
    : text;
