/** The self-test through the pane of the workbench in a browser, as a person runs it. */
const fs = require('node:fs');
const path = require('node:path');
const { launchChromium } = require('../chromium.js');
const { startWorkbench } = require('../workbench.js');

const TIMEOUT = 300_000;

/** Opens 关于 and starts the self-test; resolves when the report is there. `pane` is the frame with the pane. */
async function runInPane(pane) {
  await pane.locator('.about-open').click();
  await pane.locator('.about-action').last().click();
  await pane.locator('.about-saving, .about-outcome[role="alert"]').first().waitFor({ timeout: TIMEOUT });
  const refused = pane.locator('.about-outcome[role="alert"]');
  if ((await refused.count()) > 0) throw new Error((await refused.allTextContents()).join('\n'));
}

/** Saves the page and the data of the report that is shown; returns their files. */
async function saveFromPane(page, pane, folder) {
  const files = [];
  for (const link of await pane.locator('.about-saving a').all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const file = path.join(folder, download.suggestedFilename());
    await download.saveAs(file);
    files.push(file);
  }
  return files;
}

async function selfTestInPane({ out, query }) {
  fs.mkdirSync(out, { recursive: true });
  const server = await startWorkbench();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    await page.goto(`${server.url}?book=empty${query}`);
    const pane = page.frameLocator('#pane');
    await runInPane(pane);
    const files = await saveFromPane(page, pane, out);
    const summary = await pane.locator('.about-outcome [role="status"]').first().textContent();
    return { files, summary };
  } finally {
    await browser.close();
    await server.close();
  }
}

module.exports = { runInPane, saveFromPane, selfTestInPane };
