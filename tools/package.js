/**
 * Everything that an administrator needs, in dist: `npm run package -- [--base https://host/path/] [--out FOLDER]`.
 * The .deb for WPS on Linux, and a zip that holds it with the pages, scripts, manuals, licences and checksums.
 * `--base` is where Excel's pages will be served; without it a script fills it in at the site.
 * The same commit gives the same bytes: all times are SOURCE_DATE_EPOCH, or the commit's.
 */
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { baseAddress } = require('./addin.js');
const { ADDIN, CLI, WPS, build } = require('./build.js');
const { contents, docs, withoutLooseLinks } = require('./package/contents.js');
const { buildDeb, whyNoDeb } = require('./package/deb.js');
const { bundledPackages, importsOf, licenceTexts } = require('./package/licences.js');
const { checkRecorded } = require('./package/records.js');
const { sbom } = require('./package/sbom.js');
const { checksums, zip } = require('./package/zip.js');
const { version } = require('../package.json');

const root = path.join(__dirname, '..');
/** For sources without a history, or with one of before: the first day that a zip can name. */
const EARLIEST = 315_532_800;

function epoch() {
  const given = process.env.SOURCE_DATE_EPOCH;
  if (given !== undefined) {
    if (!/^\d{1,10}$/.test(given)) throw new Error(`SOURCE_DATE_EPOCH=${given}: a number of seconds`);
    return Math.max(EARLIEST, Number(given));
  }
  try {
    return Number(
      execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return EARLIEST;
  }
}

/** The manuals with their pictures, without what else they link to. */
function writeDocs(folder) {
  const manuals = docs()
    .map(([name, body]) => [/^docs\/([^/]+\.md|images\/.+)$/.exec(name)?.[1], body])
    .filter(([name]) => name !== undefined);
  for (const [name, body] of withoutLooseLinks(manuals)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), body);
  }
}

/** Scripts in the zip that no bundler made: ours, copied as they are, and office.js with its own terms beside it. */
const UNBUNDLED = /^excel\/web\/office\/|\/check\.js$/;

/** Packages what is built already; `records` is what `build` returned. Returns the paths of what it made. */
function packageBuilt(records, { base, out, addin = ADDIN, wps = WPS, cli = CLI, time = epoch() }) {
  const packages = bundledPackages(records);
  const licences = licenceTexts(packages);
  const parts = sbom(packages, importsOf(records), time);
  fs.mkdirSync(out, { recursive: true });
  const reason = whyNoDeb();
  if (reason) console.error(`Without the .deb. ${reason}`);
  const manuals = fs.mkdtempSync(path.join(os.tmpdir(), 'kaoping-docs-'));
  try {
    writeDocs(manuals);
    const deb = reason ? null : buildDeb({ pages: wps, docs: manuals, licences, version, epoch: time, out });
    const files = contents({ addin, wps, cli, deb, licences, sbom: parts, version, base });
    checkRecorded(Object.keys(files), records, UNBUNDLED);
    files.SHA256SUMS = Buffer.from(checksums(files));
    const place = path.join(out, `kaoping-${version}.zip`);
    const runnable = ['server/kaoping-serve', 'server/kaoping-register'];
    fs.writeFileSync(place, zip(`kaoping-${version}`, files, { runnable, epoch: time }));
    const made = [place, ...(deb ? [deb] : [])];
    const sums = path.join(out, 'SHA256SUMS');
    fs.writeFileSync(
      sums,
      checksums(Object.fromEntries(made.map((one) => [path.basename(one), fs.readFileSync(one)]))),
    );
    return [...made, sums];
  } finally {
    fs.rmSync(manuals, { recursive: true, force: true });
  }
}

module.exports = { packageBuilt };

async function main() {
  const { values } = parseArgs({ options: { base: { type: 'string' }, out: { type: 'string' } } });
  const { base, out = path.join(root, 'dist') } = values;
  // Says at once what is wrong with it.
  if (base !== undefined) baseAddress(base);
  const time = epoch();
  const records = await build({ base });
  for (const place of packageBuilt(records, { base, out, time })) {
    const size = (fs.statSync(place).size / 1024).toFixed(0).padStart(8);
    console.log(`${size} KB  ${path.relative(process.cwd(), place)}`);
  }
}

if (require.main === module) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
