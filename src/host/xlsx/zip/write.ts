import { HostError } from '../../port';
import type { ZipEntry } from './entry';

/** A zip of these entries, in this order; their packed bytes are copied as they are. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const headers = entries.reduce((sum, entry) => sum + 30 + 46 + 2 * entry.rawName.length, 22);
  const size = entries.reduce((sum, entry) => sum + entry.packed.length, headers);
  if (size > 0xffff_fffe || entries.length > 0xfffe) {
    throw new HostError('tooLarge', { bytes: size });
  }
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    offsets.push(at);
    view.setUint32(at, 0x04034b50, true);
    writeCommon(view, at + 4, entry);
    file.set(entry.rawName, at + 30);
    file.set(entry.packed, at + 30 + entry.rawName.length);
    at += 30 + entry.rawName.length + entry.packed.length;
  }
  const directory = at;
  entries.forEach((entry, index) => {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    writeCommon(view, at + 6, entry);
    view.setUint32(at + 42, offsets[index] ?? 0, true);
    file.set(entry.rawName, at + 46);
    at += 46 + entry.rawName.length;
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return file;
}

/** The 26 bytes that the local header and the directory share: version 2.0, flags, method, time, checksum, sizes, name length. */
function writeCommon(view: DataView, at: number, entry: ZipEntry): void {
  view.setUint16(at, 20, true);
  // Bit 3 announces sizes behind the data; we know them beforehand.
  view.setUint16(at + 2, entry.flags & ~8, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.time, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packed.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.rawName.length, true);
}
