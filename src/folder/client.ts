/** The pane's side of `worker.ts`; where no worker can be started, the pane looks itself. */
import type { FileFacts } from '../evidence';
import type { Examination } from './examine';
import { isSkipped } from './formats';
import { reasonOf, stopIfAborted } from './stop';
import type { FolderTask } from './task';
import type { WorkerMessage } from './worker';

/** The worker never came to life. */
class NotStarted extends Error {}

/**
 * `examineFiles` for the files of `<input type="file" webkitdirectory>`; paths begin inside the chosen folder. Hidden
 * files and locks are left out. Rejects with the signal's reason when it is aborted.
 */
export async function examineInBrowser(
  files: readonly File[],
  examination: Examination = {},
): Promise<readonly FileFacts[]> {
  const task: FolderTask = files
    .map((file) => ({ path: file.webkitRelativePath.replace(/^[^/]*\//, '') || file.name, file }))
    .filter(({ path }) => !isSkipped(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  stopIfAborted(examination.signal);
  try {
    return await examineInWorker(task, examination);
  } catch (error) {
    if (!(error instanceof NotStarted)) throw error;
    const { examineHere } = await import('./here');
    return examineHere(task, examination);
  }
}

/** Throws at once from file://; other browsers tell it by an event. */
function startWorker(): Worker {
  try {
    return new Worker(new URL('./worker.ts', import.meta.url));
  } catch (error) {
    throw new NotStarted('', { cause: error });
  }
}

function examineInWorker(task: FolderTask, { onProgress, signal }: Examination): Promise<readonly FileFacts[]> {
  return new Promise<readonly FileFacts[]>((resolve, reject) => {
    const worker = startWorker();
    let isAlive = false;
    const end = (settle: () => void): void => {
      worker.terminate();
      signal?.removeEventListener('abort', abort);
      settle();
    };
    const abort = (): void => {
      end(() => {
        reject(reasonOf(signal!));
      });
    };
    signal?.addEventListener('abort', abort);
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
      isAlive = true;
      if (data.kind === 'progress') onProgress?.(...data.progress);
      else
        end(() => {
          if (data.kind === 'done') resolve(data.facts);
          else reject(new Error(data.message));
        });
    });
    worker.addEventListener('error', ({ message }) => {
      end(() => {
        reject(isAlive ? new Error(message) : new NotStarted(message));
      });
    });
    worker.postMessage(task);
  });
}
