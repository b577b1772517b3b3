import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a run of the command line said. */
export interface Run {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  /** Language settings; without them the environment says nothing. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The command line as `npm ci` leaves it: bin/kaoping.js beside its bundle, in a folder of its own. */
export interface Kaoping {
  /** Where it runs, empty at first. */
  readonly folder: string;
  run(args: readonly string[], options?: RunOptions): Run;
  remove(): void;
}

/** Copies bin/kaoping.js and, unless told otherwise, builds its bundle. */
export function makeKaoping({ built = true } = {}): Kaoping {
  const home = mkdtempSync(join(tmpdir(), 'kaoping-cli-'));
  const folder = join(home, 'work');
  mkdirSync(join(home, 'bin'));
  mkdirSync(folder);
  copyFileSync('bin/kaoping.js', join(home, 'bin/kaoping.js'));
  if (built) execFileSync(process.execPath, ['tools/build-cli.js', join(home, 'dist/cli/kaoping.cjs')]);
  return {
    folder,
    run: (args, { input = '', env = {} } = {}) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'bin/kaoping.js'), ...args], {
        cwd: folder,
        input,
        env: { PATH: process.env.PATH, ...env },
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      return { exit: status, stdout, stderr };
    },
    remove: () => {
      rmSync(home, { recursive: true, force: true });
    },
  };
}
