/**
 * Builds the command line: src/cli/main.ts → dist/cli/kaoping.cjs (`node tools/build-cli.js [OUTFILE]`).
 * Runs by itself after `npm ci` (the prepare script), so that `npx kaoping` works in a checkout.
 */
const path = require('node:path');

const root = path.join(__dirname, '..');

/** Bundles the command line into one file with its source map beside it; returns what esbuild says of it, its `metafile` included. */
function buildCli(outfile = path.join(root, 'dist/cli/kaoping.cjs'), options = {}) {
  const esbuild = require('esbuild');
  const { dataPlugin } = require('./esbuild-data-plugin.js');
  return esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'external',
    minifyWhitespace: true,
    charset: 'utf8',
    // Rubrics are parsed at build time (data-modules.js), so the parser stays out.
    alias: { yaml: './tools/no-yaml.js' },
    plugins: [dataPlugin],
    metafile: true,
    logLevel: 'warning',
    ...options,
  });
}

module.exports = { buildCli };

if (require.main === module) {
  try {
    require.resolve('esbuild');
  } catch {
    console.error('kaoping: esbuild is not installed (npm ci --omit=dev), so the command line is not built.');
    process.exit(0);
  }
  buildCli(process.argv[2]).catch(() => {
    process.exitCode = 1;
  });
}
