/** The text of documents. Throws `FileError`: `unreadable`, `oldWord`, `tooLarge`. */
import { unzipSync } from 'fflate';
import { FileError } from './problem';

/** Bytes of text and styles in a .docx, unpacked; a document of 100,000 characters has about 5 MB. */
const MAX_UNPACKED = 64 * 2 ** 20;
/** The first bytes of .doc and .wps, and of documents under a password. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

/** Paragraphs of a .docx: what Word counts but for footnotes and headers. */
export async function docxText(bytes: Uint8Array): Promise<string> {
  if (OLD_OFFICE.every((byte, at) => bytes[at] === byte)) {
    throw new FileError(isEncrypted(bytes) ? 'unreadable' : 'oldWord');
  }
  if (unpackedSize(bytes) > MAX_UNPACKED) throw new FileError('tooLarge');
  const { default: mammoth } = await import('mammoth');
  // In Node it wants a Buffer, in browsers an ArrayBuffer.
  const input =
    typeof Buffer === 'undefined'
      ? { arrayBuffer: bytes.slice().buffer }
      : { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  const { value } = await mammoth.extractRawText(input);
  return value;
}

/** A document under a password is packed into the old format as a stream of this name, in UTF-16. */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(name[0]!); at >= 0; at = bytes.indexOf(name[0]!, at + 1)) {
    if (name.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/** Of the parts that are text, as the archive says; pictures stay packed. */
function unpackedSize(bytes: Uint8Array): number {
  let size = 0;
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (/\.(?:xml|rels)$/i.test(name)) size += originalSize;
      return false;
    },
  });
  return size;
}

/** A text file in UTF-8, UTF-16 (with its mark) or GB18030, as Windows in Chinese writes them. */
export function plainText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // Not in this encoding: the next one.
    }
  }
  throw new FileError('unreadable');
}
