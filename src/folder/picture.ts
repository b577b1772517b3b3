import type { PictureFacts } from '../evidence';
import { readHeader, type PictureHeader } from './pictureHeader';
import { FileError } from './problem';
import type { Grey } from './same/grey';

/**
 * Unpacks a picture and shrinks it to shades of grey (`shrink`), turned upright. `orientation` is EXIF's, 1 to 8: what
 * unpacks may have obeyed it already. Rejects when the picture is damaged.
 */
export type DecodePicture = (bytes: Uint8Array, header: PictureHeader, orientation: number) => Promise<Grey>;

/** Pixels; unpacked, each takes up to 30 bytes of memory. Cameras of telephones have up to 50 million. */
const MAX_PIXELS = 64 * 2 ** 20;

/** What can be seen of a picture, and it in small. Throws `FileError`: `unreadable`, `tooLarge`. */
export async function readPicture(
  bytes: Uint8Array,
  decode: DecodePicture,
): Promise<{ readonly facts: Omit<PictureFacts, 'same'>; readonly grey: Grey }> {
  const header = readHeader(bytes);
  if (!header) throw new FileError('unreadable');
  const { width, height } = header;
  if (width * height > MAX_PIXELS) throw new FileError('tooLarge');
  if (width <= 0 || height <= 0) throw new FileError('unreadable');
  const { taken, orientation } = await readExif(bytes, header);
  const isTurned = orientation >= 5;
  return {
    facts: { width: isTurned ? height : width, height: isTurned ? width : height, taken },
    grey: await decode(bytes, header, orientation),
  };
}

interface Exif {
  readonly taken: string | null;
  readonly orientation: number;
}
const NO_EXIF: Exif = { taken: null, orientation: 1 };

/** What is damaged counts as absent: the picture may be whole. */
async function readExif(bytes: Uint8Array, { format }: PictureHeader): Promise<Exif> {
  if (format !== 'jpeg') return NO_EXIF;
  const { parse } = await import('exifr');
  // As they are written: a camera's clock has no time zone.
  const raw = { reviveValues: false, translateValues: false, pick: ['DateTimeOriginal', 'Orientation'] };
  const tags: unknown = await parse(bytes, raw).catch(() => null);
  if (typeof tags !== 'object' || tags === null) return NO_EXIF;
  const { DateTimeOriginal: time, Orientation: orientation } = tags as Readonly<Record<string, unknown>>;
  const day = /^(\d{4})[:-](\d\d)[:-](\d\d)/.exec(String(time))?.slice(1).join('-') ?? '';
  return {
    taken: Number.isNaN(Date.parse(day)) ? null : day,
    orientation: typeof orientation === 'number' && orientation >= 1 && orientation <= 8 ? orientation : 1,
  };
}
