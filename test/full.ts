/**
 * What `npm test` leaves to the full run, `KAOPING_FULL=1 npm test`, which CI makes: more of the same kind. Tests that are
 * left out are not there, in place of being skipped: nobody has to look through them.
 */
export const IS_FULL = process.env['KAOPING_FULL'] === '1';

/** Rows of a table of tests that only the full run has. */
export const onlyFull = <Row>(...rows: readonly Row[]): readonly Row[] => (IS_FULL ? rows : []);

/** How often something is tried that is tried `full` times in the full run: a third of it. */
export const runs = (full: number): number => (IS_FULL ? full : Math.ceil(full / 3));

/** Every third row of a long table whose rows are all of one kind, from its first; all of them in the full run. */
export const some = <Row>(rows: readonly Row[]): readonly Row[] => rows.filter((_, at) => IS_FULL || at % 3 === 0);

/** `test.each` over rows that only the full run has. Beside `onlyFull` nothing would be left, and jest takes no empty table. */
export const testInFull =
  <Row>(...rows: readonly Row[]) =>
  (title: string, run: (row: Row) => Promise<void> | void, timeout?: number): void => {
    if (IS_FULL) test.each([...rows] as never[])(title, run, timeout);
  };

/** `describe` for what only the full run has. */
export const describeInFull = (title: string, tests: () => void): void => {
  if (IS_FULL) describe(title, tests);
};
