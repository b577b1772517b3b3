/** Looks through the files of a folder on the page's own thread, where no worker can be started: from file://. */
import type { FileFacts } from '../evidence';
import { decodeInBrowser } from './decodeInBrowser';
import { examineFiles, type Examination } from './examine';
import { filesOf, type FolderTask } from './task';

/** Lets the page paint and answer clicks. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** As `worker.ts` does; between two files the page breathes, within one it may stand still for a second. */
export function examineHere(task: FolderTask, examination: Examination): Promise<readonly FileFacts[]> {
  const files = filesOf(task).map(({ bytes, ...file }) => ({ ...file, bytes: () => breathe().then(bytes) }));
  return examineFiles(files, { ...examination, decode: decodeInBrowser });
}
