/** A compound file (the container of .xls) whose directory names these streams. */
export function compoundFile(...streams: string[]): Uint8Array {
  const bytes = new Uint8Array(512 * 4);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  streams.forEach((name, index) => {
    const at = 1024 + index * 128;
    [...name].forEach((c, i) => (bytes[at + 2 * i] = c.charCodeAt(0)));
    bytes[at + 64] = 2 * (name.length + 1);
  });
  return bytes;
}
