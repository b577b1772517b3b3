/** Runs a TypeScript tool: `node tools/run.js tools/rubric.ts ARGUMENTS…`. */
const esbuild = require('esbuild');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { dataPlugin } = require('./esbuild-data-plugin.js');

const [entry] = process.argv.splice(2, 1);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kaoping-tool-'));
const outfile = path.join(folder, 'tool.cjs');
esbuild
  .build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    plugins: [dataPlugin],
    logLevel: 'error',
    sourcemap: 'inline',
  })
  .then(() => require(outfile))
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => fs.rmSync(folder, { recursive: true, force: true }));
