/** Text of .doc files of Word 97 and later, and of .wps, which WPS writes in the same format. Source: [MS-DOC]. */
import { readCompound } from './compound';
import { FileError } from './problem';

/** Where the head of the stream WordDocument holds what is needed. */
const AT = { magic: 0, version: 2, flags: 0x0a, lengths: 0x4c, pieces: 0x1a2 } as const;
const MAGIC = 0xa5ec;
const WORD_97 = 0xc1;
const ENCRYPTED = 0x100;
const SECOND_TABLE = 0x200;
const COMPRESSED = 0x40000000;

/**
 * What Word counts: the text, footnotes, endnotes and text boxes; not headers and comments. Deleted text that still
 * shows as a change is not told apart. Throws `FileError`: `unreadable` (damaged, under a password), `unsupported`
 * (Word 95 and earlier).
 */
export function docText(bytes: Uint8Array): string {
  const compound = readCompound(bytes);
  const document = compound.stream('WordDocument');
  const head = viewOf(document);
  if (head.getUint16(AT.magic, true) !== MAGIC || head.getUint16(AT.version, true) < WORD_97) {
    throw new FileError('unsupported');
  }
  const flags = head.getUint16(AT.flags, true);
  if (flags & ENCRYPTED) throw new FileError('unreadable');
  const table = compound.stream(flags & SECOND_TABLE ? '1Table' : '0Table');
  const start = head.getUint32(AT.pieces, true);
  const all = piecesText(document, table.subarray(start, start + head.getUint32(AT.pieces + 4, true)));
  const stories: string[] = [];
  let from = 0;
  // Text, footnotes, headers, macros, comments, endnotes, text boxes: one behind the other.
  [true, true, false, false, false, true, true].forEach((isCounted, index) => {
    const length = head.getUint32(AT.lengths + 4 * index, true);
    if (isCounted) stories.push(all.slice(from, from + length));
    from += length;
  });
  return stories.map(plain).join('\n');
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The text as its table of pieces puts it together: each lies somewhere, in UTF-16 or in Windows' Latin. */
function piecesText(document: Uint8Array, clx: Uint8Array): string {
  const view = viewOf(clx);
  let at = 0;
  while (view.getUint8(at) === 1) at += 3 + view.getUint16(at + 1, true);
  if (view.getUint8(at) !== 2) throw new FileError('unreadable');
  const count = (view.getUint32(at + 1, true) - 4) / 12;
  const places = at + 5;
  const pieces = places + 4 * (count + 1);
  const texts: string[] = [];
  for (let piece = 0; piece < count; piece++) {
    const length = view.getUint32(places + 4 * piece + 4, true) - view.getUint32(places + 4 * piece, true);
    const where = view.getUint32(pieces + 8 * piece + 2, true);
    const isNarrow = (where & COMPRESSED) !== 0;
    const from = isNarrow ? (where & ~COMPRESSED) >> 1 : where;
    const part = document.subarray(from, from + (isNarrow ? length : 2 * length));
    texts.push(new TextDecoder(isNarrow ? 'windows-1252' : 'utf-16le').decode(part));
  }
  return texts.join('');
}

/** Without what fields are made from, and with breaks for the marks of paragraphs, cells, lines and pages. */
function plain(text: string): string {
  let shown = '';
  const isCode: boolean[] = [];
  let codes = 0;
  const end = (): void => {
    if (isCode.pop()) codes--;
  };
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code === 0x13) {
      isCode.push(true);
      codes++;
    } else if (code === 0x14) {
      end();
      isCode.push(false);
    } else if (code === 0x15) end();
    else if (codes > 0) continue;
    else if (code === 0x1e) shown += '-';
    else if (code === 0x07 || (code >= 0x09 && code <= 0x0d)) shown += '\n';
    else if (code >= 0x20) shown += character;
  }
  return shown;
}
