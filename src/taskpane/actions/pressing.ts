/** Buttons of the ribbon that run in the page of the pane: they take their turn with what is done in it. */
import type { ButtonName, PaneRibbon } from '../environment';
import type { Desk } from './desk';
import type { Reading } from './reading';
import { loadEngine, type WritingSteps } from './steps';

/** Milliseconds that a button waits for what is under way: Excel keeps every other button waiting with it. */
const PATIENCE = 30_000;

export interface Pressing {
  /** Does what a button does, and tells it in the pane, which is shown. Resolves as soon as the work itself is done. */
  press(button: ButtonName): Promise<void>;
}

export function pressing(
  { host, runner, telling, settings, dispatch }: Desk,
  { show }: Pick<Reading, 'show'>,
  ribbon: Pick<PaneRibbon, 'show'> | null,
): Pressing {
  const tell = async (text: string): Promise<void> => {
    telling.notice({ intent: 'info', text, canUndo: false });
    await ribbon?.show(text);
  };
  const work = async (button: ButtonName, steps: WritingSteps, done: () => void): Promise<void> => {
    const engine = await loadEngine();
    const text = await steps.whole((onWaiting) =>
      engine[button]({ host, ...settings(), onWritten: () => undefined, onWaiting }),
    );
    done();
    dispatch({ type: 'overtaken' });
    await tell(text);
    try {
      await show(steps);
    } catch {
      dispatch({ type: 'edited' });
    }
  };
  return {
    press: (button) =>
      new Promise((done) => {
        void runner
          .runWhenFree((steps) => work(button, steps, done), PATIENCE)
          .then((hasRun) => (hasRun ? undefined : tell(telling.wordsNow().t('pane.command.busy'))))
          .finally(done);
      }),
  };
}
