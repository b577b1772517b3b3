import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

const TABBABLE = 'a[href], button, input, select, textarea, [tabindex="0"]';

/** Takes the focus when it appears: whoever goes by keyboard, or hears the page read, begins there. */
export function useFocusAtFirst<Type extends HTMLElement>(): RefObject<Type | null> {
  const element = useRef<Type>(null);
  useLayoutEffect(() => element.current?.focus(), []);
  return element;
}

/**
 * What had the focus may go: a button that was pressed, with the screen or the notice around it. The focus would then be
 * nowhere, and whoever goes by keyboard would begin again at the top. It goes to what came in its place instead.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    const pane = document.body;
    /** What has the focus, and everything around it, from the inside out. */
    let around: readonly Element[] = [];
    const onFocus = (): void => {
      around = surroundings(document.activeElement, pane);
    };
    const keep = (): void => {
      const [focused] = around;
      const isLost = document.activeElement === document.body || document.activeElement === null;
      // While a person is in the cells, the pane does not call them back.
      if (!isLost || !focused || pane.contains(focused) || !document.hasFocus()) return;
      successor(around, pane)?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(keep);
    observer.observe(pane, { childList: true, subtree: true });
    pane.addEventListener('focusin', onFocus);
    return () => {
      observer.disconnect();
      pane.removeEventListener('focusin', onFocus);
    };
  }, []);
}

function surroundings(element: Element | null, pane: Element): Element[] {
  const found: Element[] = [];
  for (let at = element; at && at !== pane; at = at.parentElement) found.push(at);
  return found;
}

/** The buttons below after those of a plan or of what was under way; else the nearest that is left around it. */
function successor(around: readonly Element[], pane: Element): HTMLElement | null {
  const was = (selector: string): boolean => around.some((element) => element.matches(selector));
  const main = pane.querySelector<HTMLElement>('main');
  if (was('.footer, .plan')) return pane.querySelector<HTMLElement>('.progress[tabindex], .footer-main') ?? main;
  for (const element of around) {
    if (element === main) break;
    const near = pane.contains(element) ? element.querySelector<HTMLElement>(TABBABLE) : null;
    if (near) return near;
  }
  return main;
}
