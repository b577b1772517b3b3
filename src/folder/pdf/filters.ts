/** Streams of a .pdf, unpacked. Source: ISO 32000-1, 7.4. */
import { Unzlib } from 'fflate';
import { FileError } from '../problem';
import { latin, type PdfObject } from './syntax';

/** Bytes that are unpacked at a time, so that a bomb is noticed before it fills the memory. */
const PIECE = 16 * 1024;

/** Throws `FileError`: `tooLarge` above `limit` bytes, `unreadable` when damaged or packed in a way that texts are not. */
export function unpacked(
  packed: Uint8Array,
  get: (key: string) => PdfObject,
  resolve: (object: PdfObject | undefined) => PdfObject,
  limit: number,
): Uint8Array {
  const listed = (object: PdfObject): PdfObject[] =>
    typeof object === 'object' && object?.is === 'list' ? object.items.map(resolve) : object === null ? [] : [object];
  for (const parameters of listed(get('DecodeParms'))) {
    if (typeof parameters !== 'object' || parameters?.is !== 'dict') continue;
    const predictor = resolve(parameters.entries.get('Predictor'));
    if (typeof predictor === 'number' && predictor > 1) throw new FileError('unreadable');
  }
  return listed(get('Filter')).reduce<Uint8Array>((data, filter) => {
    const name = typeof filter === 'object' && filter?.is === 'name' ? filter.name : '';
    const unpack = FILTERS[name];
    if (!unpack) throw new FileError('unreadable');
    return unpack(data, limit);
  }, packed);
}

function inflated(packed: Uint8Array, limit: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const unzlib = new Unzlib((piece) => {
    pieces.push(piece);
    size += piece.length;
    if (size > limit) throw new FileError('tooLarge');
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE)
      unzlib.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  } catch (error) {
    if (error instanceof FileError) throw error;
    // Cut off, as some programs leave it: what is there is there.
    if (size === 0) throw new FileError('unreadable');
  }
  const all = new Uint8Array(size);
  pieces.reduce((at, piece) => {
    all.set(piece, at);
    return at + piece.length;
  }, 0);
  return all;
}

function hexadecimal(packed: Uint8Array): Uint8Array {
  const digits = latin(packed, 0, packed.length)
    .replace(/>[^]*$/, '')
    .replace(/[^\da-f]/gi, '');
  return Uint8Array.from(digits.match(/..?/g) ?? [], (pair) => parseInt(pair.padEnd(2, '0'), 16));
}

function base85(packed: Uint8Array): Uint8Array {
  const digits: number[] = [];
  const bytes: number[] = [];
  const write = (count: number): void => {
    const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    bytes.push(...[24, 16, 8, 0].slice(0, count).map((shift) => Math.floor(value / 2 ** shift) & 0xff));
    digits.length = 0;
  };
  for (const byte of packed) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && digits.length === 0) bytes.push(0, 0, 0, 0);
    else if (byte >= 0x21 && byte <= 0x75) digits.push(byte - 0x21);
    if (digits.length === 5) write(4);
  }
  const rest = digits.length;
  if (rest > 1) {
    while (digits.length < 5) digits.push(84);
    write(rest - 1);
  }
  return Uint8Array.from(bytes);
}

const FILTERS: Readonly<Record<string, (packed: Uint8Array, limit: number) => Uint8Array>> = {
  FlateDecode: inflated,
  Fl: inflated,
  ASCII85Decode: base85,
  A85: base85,
  ASCIIHexDecode: hexadecimal,
  AHx: hexadecimal,
};
