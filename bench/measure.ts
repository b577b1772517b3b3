/** Times by the wall clock, in milliseconds. */

export const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1]!;

/** What to time, and how often in each phase. */
export interface Task {
  readonly run: () => unknown;
  readonly times: number;
}

/**
 * Median time of each task. Tasks take turns in phases, so that a disturbance meets all of them alike; each phase of
 * each begins with a swept heap and untimed runs, the first one with many, until the compilers are done.
 */
export function medians<Name extends string>(
  tasks: Readonly<Record<Name, Task>>,
  phases: number,
): Record<Name, number> {
  const entries = Object.entries<Task>(tasks);
  const times = new Map(entries.map(([name]) => [name, [] as number[]]));
  for (let phase = 0; phase < phases; phase++) {
    for (const [name, { run, times: wanted }] of entries) {
      globalThis.gc?.();
      for (let i = 0; i < (phase === 0 ? 10 : 0.5) * wanted; i++) run();
      for (let i = 0; i < wanted; i++) {
        const from = performance.now();
        run();
        times.get(name)!.push(performance.now() - from);
      }
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)])) as Record<Name, number>;
}

/** 0.43, 3.1, 27, 1,240: as many digits as a ratio deserves. */
export const figure = (value: number): string =>
  value >= 10 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2)));

/** Prints a table whose first column is text and whose others are figures. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  for (const row of [head, ...rows]) {
    console.log(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '));
  }
}

/** Prints whether a goal is reached. A missed one is no error: machines have other things to do. */
export function goal(text: string, isReached: boolean): void {
  console.log(`${isReached ? 'reached' : 'MISSED '}  ${text}`);
}
