/** The pages of the add-in for WPS as they are built, and the script that poses as WPS in them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../../tools/pages.js';
import { serve } from '../../tools/serve.js';
import { buildWps, POLYFILLS, TARGET } from '../../tools/wps.js';

export interface Built {
  readonly folder: string;
  /** What runs before the scripts of a page (emulated.ts). */
  readonly posing: string;
  /** By the way in which the pages are reached: with its last slash. */
  readonly base: Readonly<Record<'http' | 'file', string>>;
  close(): Promise<void>;
}

export async function build(): Promise<Built> {
  // Chinese and a blank, as in the folders of people.
  const folder = mkdtempSync(join(tmpdir(), '考评 wps-'));
  const pages = join(folder, 'pages');
  await buildWps(pages);
  await bundle(
    join(folder, 'posing'),
    { emulated: 'test/wps/emulated.ts' },
    { format: 'iife', target: TARGET, inject: [POLYFILLS], loader: { '.xlsx': 'binary' } },
  );
  const server = await serve({ '/': pages });
  return {
    folder: pages,
    posing: readFileSync(join(folder, 'posing/emulated.js'), 'utf8'),
    base: { http: server.url, file: `${pathToFileURL(pages).href}/` },
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
