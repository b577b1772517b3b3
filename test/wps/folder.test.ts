import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import type { FileFacts } from '../../src/evidence';
import { examineFolder } from '../../src/folder/node';
import { launchChromium } from '../../tools/chromium.js';
import { bundle, WORKER } from '../../tools/pages.js';
import { serve } from '../../tools/serve.js';
import { POLYFILLS, TARGET } from '../../tools/wps.js';
import { copyEvidenceFiles } from '../folder/evidenceFiles';
import type {} from '../folder/workerPage';
import { describeWith } from '../oracles/skip';
import { CHROMIUM } from '../taskpane/browser';
import { openOldChromium, OLD_CHROMIUM, type OldBrowser } from './oldChromium';

const POLICY = "default-src 'none'; script-src 'self'; img-src 'self'";
const HTML = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<input type="file" webkitdirectory><script src="page.js"></script>`;
/** Chromium 69 takes no folder from its tools. */
const FILES_HTML = HTML.replace('webkitdirectory', 'multiple');
/** Looks through the chosen files; counts how often the page itself came to its turn meanwhile. */
const EXAMINE = `(async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  const seen = await window.examine();
  clearInterval(timer);
  return typeof seen === 'string' ? { error: seen } : { facts: seen.facts, turns };
})()`;

interface Seen {
  readonly error?: string;
  readonly facts: readonly FileFacts[];
  readonly turns: number;
}

let folder: string;
let evidence: string;
let inNode: readonly FileFacts[];
let address: Readonly<Record<'http' | 'file', string>>;
let close: () => Promise<void>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaoping-folder-'));
  evidence = join(folder, 'evidence');
  await copyEvidenceFiles(evidence);
  inNode = (await examineFolder(evidence)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const pages = join(folder, 'page');
  await bundle(
    pages,
    { page: 'test/folder/workerPage.ts', worker: WORKER },
    { format: 'iife', target: TARGET, inject: [POLYFILLS], supported: { 'dynamic-import': false } },
  );
  writeFileSync(join(pages, 'index.html'), HTML);
  writeFileSync(join(pages, 'files.html'), FILES_HTML);
  const server = await serve({ '/': pages });
  address = { http: server.url, file: `${pathToFileURL(pages).href}/` };
  close = server.close;
}, 60_000);
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

/** The same as Node sees; and the page was alive between the files. */
function expectSeen({ error, facts, turns }: Seen, expected: readonly FileFacts[]): void {
  expect(error).toBeUndefined();
  expect(facts).toEqual(expected);
  expect(turns).toBeGreaterThanOrEqual(facts.length);
}

describeWith(CHROMIUM, 'A folder of evidence in the browser of today', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  }, 60_000);
  afterAll(() => browser.close());

  test.each([
    ['http', 1],
    ['file', 0],
  ] as const)('is looked through from %s by so many workers: %d', async (way, workers) => {
    const page = await browser.newPage();
    let started = 0;
    page.on('worker', () => started++);
    await page.goto(`${address[way]}index.html`);
    await page.locator('input').setInputFiles(evidence);
    expectSeen(await page.evaluate<Seen>(EXAMINE), inNode);
    expect(started).toBe(workers);
    expect(await page.evaluate(() => window.examine(3))).toBe('enough');
    await page.close();
  });
});

describeWith(OLD_CHROMIUM, 'A folder of evidence in Chromium 69', () => {
  let browser: OldBrowser;
  beforeAll(async () => {
    browser = await openOldChromium();
  }, 60_000);
  afterAll(() => browser?.close());

  test.each(['http', 'file'] as const)('is looked through from %s, and stopped', async (way) => {
    await browser.open(`${address[way]}files.html`);
    const files = readdirSync(evidence, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    await browser.choose(files);
    // Files that are chosen one by one have no folder.
    const expected = inNode
      .map(({ picture, ...facts }) => ({
        ...facts,
        path: basename(facts.path),
        picture: picture?.same ? { ...picture, same: basename(picture.same) } : picture,
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    expectSeen(await browser.evaluate<Seen>(EXAMINE), expected);
    expect(await browser.evaluate('window.examine(3)')).toBe('AbortError: aborted');
  });
});
