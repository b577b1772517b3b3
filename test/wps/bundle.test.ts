import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import doiuse from 'doiuse';
import postcss from 'postcss';
import { builtPages } from './built';

/** What Chromium 69 does not know, or not whole, and does well without, by caniuse's names. */
const HARMLESS: Readonly<Record<string, string>> = {
  'css-appearance': 'with its prefix, which the build adds',
  'css-focus-visible': 'base.css has `:focus` before it',
  'css-math-functions': 'taken for one: `minmax()` of grids; the real ones are looked for below',
  'css-not-sel-list': '`:not()` of one selector is old; lists are looked for below',
  'css-overflow': '`hidden auto` is known since 68, `clip` is looked for below',
  multicolumn: 'only `column-gap`, of grids',
  'prefers-color-scheme': 'it stays light',
  'prefers-reduced-motion': 'it moves',
};
const NEWER = /(?<![\w-])(?:min|max|clamp)\(|:not\([^)]*,|overflow:\s*clip|@supports selector\((?!:focus-visible)/;

let folder: string;
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const named = (ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
beforeAll(async () => {
  folder = await builtPages();
}, 60_000);

/** What a browser must know for a style sheet, by caniuse's names, beyond what Chromium 69 knows. */
async function tooNew(css: string): Promise<string[]> {
  const found = new Set<string>();
  const scan = doiuse({ browsers: ['chrome 69'], onFeatureUsage: ({ feature }) => found.add(feature) });
  await postcss([scan]).process(css, { from: undefined });
  return [...found].sort();
}

describe('The build for WPS', () => {
  it('has the files that WPS asks for, and nothing whose name depends on its contents', () => {
    expect(readdirSync(folder).sort()).toEqual([
      ...['LICENSE.txt', 'check.js', 'icons', 'index.html', 'main.js', 'manifest.xml', 'message.css', 'message.html'],
      ...['message.js', 'ribbon.xml', 'samples', 'taskpane.css', 'taskpane.html', 'taskpane.js'],
      ...['unsupported.html', 'worker.js'],
    ]);
    expect(readdirSync(join(folder, 'icons')).every((name) => name.endsWith('.png'))).toBe(true);
  });

  it('has only classic scripts in the language of 2018', () => {
    for (const name of named('.js')) {
      expect(() => parse(read(name), { ecmaVersion: 2018, sourceType: 'script' })).not.toThrow();
    }
  });

  it('has scripts that are the same in every encoding, for WPS may make the hidden page itself', () => {
    for (const name of named('.js')) expect([name, /[\u0080-\uffff]/.exec(read(name))]).toEqual([name, null]);
  });

  it('tells an older browser so in the language of 2009', () => {
    expect(() => parse(read('check.js'), { ecmaVersion: 5, sourceType: 'script' })).not.toThrow();
    expect(read('check.js')).toContain("location.replace('unsupported.html')");
    expect(read('unsupported.html')).not.toContain('<script');
  });

  it('asks for nothing by fetch, by request or by import, which fail from file://', () => {
    for (const name of named('.js')) expect(read(name)).not.toMatch(/\bfetch\(|XMLHttpRequest|\bimport\(|import\.meta/);
  });

  it('has pages with addresses beside them, their policy first and no script of their own', () => {
    for (const name of ['index.html', 'taskpane.html', 'message.html']) {
      const html = read(name);
      expect(html).not.toContain('<%');
      expect(html).not.toContain('office.js');
      expect(html).not.toMatch(/<script>|type="module"|\son\w+=/);
      const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html);
      expect(policy![1]).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(policy!.index).toBeLessThan(html.indexOf('<script'));
      const addresses = [...html.matchAll(/\b(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
      expect(addresses.length).toBeGreaterThanOrEqual(2);
      for (const address of addresses) {
        expect(address).toMatch(/^[\w-]+(?:\/[\w-]+)*\.(?:js|css|png)(?:\?[\w.]+)?$/);
        expect(() => readFileSync(join(folder, address.split('?')[0]!))).not.toThrow();
      }
    }
  });

  it('has only styles that Chromium 69 knows, or does well without', async () => {
    const sheets = [
      ...named('.css').map((name) => read(name)),
      ...named('.html').flatMap((name) => [...read(name).matchAll(/<style>([^]*?)<\/style>/g)].map(([, css]) => css!)),
    ];
    expect(sheets.length).toBe(4);
    expect([...new Set((await Promise.all(sheets.map(tooNew))).flat())].sort()).toEqual(Object.keys(HARMLESS));
    for (const css of sheets) expect(css).not.toMatch(NEWER);
  });

  it('would notice nesting, layers, container queries, :has() and gaps in flex boxes', async () => {
    expect(await tooNew('.a { & .b { color: red } }')).toEqual(['css-nesting']);
    expect(await tooNew('@layer a { .b { color: red } }')).toEqual(['css-cascade-layers']);
    expect(await tooNew('@container (min-width: 1px) { .a { color: red } }')).toEqual(['css-container-queries']);
    expect(await tooNew('.a:has(.b) { color: red }')).toEqual(['css-has']);
    expect(await tooNew('.a { display: flex; gap: 1px }')).toEqual(['flexbox-gap']);
    expect(await tooNew('.a { inset: 0 }')).toEqual(['css-logical-props']);
  });
});
