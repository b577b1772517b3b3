/**
 * The workbench, `npm start`: a spreadsheet in the browser that poses as Excel, with our pane beside it and the sample
 * loaded. Built into dist/workbench when a source has changed, and served on 127.0.0.1 alone.
 * `node tools/workbench.js [PORT]`.
 */
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { COMMANDS, MESSAGE, TASK_PANE, buildPages, bundle, placesOf } = require('./pages.js');
const { serve } = require('./serve.js');

const root = path.join(__dirname, '..');
const folder = path.join(root, 'dist/workbench');
const STAMP = path.join(folder, 'built-from.txt');
const PORT = 3000;

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

/** A fingerprint of everything that goes into the bundles. */
function fingerprint() {
  const hash = crypto.createHash('sha256');
  for (const place of ['src', 'tools', 'package-lock.json'].flatMap((name) => filesOf(path.join(root, name)))) {
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

async function build() {
  const wanted = fingerprint();
  if (fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === wanted) return;
  fs.rmSync(folder, { recursive: true, force: true });
  const page = 'src/workbench/page';
  await Promise.all([
    // Names are kept because the emulated Excel names what it does not know in its messages.
    bundle(folder, { workbench: `${page}/main.ts` }, { splitting: true, keepNames: true, chunkNames: 'part-[hash]' }),
    bundle(folder, { external: `${page}/external.ts` }, { format: 'iife' }),
    buildPages(folder, { taskpane: TASK_PANE, commands: COMMANDS, message: MESSAGE }, 'external.js'),
  ]);
  const html = fs.readFileSync(path.join(root, page, 'page.html'), 'utf8').replace('<%= policy %>', POLICY);
  fs.writeFileSync(path.join(folder, 'index.html'), html);
  fs.writeFileSync(STAMP, wanted);
}

/** Builds what is out of date and serves it; `close` ends it. */
async function startWorkbench(port = 0) {
  await build();
  return serve(placesOf(folder), { port });
}

module.exports = { startWorkbench };

if (require.main === module) {
  startWorkbench(Number(process.argv[2] ?? PORT)).then(
    ({ url }) => console.log(`考评工作台 Workbench: ${url}`),
    (error) => {
      console.error(error.code === 'EADDRINUSE' ? `${error.message}: npm start -- PORT` : error);
      process.exitCode = 1;
    },
  );
}
