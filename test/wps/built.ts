/** The pages of the add-in for WPS as they are built, and the script that poses as WPS in them. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtOnce } from '../../tools/built.js';
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

const SOURCES = ['test/wps/emulated.ts', 'src/wps', 'assets/icons', 'assets/samples', 'LICENSE'];

async function make(folder: string): Promise<void> {
  await buildWps(join(folder, 'pages'));
  await bundle(
    join(folder, 'posing'),
    { emulated: 'test/wps/emulated.ts' },
    { format: 'iife', target: TARGET, inject: [POLYFILLS], loader: { '.xlsx': 'binary' } },
  );
}

/** The folder of the pages alone, not to be changed. */
export const builtPages = async (): Promise<string> => join(await builtOnce('wps', SOURCES, make), 'pages');

export async function build(): Promise<Built> {
  // Chinese and a blank, as in the folders of people.
  const folder = mkdtempSync(join(tmpdir(), '考评 wps-'));
  const pages = join(folder, 'pages');
  cpSync(join(await builtPages(), '..'), folder, { recursive: true });
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
