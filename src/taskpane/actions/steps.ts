/** The steps of what is under way: each is shown before it begins. */
import type { ApplyResult, ChangeSet, Snapshot, Waiting } from '../../host/port';
import { OUR_SHEETS } from '../../sheets';
import type { UndoOutcome } from '../../usecases';
import type { PaneEnvironment } from '../environment';
import type { Steps } from '../plans';
import type { PaneAction, Step } from '../state';

type OnWaiting = (waiting: Waiting | null) => void;

export interface WritingSteps extends Steps {
  /** With what it takes to undo it, unless there is no snapshot of what was before. */
  write(snapshot: Snapshot | null, changeSet: ChangeSet): Promise<ApplyResult & { readonly undo: UndoOutcome | null }>;
  /** Work that reads and writes by itself: nobody can give it up. `onWaiting` is for the host. */
  whole<T>(work: (onWaiting: OnWaiting) => Promise<T>): Promise<T>;
}

export const loadEngine = () => import('../engine');
/** A hidden page paints nothing, and is not waited for any longer. */
const PAINT_MS = 100;

/** Lets the browser paint what was just said: in WPS nothing moves any more while a workbook is written. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, PAINT_MS);
    requestAnimationFrame(() => {
      setTimeout(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  });

/** Whoever gives up makes `cancelled` reject; what was begun by then is not waited for. `onWriting` is told when writing begins and ends. */
export function stepsUntil(
  cancelled: Promise<never>,
  { host, now }: Pick<PaneEnvironment, 'host' | 'now'>,
  dispatch: (action: PaneAction) => void,
  onWriting: (isWriting: boolean) => void,
): WritingSteps {
  const begin = async (step: Step): Promise<void> => {
    dispatch({ type: 'step', step });
    await Promise.race([breathe(), cancelled]);
  };
  const step = async <T>(name: Step, work: () => Promise<T>): Promise<T> => {
    await begin(name);
    return Promise.race([work(), cancelled]);
  };
  const onWaiting: OnWaiting = (waiting) => {
    dispatch({ type: 'waiting', waiting });
  };
  const writing = async <T>(work: () => Promise<T>): Promise<T> => {
    await begin('writing');
    onWriting(true);
    const done = await work();
    onWriting(false);
    return done;
  };
  return {
    whole: (work) => writing(() => work(onWaiting)),
    read: () => step('reading', () => host.read(OUR_SHEETS)),
    score: (work) => step('scoring', async () => work(await loadEngine())),
    write: async (snapshot, changeSet) => {
      const { applyWithUndo } = await loadEngine();
      return writing(async () =>
        snapshot
          ? applyWithUndo(host, snapshot, changeSet, { now: now(), onWaiting })
          : { ...(await host.apply(changeSet, { onWaiting })), undo: null },
      );
    },
  };
}
