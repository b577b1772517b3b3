/** Looks through the files of a folder apart from the pane, which stays alive. Started by `client.ts`. */
import type { FileFacts } from '../evidence';
import { decodeInBrowser } from './decodeInBrowser';
import { examineFiles, type Examination } from './examine';

/** The one message to the worker. To stop it, end it. */
export type WorkerTask = readonly { readonly path: string; readonly file: File }[];

/** What the worker says. `failed` is a fault of ours: files that cannot be read are told by their facts. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: Parameters<NonNullable<Examination['onProgress']>> }
  | { readonly kind: 'done'; readonly facts: readonly FileFacts[] }
  | { readonly kind: 'failed'; readonly message: string };

const post = (message: WorkerMessage): void => {
  postMessage(message);
};

addEventListener('message', ({ data }: MessageEvent<WorkerTask>) => {
  const files = data.map(({ path, file }) => ({
    path,
    size: file.size,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
    chunks: () => chunksOf(file),
  }));
  examineFiles(files, {
    decode: decodeInBrowser,
    onProgress: (...progress) => {
      post({ kind: 'progress', progress });
    },
  }).then(
    (facts) => {
      post({ kind: 'done', facts });
    },
    (error: unknown) => {
      post({ kind: 'failed', message: String(error) });
    },
  );
});

async function* chunksOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}
