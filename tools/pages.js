/** The pages of the add-in as the workbench and the pane's harness serve them: bundled by esbuild, with office.js over an emulated Excel. */
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');
const { officeSource, policyFor } = require('./addin.js');
const { dataPlugin } = require('./esbuild-data-plugin.js');
const { buildOld } = require('./old.js');
const { version } = require('../package.json');

const root = path.join(__dirname, '..');
const inSource = (template, script) => ({ template: `src/${template}`, script: `src/${script}` });
const TASK_PANE = inSource('taskpane/page.html', 'taskpane/main.tsx');
const MESSAGE = inSource('message/page.html', 'commands/message.ts');
/** What runs apart from a page: bundled in one piece, for a plain worker can import nothing. */
const WORKER = 'src/folder/worker.ts';

/** webpack finds a worker by its source; here it lies beside the page under the name of its bundle. */
const workerPlugin = {
  name: 'worker',
  setup(build) {
    build.onLoad({ filter: /src[\\/]folder[\\/]client\.ts$/ }, async ({ path: file }) => ({
      loader: 'ts',
      contents: (await fs.promises.readFile(file, 'utf8')).replace(
        "new URL('./worker.ts', import.meta.url)",
        "new URL('worker.js', document.baseURI)",
      ),
    }));
  },
};

/** Bundles scripts, and the styles that they import, into `folder`: `entryPoints` by the names they get there. */
function bundle(folder, entryPoints, options = {}) {
  return esbuild.build({
    absWorkingDir: root,
    outdir: folder,
    entryPoints,
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    jsx: 'automatic',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"', KAOPING_VERSION: JSON.stringify(version) },
    minify: true,
    // Rubrics are parsed at build time (data-modules.js), so the parser stays out.
    alias: { yaml: './tools/no-yaml.js' },
    plugins: [dataPlugin, workerPlugin],
    logLevel: 'error',
    ...options,
  });
}

/**
 * Bundles pages of the add-in into `folder` and writes them there: `pages` by the names they get. `posing` is the script
 * before office.js that poses as Excel.
 */
async function buildPages(folder, pages, posing, otherScripts = {}) {
  const scripts = Object.entries(pages).map(([name, { script }]) => [name, script]);
  await bundle(folder, { ...otherScripts, ...Object.fromEntries(scripts) }, { splitting: true });
  await bundle(folder, { worker: WORKER }, { format: 'iife' });
  for (const [name, { template }] of Object.entries(pages)) {
    fs.writeFileSync(path.join(folder, `${name}.html`), pageText(folder, name, template, posing));
  }
  buildOld(path.join(root, 'src/taskpane/old'), folder);
}

/** A page as the build makes it, but for the script that poses as Excel. */
function pageText(folder, name, template, posing) {
  const style = fs.existsSync(path.join(folder, `${name}.css`)) ? `<link rel="stylesheet" href="${name}.css">` : '';
  const options = { policy: policyFor(), office: officeSource().url, version };
  return fs
    .readFileSync(path.join(root, template), 'utf8')
    .replace(/<%= htmlWebpackPlugin\.options\.(\w+) %>/g, (_, option) => options[option])
    .replace(
      /<script( defer)? src="[^"]*office\.js"/,
      (office, defer = '') => `<script${defer} src="${posing}"></script>${office}`,
    )
    .replace('</head>', `${style}<script type="module" src="${name}.js"></script></head>`);
}

/** What is served from where, for tools/serve.js. */
function placesOf(folder) {
  const assets = path.join(root, 'assets');
  return {
    '/': folder,
    [`/${path.posix.dirname(officeSource().url)}/`]: path.join(root, 'node_modules/@microsoft/office-js/dist'),
    '/icons/': path.join(assets, 'icons'),
    '/samples/': path.join(assets, 'samples'),
  };
}

module.exports = { MESSAGE, TASK_PANE, WORKER, buildPages, bundle, placesOf };
