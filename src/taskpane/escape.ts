import { useEffect, type Dispatch } from 'react';
import type { PaneActions } from './actions';
import type { PaneAction, PaneState } from './state';

/** Escape gives up what is under way, else it leaves what covers the screen: 关于, or a plan that waits for a word. */
export function useEscape(
  { step, plan, isAbout }: PaneState,
  { cancel }: Pick<PaneActions, 'cancel'>,
  dispatch: Dispatch<PaneAction>,
): void {
  const isPlan = plan !== null;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.matches('input, select, textarea');
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping) return;
      if (step !== null) cancel();
      else if (isAbout) dispatch({ type: 'about', isOpen: false });
      else if (isPlan) dispatch({ type: 'plan', plan: null });
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [step, isPlan, isAbout, cancel, dispatch]);
}
