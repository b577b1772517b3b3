/** The objects of a .pdf. The file is read from front to back: tables of contents are damaged more often than objects. */
import { FileError } from '../problem';
import { unpacked } from './filters';
import { isOperator, isWhite, latin, readerOf, type Dict, type PdfObject } from './syntax';

export interface PdfFile {
  /** What an object is, with references followed. */
  resolve(object: PdfObject | undefined): PdfObject;
  /** An entry of a dictionary, resolved; null when there is none, or no dictionary. */
  get(dict: PdfObject | undefined, key: string): PdfObject;
  /** The bytes of a stream, unpacked; null when it is none. Throws `FileError` when they cannot be unpacked. */
  stream(object: PdfObject | undefined): Uint8Array | null;
  /** The catalogue. */
  readonly root: PdfObject;
}

/** Bytes that all streams of a file may have, unpacked. */
const MAX_UNPACKED = 128 * 2 ** 20;

/** Throws `FileError` (`unreadable`) when it has no pages, or is under a password. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const objects = new Map<number, PdfObject>();
  const streams = new Map<Dict, Uint8Array>();
  let root: PdfObject = null;
  let isEncrypted = false;
  let left = MAX_UNPACKED;
  /** What lies before belongs to the object that was read last. */
  let behind = 0;
  const resolve = (object: PdfObject | undefined): PdfObject => {
    let found = object ?? null;
    for (let steps = 0; typeof found === 'object' && found?.is === 'ref' && steps < 30; steps++)
      found = objects.get(found.number) ?? null;
    return found;
  };
  const get = (dict: PdfObject | undefined, key: string): PdfObject => {
    const found = resolve(dict);
    return typeof found === 'object' && found?.is === 'dict' ? resolve(found.entries.get(key)) : null;
  };
  const stream = (object: PdfObject | undefined): Uint8Array | null => {
    const dict = resolve(object);
    const packed = typeof dict === 'object' && dict?.is === 'dict' ? streams.get(dict) : undefined;
    if (!packed) return null;
    const data = unpacked(packed, (key) => get(dict, key), resolve, left);
    left -= data.length;
    return data;
  };
  const trailer = (dict: PdfObject): void => {
    if (typeof dict !== 'object' || dict?.is !== 'dict') return;
    isEncrypted ||= dict.entries.has('Encrypt');
    if (dict.entries.has('Root')) root = dict.entries.get('Root')!;
  };
  const define = (number: number, object: PdfObject): void => {
    objects.set(number, object);
    const type = get(object, 'Type');
    if (isNamed(type, 'XRef')) trailer(object);
    if (isNamed(type, 'ObjStm')) defineInside(object);
  };
  const defineInside = (object: PdfObject): void => {
    const data = stream(object);
    const first = get(object, 'First');
    if (!data || typeof first !== 'number') return;
    const reader = readerOf(data);
    const places: [number, number][] = [];
    while (reader.at < first) {
      const [number, place] = [reader.next(), reader.next()];
      if (typeof number !== 'number' || typeof place !== 'number') break;
      places.push([number, first + place]);
    }
    for (const [number, place] of places) {
      reader.at = place;
      objects.set(number, reader.next() ?? null);
    }
  };

  for (const found of words(bytes)) {
    if (found.number !== null && found.end < behind) continue;
    const reader = readerOf(bytes, found.end);
    try {
      const object = reader.next() ?? null;
      behind = reader.at;
      if (found.number === null) {
        trailer(object);
        continue;
      }
      if (typeof object === 'object' && object?.is === 'dict') {
        const data = streamBehind(bytes, reader.at, object);
        if (data) {
          streams.set(object, data);
          behind = data.byteOffset - bytes.byteOffset + data.length;
        }
      }
      define(found.number, object);
    } catch (error) {
      // An object that is damaged may be one that nobody needs.
      if (error instanceof FileError && error.problem === 'tooLarge') throw error;
    }
  }
  if (isEncrypted || get(root, 'Pages') === null) throw new FileError('unreadable');
  return { resolve, get, stream, root };
}

export const isNamed = (object: PdfObject, name: string): boolean =>
  typeof object === 'object' && object?.is === 'name' && object.name === name;

interface Found {
  /** Of the object; null for a trailer. */
  readonly number: number | null;
  readonly end: number;
}

/** Every `12 0 obj` and `trailer`, from front to back. */
function* words(bytes: Uint8Array): Generator<Found> {
  let trailer = find(bytes, 'trailer', 0);
  for (let at = find(bytes, 'obj', 0); at >= 0; at = find(bytes, 'obj', at + 3)) {
    for (; trailer >= 0 && trailer < at; trailer = find(bytes, 'trailer', trailer + 7))
      yield { number: null, end: trailer + 7 };
    const number = /(\d+)\s+\d+\s*$/.exec(latin(bytes, Math.max(0, at - 24), at))?.[1];
    if (number !== undefined) yield { number: Number(number), end: at + 3 };
  }
  for (; trailer >= 0; trailer = find(bytes, 'trailer', trailer + 7)) yield { number: null, end: trailer + 7 };
}

function find(bytes: Uint8Array, word: string, from: number): number {
  const codes = [...word].map((letter) => letter.charCodeAt(0));
  for (let at = bytes.indexOf(codes[0]!, from); at >= 0; at = bytes.indexOf(codes[0]!, at + 1)) {
    if (codes.every((code, index) => bytes[at + index] === code)) return at;
  }
  return -1;
}

/** The packed bytes behind a dictionary; null when it is no stream. */
function streamBehind(bytes: Uint8Array, from: number, { entries }: Dict): Uint8Array | null {
  const reader = readerOf(bytes, from);
  if (!isOperator(reader.next(), 'stream')) return null;
  let start = reader.at;
  if (bytes[start] === 13) start++;
  if (bytes[start] === 10) start++;
  const length = entries.get('Length');
  if (typeof length === 'number') {
    let end = start + length;
    while (isWhite(bytes[end])) end++;
    if (latin(bytes, end, end + 9) === 'endstream') return bytes.subarray(start, start + length);
  }
  const end = find(bytes, 'endstream', start);
  if (end < 0) throw new FileError('unreadable');
  return bytes.subarray(start, end);
}
