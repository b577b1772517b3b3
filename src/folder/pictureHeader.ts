/** Format and size of a picture from its first bytes. */

export interface PictureHeader {
  readonly format: 'jpeg' | 'png' | 'gif' | 'bmp';
  /** Pixels, as stored: before it is turned upright. */
  readonly width: number;
  readonly height: number;
}

/** Null when it is none of the four, or cut off before its size. */
export function readHeader(bytes: Uint8Array): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (...expected: number[]): boolean => expected.every((byte, at) => bytes[at] === byte);
  try {
    if (starts(0xff, 0xd8)) return jpegHeader(view);
    if (starts(0x89, 0x50, 0x4e, 0x47)) return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
    if (starts(0x47, 0x49, 0x46, 0x38))
      return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
    // Rows of a bitmap may be stored from top to bottom: then its height is negative.
    if (starts(0x42, 0x4d))
      return { format: 'bmp', width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}

/** The size stands in the frame header, behind segments that each say how long they are. */
function jpegHeader(view: DataView): PictureHeader | null {
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    while (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xff) at++;
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { format: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
}
