import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
    const isRoot = process.getuid?.() === 0;
    const { stderr, status } = spawnSync('python3', [COMMAND, '--all-users'], {
      env: { HOME: home, PATH: process.env['PATH'] },
      encoding: 'utf8',
      ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
    });
    return { said: stderr.trim(), status };
  }
});
