/** The pane's side of `worker.ts`. */
import type { FileFacts } from '../evidence';
import type { Examination } from './examine';
import { isSkipped } from './formats';
import type { WorkerMessage, WorkerTask } from './worker';

/**
 * `examineFiles` in a worker, for the files of `<input type="file" webkitdirectory>`; paths begin inside the chosen
 * folder. Hidden files and locks are left out. Rejects with the signal's reason when it is aborted, else with an `Error`
 * when the worker cannot be started.
 */
export function examineInWorker(
  files: readonly File[],
  { onProgress, signal }: Examination = {},
): Promise<readonly FileFacts[]> {
  const task: WorkerTask = files
    .map((file) => ({ path: file.webkitRelativePath.replace(/^[^/]*\//, '') || file.name, file }))
    .filter(({ path }) => !isSkipped(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return new Promise<readonly FileFacts[]>((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    const end = (settle: () => void): void => {
      worker.terminate();
      signal?.removeEventListener('abort', abort);
      settle();
    };
    const abort = (): void => {
      end(() => {
        reject(signal?.reason as Error);
      });
    };
    signal?.addEventListener('abort', abort);
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.kind === 'progress') onProgress?.(...data.progress);
      else
        end(() => {
          if (data.kind === 'done') resolve(data.facts);
          else reject(new Error(data.message));
        });
    });
    worker.addEventListener('error', ({ message }) => {
      end(() => {
        reject(new Error(message));
      });
    });
    worker.postMessage(task);
  });
}
