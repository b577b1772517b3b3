/** The compound files of old Office (.doc, .wps): a small file system of sectors. Source: [MS-CFB]. */
import { FileError } from './problem';

export interface Compound {
  /** Of the streams and folders at the top. */
  readonly names: readonly string[];
  /** The bytes of a stream at the top. Throws `FileError` (`unreadable`) when there is none. */
  stream(name: string): Uint8Array;
}

const END = 0xfffffffa;
const ENTRY = 128;
const NO_ENTRY = 0xffffffff;

interface Entry {
  readonly name: string;
  readonly start: number;
  readonly size: number;
  readonly beside: readonly number[];
  readonly child: number;
}

/** Throws `FileError` (`unreadable`) or `RangeError` when it is damaged. */
export function readCompound(bytes: Uint8Array): Compound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sector = 1 << view.getUint16(0x1e, true);
  const mini = 1 << view.getUint16(0x20, true);
  if (sector < ENTRY || sector > 65536 || mini > sector) throw new FileError('unreadable');
  const place = (number: number): number => (number + 1) * sector;

  const table: number[] = [];
  const readTable = (number: number): void => {
    for (let at = place(number); at < place(number) + sector; at += 4) table.push(view.getUint32(at, true));
  };
  const tables: number[] = [];
  for (let at = 0x4c; at < 0x200; at += 4) tables.push(view.getUint32(at, true));
  const seen = new Set<number>();
  for (let next = view.getUint32(0x44, true); next < END && !seen.has(next);) {
    seen.add(next);
    for (let at = place(next); at < place(next) + sector - 4; at += 4) tables.push(view.getUint32(at, true));
    next = view.getUint32(place(next) + sector - 4, true);
  }
  for (const number of tables) if (number < END) readTable(number);

  /** The sectors of a chain, one after the other; a chain that bites its tail is damaged. */
  const chain = (start: number, next: readonly number[]): number[] => {
    const numbers: number[] = [];
    for (let number = start; number < END; number = next[number] ?? NO_ENTRY) {
      if (numbers.length > next.length) throw new FileError('unreadable');
      numbers.push(number);
    }
    return numbers;
  };
  const joined = (numbers: readonly number[], from: Uint8Array, offset: (number: number) => number, size: number) => {
    const all = new Uint8Array(numbers.length * size);
    numbers.forEach((number, at) => {
      all.set(from.subarray(offset(number), offset(number) + size), at * size);
    });
    return all;
  };
  const large = (start: number): Uint8Array => joined(chain(start, table), bytes, place, sector);

  const entries = entriesOf(large(view.getUint32(0x30, true)));
  const [root] = entries;
  if (!root) throw new FileError('unreadable');
  const top = new Map<string, Entry>();
  const open = [root.child];
  const visited = new Set<number>();
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const entry = entries[number];
    if (!entry || visited.has(number)) continue;
    visited.add(number);
    top.set(entry.name, entry);
    open.push(...entry.beside);
  }

  const cutoff = view.getUint32(0x38, true);
  return {
    names: [...top.keys()],
    stream: (name) => {
      const entry = top.get(name);
      if (!entry) throw new FileError('unreadable');
      if (entry.size >= cutoff) return large(entry.start).subarray(0, entry.size);
      const small = large(view.getUint32(0x3c, true));
      const numbers = Array.from(new Uint32Array(small.buffer, 0, small.length >> 2));
      return joined(chain(entry.start, numbers), large(root.start), (number) => number * mini, mini).subarray(
        0,
        entry.size,
      );
    },
  };
}

function entriesOf(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer);
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const length = Math.min(64, view.getUint16(at + 64, true));
    const name = directory.subarray(at, at + Math.max(0, length - 2));
    entries.push({
      name: new TextDecoder('utf-16le').decode(name),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
      beside: [view.getUint32(at + 68, true), view.getUint32(at + 72, true)],
      child: view.getUint32(at + 76, true),
    });
  }
  return entries;
}
