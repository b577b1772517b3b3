/** What the process says to its caller. */
export const EXIT = { done: 0, failed: 1, wrongUse: 2, unreadable: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
