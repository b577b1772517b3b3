/** The files of a folder as the browser has them. */
import type { FolderFile } from './examine';
import { HEAD } from './signature';

/** What is to be looked through: paths inside the chosen folder. */
export type FolderTask = readonly { readonly path: string; readonly file: File }[];

export const filesOf = (task: FolderTask): FolderFile[] =>
  task.map(({ path, file }) => ({
    path,
    size: file.size,
    head: () => bytesOf(file.slice(0, HEAD)),
    bytes: () => bytesOf(file),
    chunks: () => chunksOf(file),
  }));

/** A blob itself has neither bytes nor a stream before Chromium 76. */
const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await new Response(blob).arrayBuffer());

async function* chunksOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = new Response(file).body!.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}
