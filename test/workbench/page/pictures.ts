import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'docs/images';

/** Something that can be photographed: a page, or a part of one. */
interface Photographed {
  screenshot(options: { path: string }): Promise<unknown>;
}

/** Makes a picture of the manual, when pictures are asked for (`npm run pictures`). */
export async function picture(what: Photographed, name: string): Promise<void> {
  if (process.env['KAOPING_PICTURES'] !== '1') return;
  mkdirSync(FOLDER, { recursive: true });
  await what.screenshot({ path: join(FOLDER, `${name}.png`) });
}
