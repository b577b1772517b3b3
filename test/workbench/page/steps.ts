/** What a person does in the workbench, and sees of it. */
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import type { Desk } from './browser';

/** A button of the pane. */
export const button = (desk: Desk, name: string): Locator => desk.pane.getByRole('button', { name, exact: true });
export const tab = (desk: Desk, name: string): Locator => desk.pane.getByRole('tab', { name });
export const ribbon = (desk: Desk, name: string): Locator => desk.page.locator('#ribbon').getByRole('button', { name });
export const totals = (desk: Desk): Promise<string[]> => desk.pane.locator('.standing-total').allTextContents();
/** Of the sample, from the best. */
export const TOTALS = ['977.374', '959.592', '948.44', '929.554～956.554', '926.129～936.129', '891.2364～915.6364'];
/** The line under the bar. */
export const status = (desk: Desk): Promise<string | null> => desk.page.locator('#status').textContent();

/** Presses 保存 and returns where the download went. */
export async function saveTo(desk: Desk, folder: string): Promise<string> {
  const waiting = desk.page.waitForEvent('download');
  await desk.page.locator('#save').click();
  const download = await waiting;
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** A file by its path, or its name and bytes. */
type Upload = string | { name: string; mimeType: string; buffer: Buffer };

/** Opens a file; done when the pane has something to say of it. */
export async function openUpload({ page, pane }: Desk, file: Upload): Promise<void> {
  const before = await page.evaluateHandle(() => window.workbench.model);
  await page.locator('#file').setInputFiles(file);
  await page.waitForFunction((was) => window.workbench.model !== was, before);
  await pane.locator('.first, .standings, .failed').first().waitFor();
}

export const upload = (name: string, bytes: Uint8Array): Upload => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

/** Presses a button of the ribbon and closes the message that follows; returns what it says. */
export async function pressAndRead(desk: Desk, name: string): Promise<string> {
  // Asked before: the page does not answer while it works.
  const isExcel = await desk.pane.locator('html').evaluate(() => 'Office' in window);
  await ribbon(desk, name).click();
  if (isExcel) return readNotice(desk);
  const message: FrameLocator = desk.page.frameLocator('#dialog iframe');
  const close = message.getByRole('button', { name: '知道了' });
  await close.waitFor({ timeout: 90_000 });
  const text = await message.locator('#message').textContent();
  await close.click();
  await desk.page.locator('#dialog').waitFor({ state: 'hidden' });
  return text ?? '';
}

/** Excel's buttons tell in the pane. */
async function readNotice(desk: Desk): Promise<string> {
  // The one beside it, that the workbook was changed, cannot be closed and goes by itself.
  const notice = desk.pane.locator('.notice').filter({ has: desk.pane.getByRole('button', { name: '关闭' }) });
  await notice.waitFor({ timeout: 90_000 });
  const text = await notice.locator('.notice-text').textContent();
  await notice.getByRole('button', { name: '关闭' }).click();
  return text ?? '';
}

/** Asks again and again, for half a minute. */
export async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  for (let asked = 0; !(await holds()); asked++) {
    if (asked === 300) throw new Error('It did not come about within half a minute.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
