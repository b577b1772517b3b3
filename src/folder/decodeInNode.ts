import type { DecodePicture } from './picture';
import { shrink, SIDE } from './pictureHash';

/** Megabytes that a JPEG may take while it is unpacked; 50 million pixels take about 1,500. */
const JPEG_MEMORY = 2048;

/** With the codecs of jimp: pure JavaScript, about 10 million pixels a second. */
export const decodeInNode: DecodePicture = async (bytes, { format }, orientation) => {
  const { defaultFormats } = await import('jimp');
  const codec = defaultFormats.map((make) => make()).find(({ mime }) => mime === `image/${format}`)!;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pixels = await (codec.mime === 'image/jpeg'
    ? codec.decode(buffer, { maxMemoryUsageInMB: JPEG_MEMORY })
    : codec.decode(buffer));
  return turn(shrink(pixels), orientation);
};

/** Turns and mirrors a picture as EXIF's orientation says, from how it is stored to how it is shown. */
export function turn(grey: Float64Array, orientation: number): Float64Array {
  const last = SIDE - 1;
  const shown = new Float64Array(grey.length);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const [across, down] = orientation >= 5 ? [y, x] : [x, y];
      const column = [2, 3, 7, 8].includes(orientation) ? last - across : across;
      const row = [3, 4, 6, 7].includes(orientation) ? last - down : down;
      shown[y * SIDE + x] = grey[row * SIDE + column]!;
    }
  }
  return shown;
}
