/**
 * Tests that need a program which may not be installed. Without it they are skipped, the reason stands in the title
 * and on standard error; where nothing may be skipped (CI sets `KAOPING_SKIP_NOTHING=1`) they fail with the reason.
 */

/** Something outside the repository that a test needs. */
export interface Tool {
  /** As people call it: LibreOffice, IronCalc, Chromium … */
  readonly name: string;
  /** Why it cannot be used, with what to do about it; null when it can. */
  missing(): string | null;
}

/** `describe`, but only when the tool is there. The body is collected in any case; it must not use the tool outside of tests and hooks. */
export function describeWith(tool: Tool, title: string, body: () => void): void {
  const reason = tool.missing();
  if (reason === null) {
    describe(title, body);
    return;
  }
  const skipped = `${title} (skipped: no ${tool.name}: ${reason})`;
  if (process.env['KAOPING_SKIP_NOTHING'] === '1') {
    describe(title, () => {
      it(`has ${tool.name}`, () => {
        throw new Error(`${tool.name} is missing and KAOPING_SKIP_NOTHING is set. ${reason}`);
      });
    });
    return;
  }
  // Jest names skipped tests only in verbose runs, so say it here too.
  process.stderr.write(`${skipped}\n`);
  describe.skip(skipped, body);
}
