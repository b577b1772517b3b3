/** Parts of the zip packages that documents are. */
import { unzipSync } from 'fflate';
import { FileError } from './problem';

/** Bytes of text and styles in a document, unpacked; one of 100,000 characters has about 5 MB. */
export const MAX_UNPACKED = 64 * 2 ** 20;

/** In the order of the archive. Throws when it is damaged. */
export function partNames(bytes: Uint8Array): string[] {
  const names: string[] = [];
  unzipSync(bytes, {
    filter: ({ name }) => {
      names.push(name);
      return false;
    },
  });
  return names;
}

/** The parts whose names are wanted. Throws `FileError` (`tooLarge`) before they would fill the memory. */
export function readParts(bytes: Uint8Array, isWanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> {
  let size = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!isWanted(name)) return false;
      size += originalSize;
      if (size > MAX_UNPACKED) throw new FileError('tooLarge');
      return true;
    },
  });
  return new Map(Object.entries(parts));
}

export const readPart = (bytes: Uint8Array, wanted: string): Uint8Array | undefined =>
  readParts(bytes, (name) => name === wanted).get(wanted);
