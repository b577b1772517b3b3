import type { DecodePicture } from './picture';
import { shrink, turn } from './same/grey';

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
