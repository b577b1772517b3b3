/** A page that looks through the folder of its file input when it is told to; bundled by the test of the worker. */
import { examineInBrowser } from '../../src/folder/client';
import type { FileFacts } from '../../src/evidence';

declare global {
  interface Window {
    /** Facts and calls of onProgress; with `abortAfter`, aborted when so many files are done. */
    examine(abortAfter?: number): Promise<{ facts: readonly FileFacts[]; progress: [number, number][] } | string>;
  }
}

window.examine = async (abortAfter) => {
  const files = [...document.querySelector('input')!.files!];
  const controller = new AbortController();
  const progress: [number, number][] = [];
  try {
    const facts = await examineInBrowser(files, {
      signal: controller.signal,
      onProgress: (done, total) => {
        progress.push([done, total]);
        if (done === abortAfter) controller.abort('enough');
      },
    });
    return { facts, progress };
  } catch (error) {
    return String(error);
  }
};
