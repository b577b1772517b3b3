/** Times by the wall clock, in milliseconds. */

export const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1]!;

/** Median time of each task over `rounds`, taken in turns so that a disturbance meets all of them alike. */
export function medians<Name extends string>(
  tasks: Readonly<Record<Name, () => unknown>>,
  rounds: { readonly warmUp: number; readonly timed: number },
): Record<Name, number> {
  const names = Object.keys(tasks) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -rounds.warmUp; round < rounds.timed; round++) {
    for (const name of names) {
      // Nobody pays for what the one before left behind; what a task allocates itself is its own.
      globalThis.gc?.();
      const from = performance.now();
      tasks[name]();
      if (round >= 0) times[name].push(performance.now() - from);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>;
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

/** Prints whether a goal is reached; a missed one fails the run at its end. */
export function goal(text: string, isReached: boolean): void {
  console.log(`${isReached ? 'reached' : 'MISSED '}  ${text}`);
  if (!isReached) process.exitCode = 1;
}
