/** The pictures of the manual, made when they are asked for (`npm run pictures`). */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from './browser';
import { EXCEL } from './programs';

const FOLDER = 'docs/images';
const areWanted = process.env['KAOPING_PICTURES'] === '1';
/** Pixels: a page that the pane is too high for, and the highest that a picture of the pane needs. */
const LOW = 300;
const HIGH = 860;

const path = (name: string): string => {
  mkdirSync(FOLDER, { recursive: true });
  return join(FOLDER, `${name}.png`);
};

/** The whole page, once nothing is calculated; of one program unless it has a name of its own. */
export async function pictureOfPage({ page, posing }: Desk, name: string = posing.picture): Promise<void> {
  if (!areWanted || (posing !== EXCEL && name !== posing.picture)) return;
  await page.getByText('正在计算').waitFor({ state: 'hidden' });
  await page.screenshot({ path: path(name) });
}

/** The pane, as high as it needs to be. */
export async function pictureOfPane({ page, pane, posing }: Desk, name: string): Promise<void> {
  if (!areWanted || posing !== EXCEL) return;
  const { width, height } = page.viewportSize()!;
  await page.setViewportSize({ width, height: LOW });
  const missing = await pane.locator('.main').evaluate((main) => main.scrollHeight - main.clientHeight);
  await page.setViewportSize({ width, height: Math.min(LOW + missing, HIGH) });
  await page.mouse.move(0, 0);
  await pane.locator('body').screenshot({ path: path(name) });
  await page.setViewportSize({ width, height });
}
