import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, launchChromium } from '../../tools/chromium.js';
import { startHarness } from '../../tools/pane-harness.js';
import { onePage } from '../onePage';
import type { Tool } from '../oracles/skip';

export const CHROMIUM: Tool = {
  name: 'Chromium',
  missing: () =>
    chromiumPath() === null ? 'install it (apt-get install chromium) or set CHROME_PATH to its executable' : null,
};

/** A browser with the harness (tools/pane-harness.js) for the tests of one file. */
export interface PaneBrowser {
  /** A page as if it were new, 320 × 640, once the pane has something to show: the harness with a query, or another of its pages. */
  open(query?: string): Promise<Page>;
  /** Where the harness is. */
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

export async function openPaneBrowser(): Promise<PaneBrowser> {
  const harness = await startHarness();
  const browser: Browser = await launchChromium();
  const one = onePage(browser, { width: 320, height: 640 });
  return {
    url: harness.url,
    browser,
    open: async (query = '') => {
      const address = `${harness.url}${/^\w+\.html/.test(query) ? query : `?${query}`}`;
      const { page, errors } = await one.open(address, (opened) => {
        const met: string[] = [];
        opened.on('pageerror', (error) => met.push(error.message));
        return { page: opened, errors: met };
      });
      await page.locator('.first, .standings, .failed').first().waitFor();
      if (errors.length > 0) throw new Error(errors.join('\n'));
      return page;
    },
    close: async () => {
      await browser.close();
      await harness.close();
    },
  };
}

/** What axe-core finds wrong with the page as it is now, one line each; and whether it scrolls sideways. */
export async function complaints(page: Page): Promise<string[]> {
  // A transition half way has colours of its own.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
  );
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join(' | ')}`,
    );
  });
  const overflow = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.main')]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => `scrolls sideways: ${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`),
  );
  return [...violations, ...overflow];
}
