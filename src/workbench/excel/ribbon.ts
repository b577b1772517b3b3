/** The ribbon of the emulated Excel: its buttons run functions of the add-in's commands page. */

/** Tells the commands page to run a function of the manifest, under a number that it names again when it is done. */
export type RunFunction = (id: string, functionName: string) => void;

export interface Ribbon {
  /** Presses a button; resolves when its function says that it is done, rejects when the page has no such function. */
  readonly press: (functionName: string) => Promise<void>;
  /** A commands page whose functions are ready, in place of the one before. */
  readonly connect: (page: RunFunction) => void;
  /** What the page says when a function is done: 0, or why it did not run. */
  readonly done: (id: string, status: number) => void;
}

/** Buttons that are pressed before the commands page is ready wait for it, as Excel loads it only then. */
export function newRibbon(): Ribbon {
  const running = new Map<string, (status: number) => void>();
  let page: RunFunction | null = null;
  let waiting: ((page: RunFunction) => void)[] = [];
  let lastId = 0;
  return {
    press: (functionName) =>
      new Promise((resolve, reject) => {
        const id = `command-${++lastId}`;
        running.set(id, (status) => {
          if (status === 0) resolve();
          else reject(new Error(`${functionName}: ${status}`));
        });
        const run = (ready: RunFunction): void => ready(id, functionName);
        if (page === null) waiting.push(run);
        else run(page);
      }),
    connect: (ready) => {
      page = ready;
      waiting.forEach((run) => run(ready));
      waiting = [];
    },
    done: (id, status) => {
      running.get(id)?.(status);
      running.delete(id);
    },
  };
}
