/**
 * Builds the add-in for Excel into dist/addin and that for WPS into dist/wps:
 * `npm run build -- [--base https://host/path/] [--office own|cdn|china]`.
 * Excel's manifest names the base; office.js is our own copy unless a CDN is asked for.
 */
const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const webpack = require('webpack');
const configuration = require('../webpack.config.js');
const { checkBudget } = require('./budget.js');
const { buildWps } = require('./wps.js');

const WPS = path.join(__dirname, '../dist/wps');

function build(options) {
  return new Promise((resolve, reject) => {
    webpack(configuration(options), (error, stats) => {
      if (error) reject(error);
      else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
      else resolve(stats);
    });
  });
}

async function main() {
  const { values } = parseArgs({ options: { base: { type: 'string' }, office: { type: 'string' } } });
  await build({ ...values });
  console.log('dist/addin');
  fs.rmSync(WPS, { recursive: true, force: true });
  await buildWps(WPS);
  console.log('dist/wps');
  if (!checkBudget()) throw new Error('The pane is over its budget.');
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
