/** What is in the offline zip, by name. */
const fs = require('node:fs');
const path = require('node:path');
const { baseAddress, licenceFor, manifestFor } = require('../addin.js');
const { filesOf } = require('./files.js');
const { CATALOGUE_ID } = require('./names.js');
const { windowsText } = require('./windows.js');

const root = path.join(__dirname, '../..');
const inRoot = (...parts) => path.join(root, ...parts);
/** Pages of the manuals, what they link to included. */
const DOCS = [
  'manual.zh-CN.md',
  'admin.zh-CN.md',
  'pilot.zh-CN.md',
  'security.md',
  'rubric-format.md',
  'images',
  'schema',
];
/** Source maps are for those who have the sources. */
const isShipped = ({ name }) => !name.endsWith('.map');

const tree = (folder, to) =>
  filesOf(folder)
    .filter(isShipped)
    .map(({ name, place }) => [`${to}/${name}`, fs.readFileSync(place)]);

/** The manuals as they stand in the repository: pairs of name and bytes. */
const docs = () =>
  withoutLooseLinks([
    ...DOCS.filter((name) => fs.existsSync(inRoot('docs', name))).flatMap((name) => {
      const place = inRoot('docs', name);
      return fs.statSync(place).isDirectory()
        ? tree(place, `docs/${name}`)
        : [[`docs/${name}`, fs.readFileSync(place)]];
    }),
    ...tree(inRoot('assets/samples'), 'assets/samples'),
  ]);

/** Documents that lie in a package without the sources: a link to what is not among `files` becomes its own words. */
function withoutLooseLinks(files) {
  const names = files.map(([name]) => name);
  const isThere = (place) => names.some((name) => name === place || name.startsWith(`${place}/`));
  const unlink = (from, text) =>
    text.replace(/(!?)\[([^\]]*)\]\(([^)\s#]+)(#[^)\s]*)?\)/g, (link, picture, words, target) =>
      /^[a-z]+:/i.test(target) || isThere(path.posix.join(path.posix.dirname(from), target)) ? link : words,
    );
  return files.map(([name, body]) => [name, name.endsWith('.md') ? unlink(name, body.toString()) : body]);
}

/** Scripts and texts of packaging/, with what they say of this version. */
function scripts(folder, to, version) {
  return filesOf(inRoot('packaging', folder)).map(({ name, place }) => {
    const text = fs
      .readFileSync(place, 'utf8')
      .replaceAll('@VERSION@', version)
      .replaceAll('@CATALOGUE_ID@', CATALOGUE_ID);
    return [`${to}${name}`, windowsText(name, text)];
  });
}

/** In place of the .deb. */
const NO_DEB = `制作这个安装包的电脑上没有 dpkg-deb，所以这里没有 deb 安装包。
请在 Debian、Ubuntu、统信 UOS 或麒麟上重新制作，或按 docs/admin.zh-CN.md 第 5 节“没有 dpkg 的系统”安装。
`;

/** Samples of configuration stand apart from what an administrator runs. */
const excelPlace = (name) => (/\.(conf|config)$/.test(name) ? `excel/server/${name}` : `excel/${name}`);

/** Excel: the pages, the scripts, and the manifest: for an address, or to be filled in at the site. */
function excel(addin, version, base) {
  const manifest = fs.readFileSync(inRoot('manifest.xml'), 'utf8');
  const pages = tree(addin, 'excel/web').filter(([name]) => name !== 'excel/web/manifest.xml');
  const made = base === undefined ? [] : [['excel/catalogue/manifest.xml', manifestFor(manifest, baseAddress(base))]];
  return [
    ...pages,
    ...scripts('excel', '', version).map(([name, body]) => [excelPlace(name), body]),
    // set-base.ps1 fills in the address.
    ['excel/manifest.template.xml', manifestFor(manifest, '@MANIFEST_BASE@')],
    ...made,
  ];
}

/**
 * All files of the zip but the checksums, as a map from name to bytes. `addin` and `wps` are the built folders, `cli` the
 * script of the command line, `deb` the path of the package or null, `licences` a text, `sbom` an object, `base` the address of Excel's pages or undefined.
 */
function contents({ addin, wps, cli, deb, licences, sbom, version, base }) {
  const server = ['kaoping-serve', 'kaoping-register', 'kaoping.service', 'kaoping-register.desktop'];
  const entries = [
    ...excel(addin, version, base),
    ...tree(wps, 'wps'),
    ...scripts('windows', 'windows/', version),
    ['cli/kaoping.cjs', fs.readFileSync(cli)],
    deb ? [`linux/${path.basename(deb)}`, fs.readFileSync(deb)] : ['linux/README.txt', windowsText('.txt', NO_DEB)],
    ...server.map((name) => [`server/${name}`, fs.readFileSync(inRoot('packaging/linux', name))]),
    ...docs(),
    ...scripts('zip', '', version),
    ['LICENSE.txt', licenceFor(fs.readFileSync(inRoot('LICENSE'), 'utf8'), 'excel/web/office')],
    ['THIRD-PARTY-LICENCES.txt', licences],
    ['sbom.cdx.json', `${JSON.stringify(sbom, null, 2)}\n`],
  ];
  return Object.fromEntries(
    entries.map(([name, body]) => [name, Buffer.from(body)]).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

module.exports = { contents, docs, withoutLooseLinks };
