import type { Words } from '../../locales';
import type { PaneAction } from '../state';

/** Milliseconds; progress is not told more often. */
const PROGRESS_MS = 100;

/** Looks through the files of a folder that a person chose, and tells how far it is. Throws what the files make it throw. */
export async function examineFolder(
  files: readonly File[],
  assessee: string,
  { t }: Words,
  dispatch: (action: PaneAction) => void,
): Promise<void> {
  const [first] = files;
  if (!first) {
    const text = t('pane.evidence.folder.empty');
    dispatch({ type: 'notice', notice: { intent: 'info', text, canUndo: false } });
    return;
  }
  const [name = ''] = first.webkitRelativePath.split('/');
  const stopped = new AbortController();
  const cancel = (): void => {
    stopped.abort();
  };
  let toldAt = 0;
  const onProgress = (done: number, total: number, doneBytes: number, totalBytes: number): void => {
    if (Date.now() - toldAt < PROGRESS_MS) return;
    toldAt = Date.now();
    const folder = { kind: 'examining', name, assessee, done, total, doneBytes, totalBytes, cancel } as const;
    dispatch({ type: 'folder', folder });
  };
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  onProgress(0, files.length, 0, bytes);
  try {
    const { examineInBrowser } = await import('../../folder/client');
    const facts = await examineInBrowser(files, { onProgress, signal: stopped.signal });
    dispatch({ type: 'folder', folder: { kind: 'examined', name, assessee, files: facts, isUsed: true } });
  } catch (error) {
    dispatch({ type: 'folder', folder: null });
    if (!stopped.signal.aborted) throw error;
  }
}
