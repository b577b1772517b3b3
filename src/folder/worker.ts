/** Looks through the files of a folder apart from the pane, which stays alive. Started by `client.ts`. */
import type { FileFacts } from '../evidence';
import { decodeInBrowser } from './decodeInBrowser';
import { examineFiles, type Examination } from './examine';
import { filesOf, type FolderTask } from './task';

/** What the worker says. `failed` is a fault of ours: files that cannot be read are told by their facts. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: Parameters<NonNullable<Examination['onProgress']>> }
  | { readonly kind: 'done'; readonly facts: readonly FileFacts[] }
  | { readonly kind: 'failed'; readonly message: string };

const post = (message: WorkerMessage): void => {
  postMessage(message);
};

/** The one message to the worker is its task. To stop it, end it. */
addEventListener('message', ({ data }: MessageEvent<FolderTask>) => {
  examineFiles(filesOf(data), {
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
