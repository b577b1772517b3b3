/** What a file is by its bytes, whatever it is called. */
import type { FileFormat } from '../evidence';
import { readCompound } from './compound';
import { FileError } from './problem';
import { partNames, readPart } from './zip';

/** How many bytes from the beginning tell what a file is; what is packed in a container must be opened. */
export const HEAD = 1100;

/* eslint-disable no-control-regex -- these are bytes */
/** Bytes as Latin-1, so that any byte can be written; the first that matches is taken. `zip` and `compound` are containers. */
const SIGNATURES: readonly (readonly [FileFormat | 'zip' | 'compound', RegExp])[] = [
  ['compound', /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/],
  ['zip', /^PK(?:\x03\x04|\x05\x06|\x07\x08)/],
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['gif', /^GIF8[79]a/],
  ['bmp', /^BM[^]{4}\0\0\0\0/],
  ['tiff', /^(?:II\*\0|MM\0\*)/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['audio', /^RIFF[^]{4}WAVE|^ID3|^\xff[\xe2\xe3\xf2\xf3\xfa\xfb]|^#!AMR|^fLaC|^OggS|^[^]{4}ftypM4A/],
  ['video', /^RIFF[^]{4}AVI |^FLV\x01|^\x1aE\xdf\xa3|^\0\0\x01[\xb3\xba]|^\.RMF|^\x30\x26\xb2\x75\x8e\x66\xcf\x11/],
  ['heic', /^[^]{4}ftyp(?:hei[cfmsx]|hev[cx]|mif1|msf1|avi[fs])/],
  ['video', /^[^]{4}(?:ftyp|moov|mdat|wide)/],
  ['archive', /^Rar!\x1a\x07|^7z\xbc\xaf\x27\x1c|^\x1f\x8b|^BZh|^\xfd7zXZ\0|^[^]{257}ustar/],
  ['program', /^MZ/],
  ['rtf', /^\{\\rtf/],
  ['pdf', /^[^]{0,1024}%PDF-/],
  ['html', /^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<\?xml[^>]*\?>\s*<html|MIME-Version:)/i],
];

/* eslint-enable no-control-regex */

/** Names of parts that tell a package from a mere archive. */
const PACKAGES: readonly (readonly [FileFormat, RegExp])[] = [
  ['docx', /^word\/[^/]+\.xml$/i],
  ['xlsx', /^xl\/[^/]+\.(?:xml|bin)$/i],
  ['pptx', /^ppt\/[^/]+\.xml$/i],
  ['ofd', /^OFD\.xml$/i],
];
const OPEN_DOCUMENTS: Readonly<Record<string, FileFormat>> = { text: 'odt', spreadsheet: 'xlsx', presentation: 'pptx' };
const STREAMS: readonly (readonly [FileFormat, string])[] = [
  ['doc', 'WordDocument'],
  ['xls', 'Workbook'],
  ['xls', 'Book'],
  ['ppt', 'PowerPoint Document'],
];

/** Whether files of a format are old Office files. */
export const isCompound = (format: FileFormat | null): boolean => STREAMS.some(([name]) => name === format);

/** What the first `HEAD` bytes say; null when they say nothing, as those of a text do not. */
export function signatureOf(head: Uint8Array): FileFormat | 'zip' | 'compound' | null {
  const text = String.fromCharCode(...head.subarray(0, HEAD));
  return SIGNATURES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** What a zip holds. One that is damaged throws. */
export function formatOfZip(bytes: Uint8Array): FileFormat {
  const names = partNames(bytes);
  if (names.includes('mimetype')) {
    const type = new TextDecoder().decode(readPart(bytes, 'mimetype') ?? new Uint8Array());
    const [, found = ''] = /^application\/vnd\.oasis\.opendocument\.([a-z]+)/.exec(type) ?? [];
    return OPEN_DOCUMENTS[found] ?? 'archive';
  }
  return PACKAGES.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0] ?? 'archive';
}

/** What an old Office file holds; null when it is something else. Throws `FileError` (`unreadable`) under a password. */
export function formatOfCompound(bytes: Uint8Array): FileFormat | null {
  const { names } = readCompound(bytes);
  if (names.includes('EncryptedPackage')) throw new FileError('unreadable');
  return STREAMS.find(([, name]) => names.includes(name))?.[0] ?? null;
}
