/**
 * What others wrote and we ship: found in what every bundler says it put into its scripts (records.js), never guessed.
 * A package without a text of its licence, or under one that is not on the list, stops the packaging.
 */
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '../..');
/** Texts of licences that packages forgot to bring, by the names of the packages (with __ for /). */
const KEPT = path.join(root, 'packaging/licences');
const PERMISSIVE = new Set(
  'MIT MIT-0 ISC Apache-2.0 BSD-2-Clause BSD-3-Clause 0BSD BlueOak-1.0.0 CC0-1.0 Unlicense Zlib'.split(' '),
);

/** Licences that a person read in the text of a package whose package.json names none. */
const READ = { 'exif-parser@0.1.12': 'MIT' };

/** Whether an SPDX expression lets us ship it: one of what OR joins, all of what AND joins. */
function isPermissive(expression) {
  const plain = /^\([^()]*\)$/.test(expression) ? expression.slice(1, -1) : expression;
  if (/[()]/.test(plain)) return false;
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((name) => PERMISSIVE.has(name.trim())));
}

/** The folder of the package that a file of node_modules belongs to; null for our own files. Bundlers name files from the root or in full. */
function packageFolder(file) {
  const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file);
  return match && path.resolve(root, match[0]);
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
  const { name, version, ...rest } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const license = rest.license ?? READ[`${name}@${version}`];
  if (typeof license !== 'string' || !isPermissive(license)) {
    throw new Error(
      `${name} ${version} is under ${JSON.stringify(license)}, which is not on the list of tools/package/licences.js.`,
    );
  }
  const text = textOf(folder, name);
  if (text === '') throw new Error(`${name} ${version} brings no text of its licence: put it into packaging/licences.`);
  return { name, version, licence: license, text };
}

/** The packages in the scripts, sorted by name; `records` is what tools/build.js returns. */
function bundledPackages(records) {
  const folders = new Set();
  for (const file of records.flatMap((record) => record.files)) {
    const folder = packageFolder(file);
    if (folder) folders.add(fs.realpathSync(folder));
  }
  const packages = new Map([...folders].map(licenceOf).map((one) => [`${one.name}@${one.version}`, one]));
  return [...packages.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/** Which package asks for which, as pairs of `name@version`, by the bundlers' records: some take others that they do not name in package.json. */
function importsOf(records) {
  const refs = new Map();
  const refOf = (file) => {
    const folder = packageFolder(file);
    if (folder && !refs.has(folder)) {
      const { name, version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
      refs.set(folder, `${name}@${version}`);
    }
    return refs.get(folder);
  };
  return records
    .flatMap(({ imports }) => imports.map((pair) => pair.map(refOf)))
    .filter(([from, to]) => from !== undefined && to !== undefined && from !== to);
}

/** All texts in one: packages under the same words stand together. */
function licenceTexts(packages) {
  const byText = packages.reduce((map, one) => map.set(one.text, [...(map.get(one.text) ?? []), one]), new Map());
  const line = '-'.repeat(100);
  const parts = [...byText].map(([text, all]) => {
    const names = all.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join('\n');
    return `${line}\n${names}\n${line}\n\n${text}\n`;
  });
  return `The pages and the command line of Kaoping hold parts of these packages. office.js, in excel/web/office, is under terms of its own, which stand beside it.\n\n${parts.join('\n')}`;
}

module.exports = { bundledPackages, importsOf, isPermissive, licenceTexts };
