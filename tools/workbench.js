/**
 * The workbench, `npm start`: a spreadsheet in the browser that poses as Excel or as WPS, with our pane beside it and the
 * sample loaded. Built into dist/workbench when a source has changed, and served on 127.0.0.1 alone.
 * `node tools/workbench.js [PORT]`.
 */
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { COMMANDS, MESSAGE, TASK_PANE, buildPages, bundle, placesOf } = require('./pages.js');
const { serve } = require('./serve.js');
const { buildWps } = require('./wps.js');

const root = path.join(__dirname, '..');
const BUILDS = path.join(root, 'dist/workbench');
const PORT = 3000;
/** Everything that goes into a build. */
const SOURCES = ['src', 'tools', 'package-lock.json', 'assets/icons', 'assets/samples/shaoxing-2022.xlsx', 'LICENSE'];
/** The newest builds stay, for servers that still run on one. */
const KEPT = 4;

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

/** A fingerprint of all of it. */
function fingerprint() {
  const hash = crypto.createHash('sha256');
  for (const place of SOURCES.flatMap((name) => filesOf(path.join(root, name)))) {
    hash.update(`${path.relative(root, place)}\0`).update(fs.readFileSync(place));
  }
  return hash.digest('hex');
}

function filesOf(place) {
  if (fs.statSync(place).isFile()) return [place];
  return fs
    .readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** Returns the folder of the build, which is named after its fingerprint: whoever serves another one is not disturbed. */
async function build() {
  const folder = path.join(BUILDS, fingerprint().slice(0, 16));
  if (fs.existsSync(folder)) return folder;
  fs.mkdirSync(BUILDS, { recursive: true });
  const fresh = fs.mkdtempSync(`${folder}-`);
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
    buildPages(fresh, { taskpane: TASK_PANE, commands: COMMANDS, message: MESSAGE }, 'enter.js'),
    buildWps(wps),
  ]);
  for (const name of fs.readdirSync(wps).filter((file) => file.endsWith('.html'))) letEnter(path.join(wps, name));
  const html = fs.readFileSync(path.join(root, page, 'page.html'), 'utf8').replace('<%= policy %>', POLICY);
  fs.writeFileSync(path.join(fresh, 'index.html'), html);
  putInPlace(fresh, folder);
  return folder;
}

/** A page as WPS gets it, but for the script before its own that poses as WPS. */
function letEnter(file) {
  const html = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, html.replace('<script', '<script src="../enter.js"></script><script'));
}

/** Unless somebody else has built the same meanwhile. Old builds are removed. */
function putInPlace(fresh, folder) {
  try {
    fs.renameSync(fresh, folder);
  } catch (error) {
    if (!fs.existsSync(folder)) throw error;
    fs.rmSync(fresh, { recursive: true });
  }
  const age = (build) => -fs.statSync(build).mtimeMs;
  const builds = fs.readdirSync(BUILDS).map((name) => path.join(BUILDS, name));
  builds.sort((a, b) => age(a) - age(b));
  for (const old of builds.slice(KEPT)) fs.rmSync(old, { recursive: true, force: true });
}

/** Builds what is out of date and serves it; `close` ends it. */
async function startWorkbench(port = 0) {
  return serve(placesOf(await build()), { port });
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
