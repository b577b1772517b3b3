/** How a self-test ends before its end. */
import type { Host } from '../host/port';

/** It was given up, or it must not go on; what was begun is taken back. */
export class Stopped extends Error {
  /** What could not be removed. */
  leftovers: readonly string[] = [];

  constructor(readonly reason: 'cancelled' | 'otherWorkbook' | 'notClosed' | 'noAnswer') {
    super(reason);
    this.name = 'Stopped';
  }
}

/** A host that asks before each step whether it may go on; `mayGoOn` throws when not. */
export function guarded(host: Host, mayGoOn: () => void | Promise<void>): Host {
  return {
    name: host.name,
    can: (capability) => host.can(capability),
    read: async (scope) => {
      await mayGoOn();
      return host.read(scope);
    },
    apply: async (changeSet) => {
      await mayGoOn();
      return host.apply(changeSet);
    },
    reveal: async (sheet, row, column) => {
      await mayGoOn();
      await host.reveal(sheet, row, column);
    },
    onEdited: (listener) => host.onEdited(listener),
  };
}

/** Milliseconds after which a host is taken for one that will not answer any more. */
const PATIENCE = 120_000;

/** Throws `Stopped` when `work` takes too long. */
export async function inTime<T>(work: Promise<T>, patience = PATIENCE): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Stopped('noAnswer'));
    }, patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
