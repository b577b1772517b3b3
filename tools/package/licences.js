/**
 * What others wrote and we ship: found in what the bundlers say they put into the pages, never guessed. A package
 * without a text of its licence, or under one that is not on the list, stops the packaging.
 */
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '../..');
/** Texts of licences that packages forgot to bring, by the names of the packages (with __ for /). */
const KEPT = path.join(root, 'packaging/licences');
const PERMISSIVE = new Set(
  'MIT MIT-0 ISC Apache-2.0 BSD-2-Clause BSD-3-Clause 0BSD BlueOak-1.0.0 CC0-1.0 Unlicense Zlib'.split(' '),
);

/** Files that are bundles themselves, with what else is in them (seen in the list at the head of each of their modules). */
const CARRIED = { 'jszip/dist/jszip.min.js': ['immediate', 'lie', 'pako', 'setimmediate'] };

/** Whether an SPDX expression lets us ship it: one of what OR joins, all of what AND joins. */
function isPermissive(expression) {
  const plain = /^\([^()]*\)$/.test(expression) ? expression.slice(1, -1) : expression;
  if (/[()]/.test(plain)) return false;
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((name) => PERMISSIVE.has(name.trim())));
}

/** The folder of the package that a file of node_modules belongs to; null for our own files. */
function packageFolder(file) {
  const match = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file);
  return match && path.resolve(root, match[1]);
}

/** The files that webpack put into its chunks. */
function* filesOfWebpack({ compilation }) {
  for (const module of compilation.modules) {
    if ([...compilation.chunkGraph.getModuleChunksIterable(module)].length === 0) continue;
    for (const part of module.modules ?? [module]) if (part.resource) yield part.resource;
  }
}

/** The files that esbuild put into its outputs. */
function* filesOfEsbuild({ outputs }) {
  for (const { inputs } of Object.values(outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) if (bytesInOutput > 0) yield file;
  }
}

function textOf(folder, name) {
  const own = fs
    .readdirSync(folder)
    .filter(
      (file) => /^(licen[cs]e|copying|notice)(\b|_|$)/i.test(file) && fs.statSync(path.join(folder, file)).isFile(),
    )
    .sort();
  const places = own.map((file) => path.join(folder, file));
  const kept = path.join(KEPT, `${name.replace('/', '__')}.txt`);
  if (places.length === 0 && fs.existsSync(kept)) places.push(kept);
  return places.map((place) => fs.readFileSync(place, 'utf8').replace(/\r\n/g, '\n').trim()).join('\n\n');
}

/** One package: `name`, `version`, `licence` (SPDX) and the `text` of it. Throws unless it may be shipped. */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string' || !isPermissive(license)) {
    throw new Error(
      `${name} ${version} is under ${JSON.stringify(license)}, which is not on the list of tools/package/licences.js.`,
    );
  }
  const text = textOf(folder, name);
  if (text === '') throw new Error(`${name} ${version} brings no text of its licence: put it into packaging/licences.`);
  return { name, version, licence: license, text };
}

/** The packages in the pages, sorted by name; `build` is what tools/build.js returns. */
function bundledPackages({ stats, metafile }) {
  const folders = new Set();
  for (const file of [...filesOfWebpack(stats), ...filesOfEsbuild(metafile)]) {
    const folder = packageFolder(file);
    if (!folder) continue;
    folders.add(fs.realpathSync(folder));
    const carried = Object.entries(CARRIED).find(([bundle]) => file.replaceAll('\\', '/').endsWith(`/${bundle}`));
    for (const name of carried?.[1] ?? []) folders.add(fs.realpathSync(path.join(folder, '..', name)));
  }
  const packages = new Map([...folders].map(licenceOf).map((one) => [`${one.name}@${one.version}`, one]));
  return [...packages.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/** All texts in one: packages under the same words stand together. */
function licenceTexts(packages) {
  const byText = packages.reduce((map, one) => map.set(one.text, [...(map.get(one.text) ?? []), one]), new Map());
  const line = '-'.repeat(100);
  const parts = [...byText].map(([text, all]) => {
    const names = all.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join('\n');
    return `${line}\n${names}\n${line}\n\n${text}\n`;
  });
  return `The pages of Kaoping hold parts of these packages. office.js, in excel/web/office, has its own licence beside it.\n\n${parts.join('\n')}`;
}

module.exports = { bundledPackages, isPermissive, licenceTexts };
