import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { version } from '../../package.json';
import { policyFor } from '../../tools/addin.js';
import { launchChromium } from '../../tools/chromium.js';
import { whyNoDeb } from '../../tools/package/deb.js';
import { APP_ID, CATALOGUE_ID } from '../../tools/package/names.js';
import { bundle } from '../../tools/pages.js';
import { TARGET } from '../../tools/wps.js';
import { describeWith, type Tool } from '../oracles/skip';
import { CHROMIUM } from '../taskpane/browser';
import type {} from '../wps/emulated';
import { PYTHON } from './machine';

const BASE = 'https://kaoping.example/app/';
const both: Tool = { name: 'Chromium and Python', missing: () => CHROMIUM.missing() ?? PYTHON.missing() };

/** What `npm run package` made, unpacked as an administrator would, elsewhere. */
let folder: string;
let out: string;
let unpacked: string;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const sums = (file: string): [string, string][] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => [line.slice(66), line.slice(0, 64)]);
const names = (): string[] =>
  readdirSync(unpacked, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(unpacked, join(entry.parentPath, entry.name)))
    .sort();
const read = (name: string): string => readFileSync(join(unpacked, name), 'utf8');

/** The manuals of the .deb, unpacked; null where none could be made. */
function debDocs(): string | null {
  if (whyNoDeb() !== null) return null;
  const place = join(folder, 'deb');
  execFileSync('dpkg-deb', ['-x', join(unpacked, `linux/${APP_ID}_${version}_all.deb`), place]);
  return join(place, `opt/apps/${APP_ID}/entries/doc`);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), '考评 package-'));
  out = join(folder, 'out');
  execFileSync(process.execPath, ['tools/package.js', '--base', BASE, '--out', out], {
    cwd: join(__dirname, '../..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(join(out, `kaoping-${version}.zip`))))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  unpacked = join(folder, `kaoping-${version}`);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('The offline zip', () => {
  it('holds pages, scripts, manuals and licences, and no source maps', () => {
    const all = names();
    expect(all).toEqual(
      expect.arrayContaining([
        'LICENSE.txt',
        'README.txt',
        'SHA256SUMS',
        'THIRD-PARTY-LICENCES.txt',
        'cli/kaoping.cjs',
        'docs/admin.zh-CN.md',
        'docs/manual.zh-CN.md',
        'docs/pilot.zh-CN.md',
        'docs/security.md',
        'excel/catalogue/manifest.xml',
        'excel/manifest.template.xml',
        'excel/server/nginx.conf',
        'excel/server/web.config',
        'excel/set-base.ps1',
        'excel/trust-catalogue.ps1',
        'excel/trust-catalogue.reg',
        'excel/web/taskpane.html',
        'sbom.cdx.json',
        'server/kaoping-register',
        'server/kaoping-register.desktop',
        'server/kaoping-serve',
        'server/kaoping.service',
        'windows/install-wps.cmd',
        'windows/install-wps.ps1',
        'wps/index.html',
        'wps/manifest.xml',
        'wps/ribbon.xml',
        'wps/taskpane.html',
      ]),
    );
    expect(all.filter((name) => name.endsWith('.map'))).toEqual([]);
    if (whyNoDeb() === null) expect(all).toContain(`linux/${APP_ID}_${version}_all.deb`);
  });

  it('has a checksum for every file inside, and one for every artefact beside it', () => {
    const inside = sums(join(unpacked, 'SHA256SUMS'));
    expect(inside.map(([name]) => name).sort()).toEqual(names().filter((name) => name !== 'SHA256SUMS'));
    expect(inside.filter(([name, sum]) => sha256(readFileSync(join(unpacked, name))) !== sum)).toEqual([]);
    const beside = sums(join(out, 'SHA256SUMS'));
    expect(beside.map(([name]) => name).sort()).toEqual(readdirSync(out).filter((name) => name !== 'SHA256SUMS'));
    expect(beside.filter(([name, sum]) => sha256(readFileSync(join(out, name))) !== sum)).toEqual([]);
  });

  it('names the parts that ship in the SBOM, each with its licence in words', () => {
    const { bomFormat, specVersion, metadata, components } = JSON.parse(read('sbom.cdx.json')) as {
      bomFormat: string;
      specVersion: string;
      metadata: { component: { type: string } };
      components: { name: string; version: string; purl: string; hashes?: unknown[]; licenses?: unknown[] }[];
    };
    expect([bomFormat, specVersion, metadata.component.type]).toEqual(['CycloneDX', '1.5', 'application']);
    const parts = components.map(({ name }) => name);
    expect(parts).toEqual(
      expect.arrayContaining(['react', '@fluentui/react-button', '@noble/hashes', 'exifr', 'fflate']),
    );
    // In the pages for WPS alone, and in the command line alone.
    expect(parts).toEqual(expect.arrayContaining(['core-js', 'commander', 'jimp']));
    // Tools of development do not ship.
    expect(parts.filter((name) => /^(jest|webpack|esbuild|typescript|eslint|@univerjs)/.test(name))).toEqual([]);
    const texts = read('THIRD-PARTY-LICENCES.txt');
    const untold = components.filter(({ name, version: its }) => !texts.includes(`\n${name} ${its} (`));
    expect(untold.map(({ name }) => name)).toEqual(['@microsoft/office-js']);
    expect(names().filter((name) => /^excel\/web\/office\/[\d.]+\/LICENSE\.md$/.test(name))).toHaveLength(1);
    expect(components.filter(({ purl }) => !purl.startsWith('pkg:npm/'))).toEqual([]);
    expect(components.filter(({ licenses }) => !licenses?.length)).toEqual([]);
  });

  it('reaches every part in the SBOM from the product, each over parts that ship', () => {
    const { metadata, components, dependencies } = JSON.parse(read('sbom.cdx.json')) as {
      metadata: { component: { 'bom-ref': string } };
      components: { 'bom-ref': string }[];
      dependencies: { ref: string; dependsOn: string[] }[];
    };
    const needs = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    const reached = new Set([metadata.component['bom-ref']]);
    for (const ref of reached) for (const one of needs.get(ref) ?? []) reached.add(one);
    const all = [metadata.component, ...components].map((one) => one['bom-ref']);
    expect([...reached].sort()).toEqual([...all].sort());
  });

  it('says beside our licence that office.js stands under other terms, and that Microsoft does not support us', () => {
    const office = names().filter((name) => /^excel\/web\/office\/.*LICENSE\.md$/.test(name));
    expect(office).toHaveLength(1);
    for (const [name, folder] of [
      ['LICENSE.txt', 'excel/web/office'],
      ['excel/web/LICENSE.txt', 'office'],
    ]) {
      const text = read(name!);
      expect(text).toContain('\nCopyright 2026 the authors of Kaoping\n');
      expect(text).toContain(`The folder ${folder!} is not under that\nlicence`);
      expect(text).toContain('Microsoft is not responsible for maintaining, updating or supporting Kaoping.');
      expect(text).toContain(readFileSync(join(__dirname, '../../LICENSE'), 'utf8'));
    }
    expect(read('README.txt')).toMatch(/excel\\web\\office[^]*LICENSE\.md[^]*微软不负责维护、更新和支持考评/);
    // Nobody gets office.js with WPS.
    expect(read('wps/LICENSE.txt')).not.toContain('Microsoft');
  });

  it('has a manifest for the address that was given, and one to be filled in', () => {
    const manifest = read('excel/catalogue/manifest.xml');
    expect(manifest).toContain(`<SourceLocation DefaultValue="${BASE}taskpane.html"/>`);
    expect(manifest).not.toContain('localhost');
    const template = read('excel/manifest.template.xml');
    expect(template.replaceAll('@MANIFEST_BASE@', BASE)).toBe(manifest);
    expect(manifest).toContain(`<Version>${version}.0</Version>`);
    // Every page and picture that the manifest names is there.
    const missing = [...manifest.matchAll(/"https:\/\/kaoping\.example\/app\/([^"]+)"/g)]
      .map(([, name]) => name!)
      .filter((name) => !existsSync(join(unpacked, 'excel/web', name)));
    expect(missing).toEqual([]);
  });

  it('leaves nothing to be filled in but that, and names this version', () => {
    const texts = names().filter((name) => /^(windows|excel)\/[^/]+\.(ps1|reg|cmd)$|^README\.txt$/.test(name));
    const decoded = texts.map((name) => {
      const bytes = readFileSync(join(unpacked, name));
      return [name, name.endsWith('.reg') ? bytes.toString('utf16le') : bytes.toString('utf8')] as const;
    });
    expect(decoded.filter(([name, text]) => /@[A-Z_]+@/.test(text) && name !== 'excel/set-base.ps1')).toEqual([]);
    expect(decoded.filter(([, text]) => /[^\r]\n/.test(text))).toEqual([]);
    expect(read('windows/install-wps.ps1')).toContain(`$Version = '${version}'`);
    expect(readFileSync(join(unpacked, 'excel/trust-catalogue.reg')).toString('utf16le')).toContain(
      `TrustedCatalogs\\${CATALOGUE_ID}]\r\n"Id"="${CATALOGUE_ID}"`,
    );
  });

  it('has names that Windows takes, each once whatever the case, and scripts that Linux runs', () => {
    const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
    const parts = names().flatMap((name) => name.split('/'));
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(parts.filter((part) => /[<>:"\\|?*\x00-\x1f]|[. ]$/.test(part) || reserved.test(part))).toEqual([]);
    expect(new Set(names().map((name) => name.toLowerCase())).size).toBe(names().length);
    expect(Math.max(...names().map((name) => name.length))).toBeLessThan(120);
    const list = `import sys, zipfile
for one in zipfile.ZipFile(sys.argv[1]).infolist():
    if one.external_attr >> 16 != 0o100644: print(oct(one.external_attr >> 16), one.filename)
    if not one.filename.isascii() and not one.flag_bits & 0x800: print("not UTF-8", one.filename)`;
    if (PYTHON.missing() !== null) return;
    expect(execFileSync('python3', ['-c', list, join(out, `kaoping-${version}.zip`)], { encoding: 'utf8' })).toBe(
      ['kaoping-register', 'kaoping-serve'].map((name) => `0o100755 kaoping-${version}/server/${name}\n`).join(''),
    );
  });

  it.each([
    ['the zip', () => join(unpacked)],
    ['the .deb', () => debDocs()],
  ])('has no document in %s with a link to what is not there', (_, place) => {
    const root = place();
    if (root === null) return;
    const documents = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
    expect(documents).toEqual(expect.arrayContaining([expect.stringMatching(/security\.md$/)]));
    const broken = documents
      .filter((name) => !name.startsWith('excel/web/office/'))
      .flatMap((name) =>
        [...readFileSync(join(root, name), 'utf8').matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
          .map(([, target]) => target!)
          .filter((target) => !/^https?:/.test(target) && !existsSync(join(root, dirname(name), target)))
          .map((target) => `${name}: ${target}`),
      );
    expect(broken).toEqual([]);
    // What a link said stays.
    const security = documents.find((name) => name.endsWith('security.md'))!;
    expect(readFileSync(join(root, security), 'utf8')).toContain('test/packaging/server.test.ts');
  });

  it('has a command line that runs by itself, wherever it lies', () => {
    const alone = join(folder, 'alone');
    mkdirSync(alone);
    writeFileSync(join(alone, 'k.cjs'), readFileSync(join(unpacked, 'cli/kaoping.cjs')));
    const run = (...args: string[]) =>
      execFileSync(process.execPath, ['k.cjs', ...args], {
        cwd: alone,
        encoding: 'utf8',
        env: { LANG: 'zh_CN.UTF-8' },
      });
    expect(run('rubrics')).toContain('shaoxing-2022');
    run('new', '--rubric', 'shaoxing-2022', '--assessees', '越城区', '-o', 'a.xlsx');
    run('score', 'a.xlsx');
    expect(existsSync(join(alone, 'a-已评分.xlsx'))).toBe(true);
  });

  it('has every file that the commands of the manual for administrators name', () => {
    const commands = [...read('docs/admin.zh-CN.md').matchAll(/```sh\n([^]*?)```/g)].map(([, text]) => text!).join('');
    const named = [...commands.matchAll(/ ((?:server|wps)(?:\/[\w.-]+)?)(?= )/g)].map(([, name]) => name!);
    expect(named).toEqual([
      'wps',
      'server/kaoping-serve',
      'server/kaoping-register',
      'server/kaoping.service',
      'server/kaoping-register.desktop',
    ]);
    expect(named.filter((name) => !existsSync(join(unpacked, name)))).toEqual([]);
    if (whyNoDeb() === null) expect(names()).toContain(`linux/${/dpkg -i (io\S+\.deb)/.exec(commands)![1]!}`);
  });

  it('has the policy on every page with a script, and no script that is part of a page', () => {
    const pages = names().filter((name) => name.endsWith('.html') && /^(excel|wps)\//.test(name));
    expect(pages).toHaveLength(8);
    for (const name of pages) {
      const html = read(name);
      expect(html).not.toMatch(/<script>|\son\w+=|javascript:/);
      if (html.includes('<script')) expect(html).toContain(`content="${policyFor()}"`);
      else expect(name).toMatch(/\/(unsupported|help)\.html$/);
    }
  });

  it('has the same bytes in every time zone', () => {
    const code = `const { zip } = require('./tools/package/zip.js');
      process.stdout.write(zip('a', { 'b.txt': Buffer.from('考评'), 'c/d.png': Buffer.from('e') }, { epoch: 1767225600 }));`;
    const [first, second] = ['Asia/Shanghai', 'America/New_York'].map((zone) =>
      execFileSync(process.execPath, ['-e', code], {
        cwd: join(__dirname, '../..'),
        env: { ...process.env, TZ: zone },
        encoding: 'buffer',
      }),
    );
    expect(first!.equals(second!)).toBe(true);
  });

  it('fits on a disk and in a mailbox: below 25 MB', () => {
    expect(statSync(join(out, `kaoping-${version}.zip`)).size).toBeLessThan(25_000_000);
  });
});

describeWith(both, 'The pages of the offline zip', () => {
  let browser: Browser;
  let posing: string;
  const servers: ChildProcess[] = [];

  /** Starts a server on a port that is free; returns its address. */
  const start = (...command: [string, ...string[]]): Promise<string> => {
    const server = spawn(command[0], command.slice(1), {
      cwd: unpacked,
      env: { ...process.env, PYTHONUNBUFFERED: '1' },
    });
    servers.push(server);
    return new Promise((resolve, reject) => {
      server.once('exit', () => reject(new Error(`${command.join(' ')} ended`)));
      server.stdout.on('data', (text: Buffer) => {
        const [, port] = /:(\d+)\/|port (\d+)/.exec(String(text)) ?? [];
        const found = port ?? /port (\d+)/.exec(String(text))?.[1];
        if (found) resolve(`http://127.0.0.1:${found}/`);
      });
    });
  };

  beforeAll(async () => {
    await bundle(
      join(folder, 'posing'),
      { emulated: 'test/wps/emulated.ts' },
      { format: 'iife', target: TARGET, loader: { '.xlsx': 'binary' } },
    );
    posing = readFileSync(join(folder, 'posing/emulated.js'), 'utf8');
    browser = await launchChromium();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    for (const server of servers) server.kill();
  });

  describe.each([
    ['a plain static server', () => start('python3', '-m', 'http.server', '--bind', '127.0.0.1', '0')],
    ['the server of the package', () => start('python3', 'server/kaoping-serve', '--root', '.', '--port', '0')],
  ])('from %s', (_, serve) => {
    let base: string;
    let context: BrowserContext;
    const wrong: string[] = [];
    const asked: string[] = [];
    beforeAll(async () => {
      base = await serve();
    });
    beforeEach(async () => {
      wrong.length = asked.length = 0;
      context = await browser.newContext({ viewport: { width: 320, height: 700 } });
      context.on('request', (request) => asked.push(request.url()));
      context.on('console', (message) => {
        // A browser asks for favicon.ico by itself; WPS and Excel have no place for one.
        if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico'))
          wrong.push(`${message.text()} ${message.location().url}`);
      });
      context.on('weberror', (error) => wrong.push(String(error.error())));
    });
    afterEach(async () => {
      await context.close();
      expect(wrong).toEqual([]);
      // Nothing leaves for another place.
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.filter((url) => !url.startsWith(base) && !/^(data|blob):/.test(url))).toEqual([]);
    });
    const open = async (name: string): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(base + name);
      return page;
    };

    it('score the sample in an emulated WPS and write, asking nobody else', async () => {
      await context.addInitScript({ content: posing });
      const page = await open('wps/taskpane.html');
      await page.locator('.standings').waitFor();
      await page.getByRole('button', { name: '一键重算' }).click();
      await page.getByText('重算完成，结果已写回。').waitFor({ timeout: 30_000 });
      expect(await page.locator('.standing-total').allTextContents()).toEqual(expect.arrayContaining(['977.374']));
    }, 60_000);

    it('recalculate from the hidden page of WPS, and tell it in a dialog', async () => {
      await context.addInitScript({ content: posing });
      const page = await open('wps/index.html');
      await page.evaluate(() => (window as unknown as { OnRecalculate: () => unknown }).OnRecalculate());
      await page.waitForFunction(() => window.wpsHarness.dialogs.length > 0, null, { timeout: 30_000 });
      const dialog = await context.newPage();
      await dialog.goto(await page.evaluate(() => window.wpsHarness.dialogs[0]!));
      expect(await dialog.locator('#message').textContent()).toMatch(/^重算完成：考核对象 6 个/);
    }, 60_000);

    it('say where they belong when they are opened in a browser', async () => {
      const wps = await open('wps/taskpane.html');
      await wps.getByText('WPS').first().waitFor();
      const excel = await open('excel/web/taskpane.html');
      await excel.getByText('Excel').first().waitFor();
      await open('excel/web/message.html');
    });
  });
});
