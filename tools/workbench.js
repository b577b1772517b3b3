/**
 * The workbench, `npm start`: a spreadsheet in the browser that poses as Excel or as WPS, with our pane beside it and the
 * sample loaded. Built into dist/workbench when a source has changed, and served on 127.0.0.1 alone.
 * `node tools/workbench.js [PORT]`.
 */
const fs = require('node:fs');
const path = require('node:path');
const { builtOnce } = require('./built.js');
const { MESSAGE, TASK_PANE, buildPages, bundle, placesOf } = require('./pages.js');
const { serve } = require('./serve.js');
const { buildWps } = require('./wps.js');

const root = path.join(__dirname, '..');
const DIST = path.join(root, 'dist');
const PORT = 3000;
/** What goes into a build besides sources and tools. */
const SOURCES = ['assets/icons', 'assets/samples/shaoxing-2022.xlsx', 'LICENSE'];

/** For the page around the pane; the pane has its own policy, that of the add-in. Univer writes its styles at run time. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self' data:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** Fills the folder of a build. */
async function build(fresh) {
  const page = 'src/workbench/page';
  const wps = path.join(fresh, 'wps');
  await Promise.all([
    // The spreadsheet has a name of its own because page.html has it fetched in advance.
    bundle(
      fresh,
      { workbench: `${page}/main.ts`, spreadsheet: 'src/workbench/univer/index.ts' },
      { splitting: true, chunkNames: 'part-[hash]' },
    ),
    bundle(fresh, { enter: `${page}/enter.ts` }, { format: 'iife' }),
    buildPages(fresh, { taskpane: TASK_PANE, message: MESSAGE }, 'enter.js'),
    buildWps(wps),
  ]);
  for (const name of fs.readdirSync(wps).filter((file) => file.endsWith('.html'))) letEnter(path.join(wps, name));
  const html = fs.readFileSync(path.join(root, page, 'page.html'), 'utf8').replace('<%= policy %>', POLICY);
  fs.writeFileSync(path.join(fresh, 'index.html'), html);
}

/** A page as WPS gets it, but for the script before its own that poses as WPS. */
function letEnter(file) {
  const html = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, html.replace('<script', '<script src="../enter.js"></script><script'));
}

/** Builds what is out of date and serves it; `close` ends it. */
async function startWorkbench(port = 0) {
  return serve(placesOf(await builtOnce('workbench', SOURCES, build, DIST)), { port });
}

module.exports = { startWorkbench };

if (require.main === module) {
  startWorkbench(Number(process.argv[2] ?? PORT)).then(
    ({ url }) => console.log(`考评工作台 Workbench: Excel ${url}\n                    WPS   ${url}?host=wps`),
    (error) => {
      console.error(error.code === 'EADDRINUSE' ? `${error.message}: npm start -- PORT` : error);
      process.exitCode = 1;
    },
  );
}
