/** The ribbon of the emulated Excel: its buttons run functions of a page of the add-in, one after the other. */

/** Tells a page to run a function of the manifest, under a number that it names again when it is done. */
export type RunFunction = (id: string, functionName: string) => void;

/** Acts after so many milliseconds; returns the way not to. */
export type After = (ms: number, act: () => void) => () => void;

/** How long Excel lets a function run in a page of its own. */
const RUNTIME_MS = 5 * 60_000;

export interface Ribbon {
  /** Presses a button; resolves when its function says that it is done, rejects when the page has no such function, or when Excel ended it. */
  readonly press: (functionName: string) => Promise<void>;
  /**
   * A page whose functions are ready, in place of the one before. One that is `shared` with the pane lives on; one of its
   * own is ended as soon as its function is done, or after five minutes.
   */
  readonly connect: (page: RunFunction, life: 'shared' | 'own') => void;
  /** What the page says when a function is done: 0, or why it did not run. */
  readonly done: (id: string, status: number) => void;
  /** How Excel opens the page of the functions when it is needed; `load` returns the way to end it. */
  readonly onNeeded: (load: () => () => void) => void;
  /** Whether a control of the manifest can be pressed, as the add-in wants it. */
  readonly isEnabled: (control: string) => boolean;
  readonly enable: (control: string, isEnabled: boolean) => void;
  /** Calls back when that changes. */
  readonly onEnabled: (listener: () => void) => void;
}

interface Press {
  readonly id: string;
  readonly name: string;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const later: After = (ms, act) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
};

/** Buttons that are pressed before the page is ready, or while a function runs, wait: Excel runs one at a time. */
export function newRibbon(after: After = later): Ribbon {
  const disabled = new Set<string>();
  const listeners: (() => void)[] = [];
  const waiting: Press[] = [];
  let page: { readonly run: RunFunction; readonly life: 'shared' | 'own' } | null = null;
  let load: (() => () => void) | null = null;
  /** A page that was opened for a function; it may not be ready yet. */
  let end: (() => void) | null = null;
  let running: (Press & { readonly spare: () => void }) | null = null;
  let lastId = 0;

  const next = (): void => {
    if (running !== null || waiting.length === 0) return;
    if (page === null) {
      end ??= load?.() ?? null;
      return;
    }
    const press = waiting.shift()!;
    const spare =
      page.life === 'shared'
        ? () => undefined
        : after(RUNTIME_MS, () => over(new Error(`${press.name}: five minutes`)));
    running = { ...press, spare };
    page.run(press.id, press.name);
  };
  const over = (error: Error | null): void => {
    if (running === null) return;
    running.spare();
    if (error === null) running.resolve();
    else running.reject(error);
    running = null;
    if (page?.life === 'own') {
      page = null;
      end?.();
      end = null;
    }
    next();
  };
  return {
    press: (name) =>
      new Promise((resolve, reject) => {
        waiting.push({ id: `command-${++lastId}`, name, resolve, reject });
        next();
      }),
    connect: (run, life) => {
      page = { run, life };
      next();
    },
    done: (id, status) => {
      if (running?.id === id) over(status === 0 ? null : new Error(`${running.name}: ${status}`));
    },
    onNeeded: (how) => {
      load = how;
    },
    isEnabled: (control) => !disabled.has(control),
    enable: (control, isEnabled) => {
      if (isEnabled) disabled.delete(control);
      else disabled.add(control);
      listeners.forEach((listener) => listener());
    },
    onEnabled: (listener) => listeners.push(listener),
  };
}
