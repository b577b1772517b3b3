import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyNoDeb } from '../../tools/package/deb.js';
import type { Tool } from '../oracles/skip';

export const PYTHON: Tool = {
  name: 'Python 3',
  missing: () => (spawnSync('python3', ['--version']).status === 0 ? null : 'install it (apt-get install python3)'),
};

/**
 * Makes, in namespaces of its own, a copy of this machine whose changes are kept in memory: root sees all of it, and
 * nothing that is done there is seen outside or outlives it. Its only network is a loopback of its own.
 */
const COPY = `set -e
mount -t tmpfs tmpfs "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay overlay -o lowerdir=/,upperdir="$1/upper",workdir="$1/work" "$1/root"
mount --rbind /dev "$1/root/dev"
mount -t proc proc "$1/root/proc"
mount -t tmpfs tmpfs "$1/root/tmp"
[ -z "$3" ] || mount --bind "$3" "$1/root/mnt"
python3 -c 'import fcntl,socket,struct
s=socket.socket();fcntl.ioctl(s,0x8914,struct.pack("16sh",b"lo",0x49))'
cd /
exec chroot "$1/root" "$2"`;

const UNSHARE = ['--mount', '--pid', '--fork', '--net', '--propagation', 'private', '--kill-child', '--'];

const canCopy = (): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'kaoping-machine-'));
  const { status } = spawnSync('unshare', [...UNSHARE, 'sh', '-c', COPY, 'sh', folder, 'true']);
  rmSync(folder, { recursive: true, force: true });
  return status === 0;
};
let copies: boolean | undefined;
/** A machine of CI may be installed on when it cannot be copied. */
const IS_THROWN_AWAY = process.env['KAOPING_SKIP_NOTHING'] === '1';

/** A Debian on which a package may be installed for real, as root. */
export const MACHINE: Tool = {
  name: 'machine to install on',
  missing: () => {
    if (process.platform !== 'linux') return 'needs Linux';
    const noDeb = whyNoDeb();
    if (noDeb) return noDeb;
    if (process.getuid?.() !== 0) return 'run the tests as root: dpkg wants to be';
    if (PYTHON.missing()) return PYTHON.missing();
    copies ??= canCopy();
    if (copies || IS_THROWN_AWAY) return null;
    return 'this machine forbids mounts (unshare, overlay), and the package is not installed on your own';
  },
};

/** The copy of this machine, or the machine of CI itself, with a shell in it. */
export interface Machine {
  /** Where the machine sees the folder that was shared with it. */
  readonly shared: string;
  /** Runs a command as root with `sh`; what it said, both streams, and its status. */
  run(command: string): Promise<{ readonly text: string; readonly status: number }>;
  /** The same, but throws with what was said unless the status is 0. */
  must(command: string): Promise<string>;
  /** Throws the copy away; on a machine that could not be copied it runs `cleanUp` first. */
  close(cleanUp: string): Promise<void>;
}

export function openMachine(shared: string): Machine {
  copies ??= canCopy();
  const folder = mkdtempSync(join(tmpdir(), 'kaoping-machine-'));
  const [program, ...rest] = copies
    ? ['unshare', ...UNSHARE, 'sh', '-c', COPY, 'sh', folder, 'sh', shared]
    : (['sh'] as const);
  const shell: ChildProcess = spawn(program, rest, {
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', DEBIAN_FRONTEND: 'noninteractive' },
  });
  let text = '';
  let heard = (): void => undefined;
  let gone = (): void => undefined;
  for (const stream of [shell.stdout!, shell.stderr!]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      heard();
    });
  }
  shell.once('exit', () => gone());
  let count = 0;
  const run: Machine['run'] = (command) =>
    new Promise((resolve, reject) => {
      const mark = `--- ${(count += 1)} `;
      text = '';
      gone = () => reject(new Error(`The machine went away.\n${text}`));
      heard = () => {
        const match = new RegExp(`${mark}(\\d+)\\n$`).exec(text);
        if (match) resolve({ text: text.slice(0, match.index), status: Number(match[1]) });
      };
      shell.stdin!.write(`{ ( ${command}\n) </dev/null; } 2>&1; echo "${mark}$?"\n`);
    });
  return {
    shared: copies ? '/mnt' : shared,
    run,
    must: async (command) => {
      const { text: said, status } = await run(command);
      if (status !== 0) throw new Error(`${command}\nended with ${status}\n${said}`);
      return said;
    },
    close: async (cleanUp) => {
      if (!copies) await run(cleanUp);
      gone = () => undefined;
      shell.kill('SIGKILL');
      // Its mounts went with its namespace; what is left is the empty folder.
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
