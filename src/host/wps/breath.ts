/** Pauses in long work. */
import type { Pause } from './reading';

/** Milliseconds that WPS may stand still. */
const BREATH = 50;

/** Lets WPS draw and answer clicks between two pieces of a long reading. */
export function breathing(): Pause {
  let last = Date.now();
  return async () => {
    if (Date.now() - last < BREATH) return;
    await turn();
    last = Date.now();
  };
}

/**
 * Lets everything else have its turn. Chromium holds back the timers of pages that nobody sees, such as the one behind the
 * ribbon: each by a second, and after five minutes by a minute. Messages it does not.
 */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof document === 'undefined' || !document.hidden) {
      setTimeout(resolve, 0);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
