import type { DecodePicture } from './picture';
import { shrink, smallSize } from './same/grey';

/** The browser shrinks a picture to so many times its small size, we do the rest: so it is nearly that of Node. */
const OVERSAMPLING = 4;

/** With the browser's own codecs, which also turn the picture upright. Works in workers. */
export const decodeInBrowser: DecodePicture = async (bytes, { format }) => {
  const bitmap = await createImageBitmap(new Blob([bytes.slice()], { type: `image/${format}` }));
  try {
    const { width, height } = smallSize(bitmap, OVERSAMPLING);
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    return shrink(context.getImageData(0, 0, width, height));
  } finally {
    bitmap.close();
  }
};
