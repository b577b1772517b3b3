/** Runs one thing at a time. A person may give it up, as long as nothing is being written. */
import type { PaneEnvironment } from '../environment';
import type { PaneAction } from '../state';
import { stepsUntil, type WritingSteps } from './steps';
import type { Telling } from './telling';

/** A person gave up: nothing was written, nothing needs to be told. */
export class Cancelled extends Error {}

/** Edits that arrive this soon after a write are our own. */
const OWN_EDITS_MS = 1_000;

export interface Runner {
  /** Tells what goes wrong. Does nothing while something else is under way. */
  run(work: (steps: WritingSteps) => Promise<void>): Promise<void>;
  /** Runs once nothing else is under way. False when that took longer than `patience` milliseconds. */
  runWhenFree(work: (steps: WritingSteps) => Promise<void>, patience: number): Promise<boolean>;
  /** Runs what tells for itself how it goes and hands over how it is given up. False when something else is under way. */
  runAlone(work: (onBegin: (cancel: () => void) => void) => Promise<void>): Promise<boolean>;
  isBusy(): boolean;
  /** An edit that is seen now is likely our own. */
  isOwnEdit(): boolean;
  cancel(): void;
}

/** `whenIdle` is called after each run. */
export function runner(
  environment: PaneEnvironment,
  { complain }: Telling,
  dispatch: (action: PaneAction) => void,
  whenIdle: () => Promise<void>,
): Runner {
  let giveUp: (() => void) | null = null;
  let isWriting = false;
  let quietUntil = 0;
  const keepQuiet = (): void => {
    quietUntil = Date.now() + OWN_EDITS_MS;
  };
  const onWriting = (is: boolean): void => {
    isWriting = is;
    if (!is) keepQuiet();
  };
  /** Wait for what is under way. */
  let waiting: (() => void)[] = [];
  const end = (): void => {
    giveUp = null;
    const all = waiting;
    waiting = [];
    all.forEach((go) => {
      go();
    });
  };
  const ended = (patience: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  const run: Runner['run'] = async (work) => {
    if (giveUp) return;
    const cancelled = new Promise<never>((_, reject) => {
      giveUp = () => {
        reject(new Cancelled());
      };
    });
    cancelled.catch(() => undefined);
    try {
      await work(stepsUntil(cancelled, environment, dispatch, onWriting));
    } catch (error) {
      if (!(error instanceof Cancelled)) await complain(error);
    } finally {
      isWriting = false;
      dispatch({ type: 'step', step: null });
      end();
    }
    await whenIdle();
  };
  return {
    run,
    runWhenFree: async (work, patience) => {
      const until = Date.now() + patience;
      while (giveUp) {
        const left = until - Date.now();
        if (left <= 0) return false;
        await ended(left);
      }
      await run(work);
      return true;
    },
    runAlone: async (work) => {
      if (giveUp) return false;
      try {
        await work((cancel) => {
          giveUp = cancel;
        });
      } finally {
        end();
        keepQuiet();
      }
      return true;
    },
    isBusy: () => giveUp !== null,
    isOwnEdit: () => isWriting || Date.now() <= quietUntil,
    cancel: () => {
      if (!isWriting) giveUp?.();
    },
  };
}
