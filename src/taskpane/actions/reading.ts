/** Reads the workbook and shows it. */
import type { Snapshot } from '../../host/port';
import { planAgain, type Plan, type Steps } from '../plans';
import type { Desk } from './desk';
import { Cancelled } from './runner';
import { technicalDetail } from './telling';

export interface Reading {
  /** Reads the workbook; what cannot be read now is read once nothing else is under way. */
  load(): Promise<void>;
  /** `load` waits. */
  isWanted(): boolean;
  /** Reads it again, and makes a plan that is shown anew. */
  refresh(plan: Plan | null): Promise<void>;
  /** Reads the workbook again, and says so when there is still no assessment in it. */
  look(): Promise<void>;
  /** Reads and shows it; tells whether there is an assessment. */
  show(steps: Steps): Promise<boolean>;
  /** Shows what was read. */
  present(steps: Steps, snapshot: Snapshot): Promise<boolean>;
}

export function reading({ runner, telling, settings, dispatch }: Desk): Reading {
  /** Something is shown that a failure to read must not take away. */
  let isShown = false;
  let mustLoad = false;

  const present = async (steps: Steps, snapshot: Snapshot): Promise<boolean> => {
    const { locale, now } = settings();
    const { book, isWritten } = await steps.score(({ readBook, readState }) => ({
      book: readBook(snapshot, locale, now),
      isWritten: readState(snapshot.sheets) !== null,
    }));
    dispatch({ type: 'book', book: book ? { kind: 'ready', book } : { kind: 'empty', snapshot, isWritten } });
    isShown = true;
    if (snapshot.isRecovered) {
      telling.notice({ intent: 'warning', text: telling.wordsNow().t('pane.recovered'), canUndo: false });
    }
    return book !== null;
  };
  const show = async (steps: Steps): Promise<boolean> => present(steps, await steps.read());

  return {
    show,
    present,
    isWanted: () => mustLoad,
    load: async () => {
      mustLoad = runner.isBusy();
      if (mustLoad) return;
      await runner.run(async (steps) => {
        try {
          await show(steps);
        } catch (error) {
          if (isShown) throw error;
          const isCancelled = error instanceof Cancelled;
          const message = isCancelled ? telling.wordsNow().t('pane.error.cancelled') : await telling.sentence(error);
          const detail = technicalDetail(error);
          dispatch({ type: 'book', book: { kind: 'failed', message, ...(detail && { detail }) } });
        }
      });
    },
    refresh: (plan) =>
      runner.run(async (steps) => {
        await show(steps);
        if (!plan) return;
        dispatch({ type: 'plan', plan: null });
        dispatch({ type: 'plan', plan: await planAgain(steps, plan, settings()) });
      }),
    look: () =>
      runner.run(async (steps) => {
        const isFound = await show(steps);
        const text = telling.wordsNow().t('pane.first.nothingFound');
        dispatch({ type: 'notice', notice: isFound ? null : { intent: 'info', text, canUndo: false } });
      }),
  };
}
