import type { FileFacts } from '../../src/evidence';
import { examineFiles, type FolderFile } from '../../src/folder';
import { decodeInNode } from '../../src/folder/decodeInNode';
import { HEAD } from '../../src/folder/signature';

/** A file in memory; how often it was read stands in `reads`. */
export function fileOf(path: string, bytes: Uint8Array, reads: string[] = []): FolderFile {
  return {
    path,
    size: bytes.length,
    head: () => Promise.resolve(bytes.subarray(0, HEAD)),
    bytes: () => {
      reads.push(`${path} whole`);
      return Promise.resolve(bytes);
    },
    chunks: async function* () {
      reads.push(`${path} in pieces`);
      const half = bytes.length >> 1;
      yield* await Promise.resolve([bytes.subarray(0, half), bytes.subarray(half)]);
    },
  };
}

export const examineAll = (files: readonly FolderFile[]): Promise<FileFacts[]> =>
  examineFiles(files, { decode: decodeInNode });

export async function factsOf(path: string, bytes: Uint8Array): Promise<FileFacts> {
  const [facts] = await examineAll([fileOf(path, bytes)]);
  return facts!;
}
