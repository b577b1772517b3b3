import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** How each script that ships is bundled, with one module more: the same configuration, in a folder of its own. */
const BUNDLES: readonly (readonly [name: string, code: string])[] = [
  [
    'the pages for Excel',
    `const webpack = require('webpack');
     const { DefinePlugin } = webpack;
     const made = require('./webpack.config.js')();
     const configuration = {
       ...made,
       entry: { message: [planted, './src/commands/message.ts'] },
       output: { ...made.output, path: out },
       plugins: made.plugins.filter((plugin) => plugin instanceof DefinePlugin),
     };
     const build = () => new Promise((resolve, reject) => webpack(configuration, (error, stats) =>
       error || stats.hasErrors() ? reject(error ?? new Error(stats.toString())) : resolve(recordOfWebpack(stats))));`,
  ],
  [
    'the pages for WPS',
    `const { buildWps, POLYFILLS } = require('./tools/wps.js');
     const build = async () => recordOfEsbuild(await buildWps(out, { inject: [POLYFILLS, planted] }));`,
  ],
  [
    'the command line',
    `const { buildCli } = require('./tools/build-cli.js');
     const build = async () => recordOfEsbuild((await buildCli(out + '/kaoping.cjs', { inject: [planted] })).metafile);`,
  ],
];

describe('A package that may not be shipped', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaoping-bundles-'));
    const planted = join(folder, 'node_modules/planted');
    mkdirSync(planted, { recursive: true });
    const name = { name: 'planted', version: '1.2.3', license: 'GPL-3.0-only', main: 'index.js' };
    writeFileSync(join(planted, 'package.json'), JSON.stringify(name));
    writeFileSync(join(planted, 'LICENSE'), 'words');
    writeFileSync(join(planted, 'index.js'), "globalThis.planted = 'planted';\n");
    writeFileSync(join(folder, 'plant.mjs'), "import 'planted';\n");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(BUNDLES)(
    'stops the packaging when it is in %s alone',
    (name, code) => {
      const script = `
        const planted = ${JSON.stringify(join(folder, 'plant.mjs'))};
        const out = ${JSON.stringify(join(folder, name))};
        const { recordOfEsbuild, recordOfWebpack } = require('./tools/package/records.js');
        const { bundledPackages } = require('./tools/package/licences.js');
        ${code}
        build().then((record) => {
          try { process.stdout.write('shipped: ' + bundledPackages([record]).length); }
          catch (error) { process.stdout.write(error.message); }
        });`;
      expect(execFileSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8' })).toBe(
        'planted 1.2.3 is under "GPL-3.0-only", which is not on the list of tools/package/licences.js.',
      );
    },
    120_000,
  );

  it('cannot hide in a script of which no bundler tells what is in it', () => {
    const script = `
      const { checkRecorded } = require('./tools/package/records.js');
      const records = [{ outputs: ['main.js'], files: [], imports: [] }];
      const others = /^excel\\/web\\/office\\//;
      checkRecorded(['wps/main.js', 'excel/web/office/1/office.js', 'docs/a.md'], records, others);
      try { checkRecorded(['wps/main.js', 'wps/other.js', 'cli/kaoping.cjs'], records, others); }
      catch (error) { process.stdout.write(error.message); }`;
    expect(execFileSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8' })).toBe(
      'No bundler tells what is in wps/other.js, cli/kaoping.cjs.',
    );
  });
});
