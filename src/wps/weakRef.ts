/**
 * Chromium below 84 has no `WeakRef`, which Fluent UI's keyboard helper takes for granted, and no library can make one.
 * This one holds what it is given: elements that had the focus stay in memory as long as the pane.
 */
class Held<T extends WeakKey> {
  constructor(private readonly target: T) {}
  deref(): T {
    return this.target;
  }
}

if (!('WeakRef' in globalThis)) Object.assign(globalThis, { WeakRef: Held });

export {};
