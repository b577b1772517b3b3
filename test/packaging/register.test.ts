import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WPS_NAME, WPS_URL } from '../../tools/package/names.js';
import { describeWith } from '../oracles/skip';
import { PYTHON } from './machine';

const COMMAND = join(__dirname, '../../packaging/linux/kaoping-register');
const OWN = `<jspluginonline name="${WPS_NAME}" type="et" url="${WPS_URL}" enable="enable_dev" install="null"/>`;

describeWith(PYTHON, 'kaoping-register', () => {
  let home: string;
  let folder: string;
  let file: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'kaoping-home-'));
    folder = join(home, '.local/share/Kingsoft/wps/jsaddons');
    file = join(folder, 'publish.xml');
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const run = (...options: string[]): { said: string; status: number | null } => {
    const { stdout, stderr, status } = spawnSync('python3', [COMMAND, ...options], {
      env: { HOME: home, PATH: process.env['PATH'] },
      encoding: 'utf8',
    });
    return { said: (stdout + stderr).trim(), status };
  };
  const put = (text: string | Buffer): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  };
  const text = (): string => readFileSync(file, 'utf8');
  const isRoot = process.getuid?.() === 0;
  const NOBODY = 65_534;
  /** As somebody who may not do everything, also when the tests run as root. */
  const runAsNobody = (command: string): { said: string; status: number | null } => {
    if (isRoot) spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, home]);
    const { stdout, stderr, status } = spawnSync('sh', ['-c', command], {
      env: { HOME: home, PATH: process.env['PATH'] },
      encoding: 'utf8',
      ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    });
    return { said: (stdout + stderr).trim(), status };
  };
  /** With the program as the module `m`: what a person cannot time. */
  const python = (code: string): { said: string; status: number | null } => {
    const load = `import importlib.machinery, os, sys; sys.dont_write_bytecode = True
m = importlib.machinery.SourceFileLoader("m", ${JSON.stringify(COMMAND)}).load_module()
home = ${JSON.stringify(home)}
path = ${JSON.stringify(file)}
`;
    const { stdout, stderr, status } = spawnSync('python3', ['-W', 'ignore', '-c', load + code], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], PYTHONIOENCODING: 'utf-8' },
    });
    return { said: (stdout + stderr).trim(), status };
  };
  const copies = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.bak'));

  it.each([
    ['an empty list', '<jsplugins></jsplugins>', `<jsplugins>\n  ${OWN}</jsplugins>`],
    [
      'a list without line breaks',
      '<jsplugins><jspluginonline name="a"/></jsplugins>',
      `<jsplugins><jspluginonline name="a"/>\n  ${OWN}</jsplugins>`,
    ],
    [
      'a byte order mark, Windows line ends and a > in a value',
      '\ufeff<jsplugins>\r\n\t<jspluginonline name="a" url="x>y/>"/>\r\n</jsplugins>\r\n',
      `\ufeff<jsplugins>\r\n\t<jspluginonline name="a" url="x>y/>"/>\r\n  ${OWN}\r\n</jsplugins>\r\n`,
    ],
    [
      'ours in a comment and deeper down, where it does not count',
      '<jsplugins><!-- <jspluginonline name="kaoping"/> --><g><jspluginonline name="kaoping"/></g></jsplugins>',
      `<jsplugins><!-- <jspluginonline name="kaoping"/> --><g><jspluginonline name="kaoping"/></g>\n  ${OWN}</jsplugins>`,
    ],
    [
      'single quotes, CDATA with an entry, a processing instruction, and a text that is declared as GBK but is ASCII',
      `<?xml version='1.0' encoding='GBK'?><?x <jsplugin name="kaoping"/> ?><jsplugins a='>'><![CDATA[<jsplugin name="kaoping"/>]]><x y='"'/></jsplugins>`,
      `<?xml version='1.0' encoding='GBK'?><?x <jsplugin name="kaoping"/> ?><jsplugins a='>'><![CDATA[<jsplugin name="kaoping"/>]]><x y='"'/>\n  ${OWN}</jsplugins>`,
    ],
  ])('adds to %s, and taking it out gives the same bytes again', (_, before, after) => {
    put(before);
    expect(run().status).toBe(0);
    expect(text()).toBe(after);
    expect(run().said).toBe(`已登记，无需修改：${file}`);
    expect(run('--remove').status).toBe(0);
    expect(text()).toBe(before);
  });

  it('replaces entries of its own with another address, also of the other kind, by one', () => {
    put(
      '<jsplugins>\n<jspluginonline name="kaoping" type="et" url="http://127.0.0.1:1/"/>\n<x/>\n<jsplugin name="kaoping" type="et" version="0.1.0" url="kaoping_0.1.0"></jsplugin>\n</jsplugins>',
    );
    run();
    expect(text()).toBe(`<jsplugins>\n<x/>\n  ${OWN}\n</jsplugins>`);
  });

  it('keeps its entry as WPS or a person left it: switched off, in another order, once', () => {
    const entry = `<jspluginonline enable="false" url="${WPS_URL}" type="et" name="kaoping"></jspluginonline>`;
    put(`<jsplugins>\n  ${entry}\n  ${OWN}\n</jsplugins>`);
    run();
    expect(text()).toBe(`<jsplugins>\n  ${entry}\n</jsplugins>`);
    run('--remove');
    expect(text()).toBe('<jsplugins>\n</jsplugins>');
  });

  it('makes the file where WPS was never started, and takes it away again', () => {
    expect(run('--remove')).toEqual({ said: `没有登记，无需修改：${file}`, status: 0 });
    expect(existsSync(folder)).toBe(false);
    expect(run().said).toBe(`已登记：${file}（新建）`);
    expect(text()).toBe(`<?xml version="1.0" encoding="UTF-8"?>\n<jsplugins>\n  ${OWN}\n</jsplugins>\n`);
    run('--remove');
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['', '不是合格的 XML（第 1 行）'],
    ['<jsplugins>\n<a></jsplugins>', '不是合格的 XML（第 2 行）'],
    ['<plugins/>', '根元素是 plugins，应为 jsplugins'],
    ['<!DOCTYPE jsplugins [<!ENTITY a "b">]><jsplugins/>', '含有 DOCTYPE 声明'],
    ['<!DOCTYPE jsplugins SYSTEM "file:///etc/passwd"><jsplugins/>', '含有 DOCTYPE 声明'],
    [
      `<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "${'&a;'.repeat(99)}">]><jsplugins>&b;</jsplugins>`,
      '含有 DOCTYPE 声明',
    ],
    ['<jsplugins>&x;</jsplugins>', '不是合格的 XML（第 1 行）'],
    [Buffer.from('\ufeff<jsplugins/>', 'utf16le'), '不是 UTF-8 编码'],
    [Buffer.from('<jsplugins/>', 'utf16le'), '不是 UTF-8 编码'],
    [Buffer.from([0x3c, 0x6a, 0xce, 0xc4, 0x2f, 0x3e]), '不是 UTF-8 编码'],
  ])('refuses what is not sound and leaves it alone: %j', (before, reason) => {
    put(before);
    for (const options of [[], ['--remove']]) {
      expect(run(...options)).toEqual({
        said: `未修改 ${file}：${reason}。请先修复或移走该文件，再运行 kaoping-register。`,
        status: 1,
      });
    }
    expect(readFileSync(file).equals(Buffer.from(before))).toBe(true);
    expect(copies()).toEqual([]);
  });

  it('keeps the last five copies', () => {
    put('<jsplugins/>');
    for (let round = 0; round < 4; round += 1) {
      run();
      run('--remove');
    }
    expect(copies()).toHaveLength(5);
    expect(readFileSync(join(folder, copies().sort().at(-1)!), 'utf8')).toContain(OWN);
  });

  it.each([
    ['a link', () => symlinkSync('/etc/hostname', file)],
    ['a link to nothing', () => symlinkSync('nothing', file)],
    ['a pipe, at which nobody waits', () => spawnSync('mkfifo', [file])],
    ['a folder', () => mkdirSync(file)],
  ])('leaves %s in the place of publish.xml alone', (_, make) => {
    mkdirSync(folder, { recursive: true });
    make();
    expect(run()).toEqual({
      said: `未修改 ${file}：不是普通文件。请先修复或移走该文件，再运行 kaoping-register。`,
      status: 1,
    });
    expect(readdirSync(folder)).toEqual(['publish.xml']);
  });

  it('leaves a file alone that is read-only, and does not put one of its own in its place', () => {
    put('<jsplugins/>');
    chmodSync(file, 0o444);
    expect(runAsNobody(`python3 ${COMMAND}`)).toEqual({
      said: `未修改 ${file}：文件只读。请先修复或移走该文件，再运行 kaoping-register。`,
      status: 1,
    });
    expect([text(), readdirSync(folder)]).toEqual(['<jsplugins/>', ['publish.xml']]);
  });

  it('leaves everything as it was when nothing more can be written', () => {
    put('<jsplugins/>');
    // No byte more: as on a full disk, but with another word.
    const { said, status } = runAsNobody(`ulimit -f 0; python3 ${COMMAND}`);
    expect([said, status]).toEqual([`未能处理 ${home}：File too large（${file}）。`, 1]);
    expect([text(), readdirSync(folder)]).toEqual(['<jsplugins/>', ['publish.xml']]);
  });

  it('keeps what WPS writes meanwhile, and gives up on a file that never rests', () => {
    put('<jsplugins></jsplugins>');
    const meanwhile = (times: number) => `
keep, left = m.keep_copy, [${times}]
def wps(path, data):
    if left[0]:
        left[0] -= 1
        open(path, "a").write("<!-- %d -->" % left[0])
    return keep(path, data)
m.keep_copy = wps
sys.exit(0 if m.run(home, False) else 1)`;
    expect(python(meanwhile(1)).status).toBe(0);
    expect(text()).toBe(`<jsplugins>\n  ${OWN}</jsplugins><!-- 0 -->`);
    expect(copies().map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([
      '<jsplugins></jsplugins><!-- 0 -->',
    ]);
    put('<jsplugins/>');
    expect(python(meanwhile(9))).toEqual({
      said: `未修改 ${file}：别的程序正在写这个文件。请退出 WPS，再运行 kaoping-register。`,
      status: 1,
    });
    expect(text()).toBe('<jsplugins/><!-- 8 --><!-- 7 --><!-- 6 -->');
  });

  it('enters one entry when it runs several times at once', async () => {
    put('<jsplugins></jsplugins>');
    const statuses = await Promise.all(
      Array.from(
        { length: 6 },
        () =>
          new Promise((resolve) =>
            spawn('python3', [COMMAND], { env: { HOME: home, PATH: process.env['PATH'] }, stdio: 'ignore' }).on(
              'exit',
              resolve,
            ),
          ),
      ),
    );
    expect(statuses).toEqual([0, 0, 0, 0, 0, 0]);
    expect(text()).toBe(`<jsplugins>\n  ${OWN}</jsplugins>`);
  });

  it('says that there is no home, and makes none', () => {
    const missing = join(home, 'missing');
    const { stderr, status } = spawnSync('python3', [COMMAND], {
      env: { HOME: missing, PATH: process.env['PATH'] },
      encoding: 'utf8',
    });
    expect([stderr, status]).toEqual([`没有家目录（${missing}）。\n`, 1]);
    expect(existsSync(missing)).toBe(false);
  });

  it('keeps the mode of the file, and reads no module but the ones of Python', () => {
    put('<jsplugins/>');
    chmodSync(file, 0o600);
    run();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const name of ['kaoping-register', 'kaoping-serve']) {
      expect(readFileSync(join(COMMAND, '..', name), 'utf8').split('\n')[0]).toBe('#!/usr/bin/python3 -I');
    }
  });

  it('has the name that the pages give themselves', () => {
    const manifest = readFileSync(join(__dirname, '../../src/wps/manifest.xml'), 'utf8');
    expect(manifest).toContain(`<Name>${WPS_NAME}</Name>`);
  });

  it('lets nobody but the administrator do it for all', () => {
    const { said, status } = spawnAsNobody();
    expect([said, status]).toEqual(['--all-users 须由管理员（root）运行。', 1]);
  });

  /** As another user when the tests run as root. */
  function spawnAsNobody(): { said: string; status: number | null } {
    const { stderr, status } = spawnSync('python3', [COMMAND, '--all-users'], {
      env: { HOME: home, PATH: process.env['PATH'] },
      encoding: 'utf8',
      ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
    });
    return { said: stderr.trim(), status };
  }
});
