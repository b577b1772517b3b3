import type { PictureFacts } from '../evidence';
import { pictureHash } from './pictureHash';
import { readHeader, type PictureHeader } from './pictureHeader';
import { FileError } from './problem';

/**
 * Unpacks a picture and shrinks it to shades of grey (`shrink`), turned upright. `orientation` is EXIF's, 1 to 8: what
 * unpacks may have obeyed it already. Rejects when the picture is damaged.
 */
export type DecodePicture = (bytes: Uint8Array, header: PictureHeader, orientation: number) => Promise<Float64Array>;

/** Pixels; unpacked, each takes up to 30 bytes of memory. Cameras of telephones have up to 50 million. */
const MAX_PIXELS = 64 * 2 ** 20;

/** Throws `FileError`: `unreadable`, `unsupported`, `tooLarge`. */
export async function pictureFacts(bytes: Uint8Array, decode: DecodePicture): Promise<PictureFacts> {
  const header = readHeader(bytes);
  if (!header) throw new FileError(isOtherPicture(bytes) ? 'unsupported' : 'unreadable');
  const { width, height } = header;
  if (width * height > MAX_PIXELS) throw new FileError('tooLarge');
  if (width <= 0 || height <= 0) throw new FileError('unreadable');
  const { taken, orientation } = await readExif(bytes, header);
  const isTurned = orientation >= 5;
  return {
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    hash: pictureHash(await decode(bytes, header, orientation)),
    taken,
  };
}

/** .webp, .heic and .tif that call themselves .jpg, as messengers and telephones save them. */
function isOtherPicture(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes.subarray(0, 12));
  return /^RIFF.{4}WEBP|^.{4}ftyp|^II\*\0|^MM\0\*/s.test(text);
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
