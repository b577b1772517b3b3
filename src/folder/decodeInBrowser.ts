import type { DecodePicture } from './picture';
import { shrink, SIDE } from './pictureHash';

/** The browser shrinks a picture to so many times `SIDE`, we do the rest: so hashes are nearly those of Node. */
const OVERSAMPLING = 8;

/** With the browser's own codecs, which also turn the picture upright. Works in workers. */
export const decodeInBrowser: DecodePicture = async (bytes, { format }) => {
  const bitmap = await createImageBitmap(new Blob([bytes.slice()], { type: `image/${format}` }));
  try {
    const side = SIDE * OVERSAMPLING;
    const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true })!;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, side, side);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, side, side);
    return shrink(context.getImageData(0, 0, side, side));
  } finally {
    bitmap.close();
  }
};
