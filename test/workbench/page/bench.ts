/** What the tests of the workbench's page share: one browser, one server and one page for a file, opened anew for each test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKaoping, type Kaoping } from '../../cli/kaoping';
import { openWorkbenchBrowser, type Desk, type WorkbenchBrowser } from './browser';
import type { Posing } from './programs';

export interface Bench {
  /** The page of the test that runs. */
  readonly desk: Desk;
  /** For downloads; goes with the tests. */
  readonly folder: string;
  /** Opens the page of a test; `query` such as `book=empty`. */
  open(posing: Posing, query?: string): Promise<Desk>;
}

/** To be called where tests are described. Every page must end without errors, and without asking other servers. */
export function useBench(): Bench {
  let browser: WorkbenchBrowser;
  let folder: string;
  let desk: Desk | null = null;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaoping-bench-'));
    browser = await openWorkbenchBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => {
    const { strangers = [], errors = [] } = desk ?? {};
    desk = null;
    expect({ strangers, errors }).toEqual({ strangers: [], errors: [] });
  });
  return {
    get desk() {
      return desk!;
    },
    get folder() {
      return folder;
    },
    open: async (posing, query = '') => {
      desk = await browser.open(posing, query);
      return desk;
    },
  };
}

/** The command line, to judge what the workbench has saved. */
export function useCommandLine(): {
  run(...given: Parameters<Kaoping['run']>): string;
  /** By assessee, points or the range that the total can still be in. */
  totals(file: string): [string, number | readonly number[]][];
} {
  let kaoping: Kaoping;
  beforeAll(async () => {
    kaoping = await makeKaoping();
  }, 180_000);
  afterAll(() => kaoping?.remove());
  const run = (...given: Parameters<Kaoping['run']>): string => {
    const { stdout, stderr, exit } = kaoping.run(...given);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    return stdout;
  };
  return {
    run,
    totals: (file) => {
      const { files } = JSON.parse(
        run(['score', file, '-o', join(kaoping.folder, 'scored.xlsx'), '--force', '--json']),
      ) as { files: { scorecards: { assessee: string; total: number | null; range: number[] }[] }[] };
      return files[0]!.scorecards.map(({ assessee, total, range }) => [assessee, total ?? range]);
    },
  };
}
