/**
 * One page of a browser for all tests of a file. It goes from address to address in place of being made for each test, for
 * the browser then knows the compiled scripts: that halves what opening costs.
 */
import type { Browser, Dialog, Page } from 'playwright-core';

export interface OnePage {
  /** The page at an address, as if it were new. `watch` sees it from the start; what it makes of it is returned. */
  open<T>(url: string, watch: (page: Page) => T): Promise<T>;
}

/** What tests listen to. */
const EVENTS = ['pageerror', 'console', 'request', 'dialog', 'download', 'filechooser'] as const;

export function onePage(browser: Browser, viewport: { width: number; height: number }): OnePage {
  let page: Page | null = null;
  return {
    open: async (url, watch) => {
      if (page === null || page.isClosed()) page = await browser.newPage({ viewport });
      else await forget(page, viewport);
      const watched = watch(page);
      await page.goto(url);
      page.off('dialog', leave);
      return watched;
    },
  };
}

/** Takes away what a test left in its page; what the page asks when it is left is answered until the next one is there. */
async function forget(page: Page, viewport: { width: number; height: number }): Promise<void> {
  for (const event of EVENTS) page.removeAllListeners(event);
  page.on('dialog', leave);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(viewport);
  await page.mouse.move(0, 0);
}

const leave = (dialog: Dialog): void => void dialog.accept();
