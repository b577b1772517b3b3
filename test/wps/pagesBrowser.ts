/** What the tests of the pages for WPS in a browser share: one browser and one build for a file, a context for each test. */
import type { Browser, BrowserContext } from 'playwright-core';
import { launchChromium } from '../../tools/chromium.js';
import { build, type Built } from './built';

export interface Pages {
  readonly built: Built;
  readonly browser: Browser;
  /** Of the test that runs: what it opens is posed as WPS. */
  readonly context: BrowserContext;
  /** Addresses that its pages asked for. */
  readonly asked: readonly string[];
}

/** To be called where tests are described. Every test must end without warnings, errors and uncaught exceptions. */
export function usePages(): Pages {
  let built: Built;
  let browser: Browser;
  let context: BrowserContext;
  const wrong: string[] = [];
  const asked: string[] = [];
  beforeAll(async () => {
    [built, browser] = await Promise.all([build(), launchChromium()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await built?.close();
  });
  beforeEach(async () => {
    wrong.length = asked.length = 0;
    context = await browser.newContext({ viewport: { width: 400, height: 900 } });
    context.on('request', (request) => asked.push(request.url()));
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
    });
    context.on('weberror', (error) => wrong.push(String(error.error())));
    await context.addInitScript({ content: built.posing });
  });
  afterEach(async () => {
    await context.close();
    expect(wrong).toEqual([]);
  });
  return {
    get built() {
      return built;
    },
    get browser() {
      return browser;
    },
    get context() {
      return context;
    },
    asked,
  };
}
