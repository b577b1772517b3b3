/**
 * The add-in for WPS 表格: a folder of plain files that is served as it is or opened from the disk. Classic scripts for
 * Chromium 69, addresses relative to the page, nothing that needs http.
 */
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { policyFor } = require('./addin.js');
const { buildOld } = require('./old.js');
const { WORKER, bundle } = require('./pages.js');
const { version } = require('../package.json');

const root = path.join(__dirname, '..');
/** The oldest browser that a WPS may hold, and what its scripts are parsed as by test/wps. */
const TARGET = ['chrome69', 'es2018'];
const POLYFILLS = 'src/wps/polyfills.ts';
const SCRIPTS = {
  main: 'src/wps/main.ts',
  taskpane: 'src/wps/taskpane.tsx',
  message: 'src/wps/message.ts',
  worker: WORKER,
};
/** The pages are those of Excel, without office.js; the hidden one is WPS's own. */
const PAGES = {
  index: { template: 'src/wps/index.html', script: 'main' },
  taskpane: { template: 'src/taskpane/page.html', script: 'taskpane', style: 'taskpane' },
  message: { template: 'src/message/page.html', script: 'message', style: 'message' },
};

/** Builds into `folder`, which need not exist; returns what esbuild says of the bundles (`inputs`, `outputs`). */
async function buildWps(folder, options = {}) {
  fs.mkdirSync(folder, { recursive: true });
  const { metafile } = await bundle(folder, SCRIPTS, {
    format: 'iife',
    target: TARGET,
    // A library has one, for Node alone.
    supported: { 'dynamic-import': false },
    // In local mode WPS makes the hidden page itself, and nobody knows in which encoding that page takes main.js.
    charset: 'ascii',
    // Before all else, in the worker, too.
    inject: [POLYFILLS],
    legalComments: 'eof',
    metafile: true,
    ...options,
  });
  for (const name of Object.keys(SCRIPTS)) toAscii(path.join(folder, `${name}.js`));
  for (const [name, page] of Object.entries(PAGES)) {
    fs.writeFileSync(path.join(folder, `${name}.html`), pageText(folder, page));
  }
  for (const [from, to] of [
    ['src/wps/ribbon.xml', 'ribbon.xml'],
    ['src/wps/manifest.xml', 'manifest.xml'],
    ['assets/samples/shaoxing-2022.xlsx', 'samples/shaoxing-2022.xlsx'],
    ['LICENSE', 'LICENSE.txt'],
  ]) {
    fs.cpSync(path.join(root, from), path.join(folder, to), { recursive: true });
  }
  buildOld(path.join(root, 'src/wps/old'), folder);
  const isPng = (file) => fs.statSync(file).isDirectory() || file.endsWith('.png');
  fs.cpSync(path.join(root, 'assets/icons'), path.join(folder, 'icons'), { recursive: true, filter: isPng });
  return metafile;
}

/** What esbuild leaves: patterns between slashes, in which the escapes mean the same. */
function toAscii(file) {
  const code = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/[\u0080-\uffff]/g, code));
}

function pageText(folder, { template, script, style }) {
  const options = { policy: policyFor(), version, script: stamped(folder, `${script}.js`) };
  const styles = style === undefined ? '' : `<link rel="stylesheet" href="${stamped(folder, `${style}.css`)}" />`;
  const ours = `<script defer src="${options.script}"></script>`;
  return fs
    .readFileSync(path.join(root, template), 'utf8')
    .replace(/<script( defer)? src="<%= htmlWebpackPlugin\.options\.office %>"><\/script>/, `${styles}${ours}`)
    .replace(/<%= (?:htmlWebpackPlugin\.options\.)?(\w+) %>/g, (_, option) => options[option]);
}

/** With its fingerprint, so that a browser that kept an old one asks again; on the disk it does no harm. */
function stamped(folder, name) {
  const hash = crypto.createHash('sha256').update(fs.readFileSync(path.join(folder, name)));
  return `${name}?${hash.digest('hex').slice(0, 10)}`;
}

module.exports = { POLYFILLS, TARGET, buildWps };
