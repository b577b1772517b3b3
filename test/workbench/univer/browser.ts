import esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { builtOnce } from '../../../tools/built.js';
import { launchChromium } from '../../../tools/chromium.js';
import { serve } from '../../../tools/serve.js';

const root = path.join(__dirname, '../../..');
const HTML = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css"><style>html,body,#sheet{margin:0;height:100%}</style></head>
<body><div id="sheet"></div><script type="module" src="page.js"></script></body></html>`;

/** A page with Univer's spreadsheet, for the tests of one file. */
export interface UniverBrowser {
  readonly page: Page;
  /** What the page asked for from anywhere else. */
  readonly strays: readonly string[];
  /** Errors that nobody caught. */
  readonly errors: string[];
  close(): Promise<void>;
}

async function build(folder: string): Promise<void> {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: { page: path.join(__dirname, 'page.ts') },
    outdir: folder,
    bundle: true,
    platform: 'browser',
    format: 'esm',
    splitting: true,
    target: 'es2022',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  fs.writeFileSync(path.join(folder, 'index.html'), HTML);
}

export async function openUniverBrowser(): Promise<UniverBrowser> {
  const server = await serve({ '/': await builtOnce('univer', ['test/workbench'], build) });
  const browser: Browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1400, height: 800 } });
  const strays: string[] = [];
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    if (!/^(?:data:|blob:)/.test(request.url()) && !request.url().startsWith(server.url)) {
      strays.push(request.url());
    }
  });
  await page.goto(server.url);
  await page.waitForFunction('window.bench !== undefined');
  return {
    page,
    strays,
    errors,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
