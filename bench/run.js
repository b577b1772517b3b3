/** Bundles a benchmark with the sources it measures and runs it: `node run.js [NODE OPTIONS…] engine.ts [ARGUMENTS…]`. */
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const esbuild = require('esbuild');
const { dataPlugin } = require('../tools/esbuild-data-plugin.js');

const args = process.argv.slice(2);
const at = args.findIndex((arg) => arg.endsWith('.ts'));
const entry = path.resolve(__dirname, args[at]);
// Inside node_modules, so that the peers are found from there and no tool takes it for a source.
const outfile = path.join(__dirname, 'node_modules/.cache/bench', `${path.basename(entry, '.ts')}.cjs`);
const { dependencies } = require('./package.json');

esbuild
  .build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: Object.keys(dependencies),
    plugins: [dataPlugin],
    logLevel: 'error',
    sourcemap: true,
  })
  .then(() => {
    const { status } = spawnSync(process.execPath, [...args.slice(0, at), outfile, ...args.slice(at + 1)], {
      cwd: __dirname,
      stdio: 'inherit',
    });
    process.exitCode = status ?? 1;
  })
  .catch(() => {
    process.exitCode = 1;
  });
