/**
 * Builds the add-in for Excel into dist/addin, that for WPS into dist/wps, the command line into dist/cli:
 * `npm run build -- [--base https://host/path/] [--office own|cdn|china]`.
 * Excel's manifest names the base; office.js is our own copy unless a CDN is asked for.
 */
const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const webpack = require('webpack');
const configuration = require('../webpack.config.js');
const { buildCli } = require('./build-cli.js');
const { checkBudget } = require('./budget.js');
const { recordOfEsbuild, recordOfWebpack } = require('./package/records.js');
const { buildWps } = require('./wps.js');

const ADDIN = path.join(__dirname, '../dist/addin');
const WPS = path.join(__dirname, '../dist/wps');
const CLI = path.join(__dirname, '../dist/cli/kaoping.cjs');

function buildExcel(options) {
  return new Promise((resolve, reject) => {
    webpack(configuration(options), (error, stats) => {
      if (error) reject(error);
      else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
      else resolve(stats);
    });
  });
}

/** Both folders and the command line; returns the records of the bundlers (package/records.js). */
async function build(options) {
  const stats = await buildExcel({ ...options });
  console.log('dist/addin');
  fs.rmSync(WPS, { recursive: true, force: true });
  const wps = await buildWps(WPS);
  console.log('dist/wps');
  const { metafile: cli } = await buildCli(CLI);
  console.log('dist/cli');
  if (!checkBudget()) throw new Error('The pane is over its budget.');
  return [recordOfWebpack(stats), recordOfEsbuild(wps), recordOfEsbuild(cli)];
}

module.exports = { ADDIN, CLI, WPS, build };

if (require.main === module) {
  const { values } = parseArgs({ options: { base: { type: 'string' }, office: { type: 'string' } } });
  build(values).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
