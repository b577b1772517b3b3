import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCli } from '../../tools/build-cli.js';
import { builtOnce } from '../../tools/built.js';

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

const bundle = (folder: string): Promise<unknown> => buildCli(join(folder, 'kaoping.cjs'));

/** Copies bin/kaoping.js and, unless told otherwise, its bundle. */
export async function makeKaoping({ built = true } = {}): Promise<Kaoping> {
  const home = mkdtempSync(join(tmpdir(), 'kaoping-cli-'));
  const folder = join(home, 'work');
  mkdirSync(join(home, 'bin'));
  mkdirSync(folder);
  copyFileSync('bin/kaoping.js', join(home, 'bin/kaoping.js'));
  if (built) cpSync(await builtOnce('cli', [], bundle), join(home, 'dist/cli'), { recursive: true });
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
