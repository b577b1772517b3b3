/** The text of documents. Throws `FileError`: `unreadable`, `unsupported`, `tooLarge`, `noText`. */
import type { FileFormat } from '../evidence';
import { docText } from './doc';
import { docxText, type DocumentText } from './docx';
import { odtText } from './odt';
import { ofdText } from './ofd';
import { pdfText } from './pdf/text';
import { FileError } from './problem';

/** What is counted of a document, and the pictures in it where they are looked for. */
export function documentText(format: FileFormat, bytes: Uint8Array): DocumentText {
  if (format === 'docx') return docxText(bytes);
  return { text: textOf(format, bytes), pictures: [] };
}

function textOf(format: FileFormat, bytes: Uint8Array): string {
  switch (format) {
    case 'doc':
      return docText(bytes);
    case 'odt':
      return odtText(bytes);
    case 'ofd':
      return shown(ofdText(bytes));
    case 'pdf':
      return shown(pdfText(bytes));
    case 'txt':
      return plainText(bytes);
    default:
      throw new FileError('unsupported');
  }
}

/** Pages without any text are scans. */
function shown(text: string): string {
  if (text.trim() === '') throw new FileError('noText');
  return text;
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
