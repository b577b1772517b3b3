import { HostError } from '../../host/port';
import type { Words } from '../../locales';
import type { SelfTest } from '../../selftest';
import type { PaneAction } from '../state';

/** Runs the self-test and tells how far it is. `onBegin` is given the way to cancel it. Never throws. */
export async function carryOutSelfTest(
  load: () => Promise<SelfTest>,
  words: Words,
  dispatch: (action: PaneAction) => void,
  onBegin: (cancel: () => void) => void,
): Promise<void> {
  const { t } = words;
  const tell = (selfTest: Extract<PaneAction, { type: 'selfTest' }>['selfTest']): void => {
    dispatch({ type: 'selfTest', selfTest });
  };
  let isCancelled = false;
  onBegin(() => {
    isCancelled = true;
    tell({ kind: 'cancelling' });
  });
  tell({ kind: 'running', done: 0, total: 0, title: t('pane.about.preparing') });
  try {
    const selfTest = await load();
    const reason = await selfTest.refusal();
    if (reason !== null) {
      tell({ kind: 'refused', reason, openBlank: selfTest.openBlank });
      return;
    }
    const report = await selfTest.run({
      onProgress: (done, total, next) => {
        const title = next === null ? t('pane.about.timing') : t(`selfTest.case.${next.id}`);
        if (!isCancelled) tell({ kind: 'running', done, total, title });
      },
      isCancelled: () => isCancelled,
    });
    tell({ kind: 'done', report });
  } catch (error) {
    const stopped = stoppedBy(error);
    const leftovers = stopped?.leftovers ?? [];
    if (stopped?.reason === 'cancelled' && leftovers.length === 0) tell({ kind: 'cancelled' });
    else tell({ kind: 'failed', message: messageOf(error, stopped, words), leftovers });
  }
}

interface StoppedError {
  readonly reason: 'cancelled' | 'otherWorkbook' | 'notClosed' | 'noAnswer';
  readonly leftovers: readonly string[];
}

/** The self-test's own error, which is loaded with it. */
function stoppedBy(error: unknown): StoppedError | null {
  return error instanceof Error && error.name === 'Stopped' ? (error as unknown as StoppedError) : null;
}

function messageOf(error: unknown, stopped: StoppedError | null, { t, describeHostError }: Words): string {
  if (stopped !== null) return t(`pane.about.stopped.${stopped.reason}`);
  const message = error instanceof HostError ? describeHostError(error) : `${String(error)} `;
  return t('pane.about.failed', { message });
}
