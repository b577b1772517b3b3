import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import webpack from 'webpack';
import { examineFolder } from '../../src/folder/node';
import { launchChromium } from '../../tools/chromium.js';
import { copyEvidenceFiles } from './evidenceFiles';
import { describeWith } from '../oracles/skip';
import { CHROMIUM } from '../taskpane/browser';

/** As the add-in's page has it, and the worker, too: nothing from elsewhere, nothing evaluated. */
const POLICY = "default-src 'none'; script-src 'self'";

/** The test page with its worker, bundled as the add-in is. */
function bundle(path: string): Promise<void> {
  const compiler = webpack({
    ...jest.requireActual<() => webpack.Configuration>('../../webpack.config.js')(),
    devtool: false,
    entry: join(__dirname, 'workerPage.ts'),
    output: { path, filename: 'page.js', chunkFilename: '[id].js', publicPath: '' },
    plugins: [],
  });
  return new Promise((done, failed) => {
    compiler.run((error, stats) => {
      if (error) failed(error);
      else if (stats?.hasErrors() || stats?.hasWarnings()) failed(new Error(stats.toString('errors-warnings')));
      else done();
    });
  });
}

const serve = (path: string): Server =>
  createServer(({ url }, response) => {
    const name = url === '/' ? 'index.html' : url!.slice(1);
    response.setHeader('content-security-policy', POLICY);
    response.setHeader('content-type', name.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8');
    try {
      response.end(readFileSync(join(path, name)));
    } catch {
      response.writeHead(404).end();
    }
  });

describeWith(CHROMIUM, 'the worker in a browser', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let page: Page;
  const violations: string[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaoping-worker-'));
    await copyEvidenceFiles(join(folder, 'evidence'));
    await bundle(join(folder, 'page'));
    const html = '<!doctype html><input type="file" webkitdirectory><script src="page.js"></script>';
    writeFileSync(join(folder, 'page/index.html'), html);
    server = serve(join(folder, 'page')).listen(0);
    browser = await launchChromium();
    page = await browser.newPage();
    page.on('console', (message) => violations.push(message.text()));
    page.on('pageerror', ({ message }) => violations.push(message));
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    await page.locator('input').setInputFiles(join(folder, 'evidence'));
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('sees what Node sees, and takes the same pictures for one', async () => {
    const seen = await page.evaluate(() => window.examine());
    if (typeof seen === 'string') throw new Error(seen);
    const inNode = (await examineFolder(join(folder, 'evidence'))).sort((a, b) => (a.path < b.path ? -1 : 1));
    expect(seen.facts).toEqual(inNode);
    expect(seen.progress).toEqual(Array.from({ length: 15 }, (_, done) => [done, 14]));
    // The photo, and the same sent through a messenger; the one that is used twice.
    expect(seen.facts.filter(({ picture }) => picture?.same)).toHaveLength(4);
  });

  it('stops when it is told to', async () => {
    expect(await page.evaluate(() => window.examine(3))).toBe('enough');
  });

  it('breaks no rule of the page about what may run', () => {
    expect(violations.filter((text) => !text.includes('favicon') && !text.includes('404'))).toEqual([]);
  });
});
